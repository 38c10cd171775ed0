package org.tng4j.arrays.meta;

import java.util.List;

/// Whether elements follow each other without gaps.
final class Packing {

    private static final long GAPS = -1;

    private Packing() {}

    /// Bytes from one of these to the next of a packed array, or a negative number if there are gaps inside.
    static long advance(ArrMeta meta) {
        return switch (meta) {
            case FixedMeta dim -> advance(dim);
            case ScalarMeta scalar -> scalar.scalar().byteSize();
            case FixedTextMeta text -> text.byteSize();
            case BytesMeta bytes -> bytes.byteSize();
            case TextMeta _ -> Long.BYTES;
            case VarMeta dim -> dim.byteStride() == advance(dim.item()) ? Long.BYTES : GAPS;
            case RecordMeta record -> advance(record.fields());
            case OptionMeta option -> advance(option.value());
        };
    }

    private static long advance(FixedMeta dim) {
        if (dim.size() == 0) {
            return 0;
        }
        long item = advance(dim.item());
        boolean packed = item == 0 || dim.size() == 1 || dim.byteStride() == item;
        return item >= 0 && packed ? Math.multiplyExact(dim.size(), item) : GAPS;
    }

    private static long advance(List<RecordMeta.Field> fields) {
        long end = 0;
        for (RecordMeta.Field field : fields) {
            long size = advance(field.meta());
            if (size < 0 || field.offset() != end) {
                return GAPS;
            }
            end += size + tail(field.meta());
        }
        return end;
    }

    /// Bytes that the last of an array needs beyond what it advances: of n strings, there are n + 1 offsets.
    static long tail(ArrMeta meta) {
        return isOffsets(meta) ? Long.BYTES : 0;
    }

    /// Whether elements are offsets: strings, or rows of a `var` dimension, behind fixed dimensions or none.
    static boolean isOffsets(ArrMeta meta) {
        return switch (meta) {
            case FixedMeta dim -> isOffsets(dim.item());
            case OptionMeta option -> isOffsets(option.value());
            case TextMeta _, VarMeta _ -> true;
            default -> false;
        };
    }
}
