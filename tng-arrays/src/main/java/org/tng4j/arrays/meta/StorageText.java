package org.tng4j.arrays.meta;

import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Prints datashape and layout in one line: `15 * 3 * >float32 @ [12, 4]`. [Storage] has the grammar.
final class StorageText {

    private StorageText() {}

    static String of(ArrMeta meta, long base) {
        boolean bare = meta instanceof ScalarMeta && base == 0;
        return OrderMarks.of(meta).printed(meta.shape().toString())
                + (bare ? "" : " " + layout(meta) + (base == 0 ? "" : "+" + base));
    }

    static String layout(ArrMeta meta) {
        boolean hasDims = meta instanceof FixedMeta || meta instanceof VarMeta;
        return "@ " + (hasDims ? "" : "[]") + part(meta);
    }

    /// Byte strides in brackets, if there are dimensions, and what the measure adds.
    private static String part(ArrMeta meta) {
        return part(meta, new StringJoiner(", ", "[", "]").setEmptyValue(""));
    }

    private static String part(ArrMeta meta, StringJoiner strides) {
        return switch (meta) {
            case FixedMeta dim -> part(dim.item(), strides.add(Long.toString(dim.byteStride())));
            case VarMeta dim -> part(dim.item(), strides.add(dim.byteStride() + numbers(dim.dataOffset(), dim.room())));
            default -> strides + measure(meta);
        };
    }

    private static String measure(ArrMeta meta) {
        return switch (meta) {
            case TextMeta text -> numbers(text.heapOffset(), text.heapSize());
            case RecordMeta record -> record.fields().stream().map(StorageText::field).collect(Collectors.joining(", ", "{", "}"));
            case OptionMeta option -> option.bitmap().map(StorageText::bits).orElse("") + part(option.value());
            case ScalarMeta _, FixedTextMeta _, BytesMeta _, FixedMeta _, VarMeta _ -> "";
        };
    }

    private static String bits(OptionMeta.Bitmap bitmap) {
        return "?" + numbers(bitmap.offset(), bitmap.origin(), bitmap.itemSize(), bitmap.bitCount());
    }

    private static String field(RecordMeta.Field field) {
        String part = part(field.meta());
        return field.offset() + (part.isEmpty() ? "" : " " + part);
    }

    private static String numbers(long... numbers) {
        return LongStream.of(numbers).mapToObj(Long::toString).collect(Collectors.joining(", ", "{", "}"));
    }
}
