package org.tng4j.arrays.view;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.BytesMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.FixedTextMeta;
import org.tng4j.arrays.meta.OptionMeta;
import org.tng4j.arrays.meta.RecordMeta;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.meta.TextMeta;
import org.tng4j.arrays.meta.VarMeta;

/// A view for people: datashape, memory, and its layout as a tree, one line for each part.
final class Explanation {

    private final List<String> lines = new ArrayList<>();

    private Explanation() {}

    static String of(NdView view) {
        Explanation explanation = new Explanation();
        explanation.lines.add(view.shape().toString());
        explanation.lines.add(memory(view.segment()) + ", base " + view.base());
        explanation.add(view.meta(), "  ", "");
        return String.join("\n", explanation.lines) + "\n";
    }

    private static String memory(MemorySegment segment) {
        String kind = segment.isMapped() ? "mapped" : segment.isNative() ? "native" : "heap";
        String access = segment.isReadOnly() ? ", read-only" : ", read and write";
        return kind + " memory, " + segment.byteSize() + " bytes" + access + (segment.scope().isAlive() ? "" : ", closed");
    }

    /// @param name of the field that this is, and where it begins
    private void add(ArrMeta meta, String indent, String name) {
        lines.add(indent + name + text(meta));
        String inside = indent + "  ";
        switch (meta) {
            case FixedMeta dim -> add(dim.item(), inside, "");
            case VarMeta dim -> add(dim.item(), inside, "");
            case OptionMeta option -> add(option.value(), inside, "");
            case RecordMeta record -> addFields(record, inside);
            case ScalarMeta _, TextMeta _, FixedTextMeta _, BytesMeta _ -> { }
        }
    }

    private void addFields(RecordMeta record, String indent) {
        for (int i = 0; i < record.fields().size(); i++) {
            RecordMeta.Field field = record.fields().get(i);
            String name = record.names().isEmpty() ? Integer.toString(i) : record.names().get(i);
            add(field.meta(), indent, name + " at " + field.offset() + ": ");
        }
    }

    private static String text(ArrMeta meta) {
        return switch (meta) {
            case FixedMeta dim -> dim.size() + " items, byte stride " + dim.byteStride();
            case VarMeta dim -> "rows by offsets, byte stride " + dim.byteStride() + ", room for " + dim.room()
                    + " items at " + dim.dataOffset();
            case ScalarMeta scalar -> scalar.scalar() + order(scalar.order());
            case FixedTextMeta text -> text.text() + order(text.order());
            case BytesMeta bytes -> bytes.bytes().toString();
            case TextMeta text -> text.shape() + " by offsets, heap of " + text.heapSize() + " bytes at " + text.heapOffset();
            case RecordMeta record -> record.names().isEmpty() ? "tuple" : "record";
            case OptionMeta option -> "option, " + option.bitmap()
                    .map(bits -> bits.bitCount() + " validity bits at " + bits.offset() + ", one for " + bits.itemSize() + " bytes")
                    .orElse("missing is told by the value");
        };
    }

    private static String order(ByteOrder order) {
        return order.equals(ByteOrder.nativeOrder()) ? "" : order.equals(ByteOrder.BIG_ENDIAN) ? ", big-endian" : ", little-endian";
    }
}
