package org.tng4j.arrays.view;

import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.BytesMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.FixedTextMeta;
import org.tng4j.arrays.meta.OptionMeta;
import org.tng4j.arrays.meta.RecordMeta;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.meta.Span;
import org.tng4j.arrays.meta.TextMeta;
import org.tng4j.arrays.meta.VarMeta;

/// How many bytes a view takes, and how they lie: for people who wonder where their memory went.
final class MemoryReport {

    /// Beyond a cache line, nobody asks.
    private static final long MOST_ALIGNMENT = 64;

    private MemoryReport() {}

    static String of(NdView view) {
        StringBuilder report = new StringBuilder(view.toString()).append('\n');
        Span span = view.meta().elementSpan();
        line(report, "elements", sizeText(view.meta()) + " bytes, spread over " + span.size());
        int axis = 0;
        for (ArrMeta at = view.meta(); at instanceof FixedMeta dim; at = dim.item()) {
            line(report, "axis " + axis++, dim.size() + " items of " + sizeText(dim.item()) + " bytes, " + dim.byteStride() + " apart");
        }
        Flags flags = view.flags();
        line(report, "order", order(flags));
        long alignment = Math.min(MOST_ALIGNMENT, Alignment.ofBase(view));
        line(report, "alignment", alignment + " bytes, numbers are " + (flags.isAligned() ? "" : "not ") + "aligned");
        line(report, "access", flags.isWriteable() ? "read and write" : "read-only");
        return report.toString();
    }

    private static void line(StringBuilder report, String what, String text) {
        report.append(String.format("%-11s", what)).append(text).append('\n');
    }

    private static String order(Flags flags) {
        if (flags.isContiguous()) {
            return flags.isColumnMajor() ? "no gaps" : "row-major, no gaps";
        }
        return flags.isColumnMajor() ? "column-major, no gaps" : "gaps, or other axis order";
    }

    /// The same bytes may count again and again, and so be more than there are.
    private static String sizeText(ArrMeta meta) {
        try {
            return Long.toString(sizeOf(meta));
        } catch (ArithmeticException _) {
            return "more than " + Long.MAX_VALUE;
        }
    }

    /// Bytes of the elements alone; two offsets share their bytes with those of the neighbours.
    static long sizeOf(ArrMeta meta) {
        return switch (meta) {
            case FixedMeta dim -> Math.multiplyExact(dim.size(), sizeOf(dim.item()));
            case ScalarMeta scalar -> scalar.scalar().byteSize();
            case FixedTextMeta text -> text.byteSize();
            case BytesMeta bytes -> bytes.byteSize();
            case TextMeta _, VarMeta _ -> Long.BYTES;
            case RecordMeta record -> record.fields().stream().mapToLong(field -> sizeOf(field.meta())).sum();
            case OptionMeta option -> sizeOf(option.value());
        };
    }
}
