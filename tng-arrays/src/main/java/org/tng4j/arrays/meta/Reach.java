package org.tng4j.arrays.meta;

import java.util.Optional;

/// Which bytes a layout touches, and what a new base does to it.
///
/// Elements are told from their own address, what lies elsewhere from the base of the whole layout. That is why the two
/// are summed up apart.
final class Reach {

    /// Two offsets: where a string or a row begins, and where it ends.
    static final long PAIR_SIZE = 2L * Long.BYTES;

    private Reach() {}

    static Span ofElements(ArrMeta meta) {
        return switch (meta) {
            case FixedMeta dim -> ofItems(dim);
            case ScalarMeta scalar -> new Span(0, scalar.scalar().byteSize());
            case TextMeta _, VarMeta _ -> new Span(0, PAIR_SIZE);
            case FixedTextMeta text -> new Span(0, text.byteSize());
            case BytesMeta bytes -> new Span(0, bytes.byteSize());
            case RecordMeta record -> record.fields().stream()
                    .map(field -> ofElements(field.meta()).moved(field.offset()))
                    .reduce(Span.EMPTY, Span::and);
            case OptionMeta option -> ofElements(option.value());
        };
    }

    private static Span ofItems(FixedMeta dim) {
        Span item = dim.size() == 0 ? Span.EMPTY : ofElements(dim.item());
        return item.size() == 0 ? Span.EMPTY : item.stretched(Math.multiplyExact(dim.size() - 1, dim.byteStride()));
    }

    static Span elsewhere(ArrMeta meta) {
        return switch (meta) {
            case FixedMeta dim -> elsewhere(dim.item());
            case VarMeta dim -> ofElements(dim.allItems()).moved(dim.dataOffset()).and(elsewhere(dim.item()));
            case TextMeta text -> Span.of(text.heapOffset(), text.heapSize());
            case RecordMeta record -> record.fields().stream()
                    .map(field -> elsewhere(field.meta()))
                    .reduce(Span.EMPTY, Span::and);
            case OptionMeta option -> option.bitmap()
                    .map(bitmap -> Span.of(bitmap.offset(), bitmap.byteSize()))
                    .orElse(Span.EMPTY)
                    .and(elsewhere(option.value()));
            case ScalarMeta _, FixedTextMeta _, BytesMeta _ -> Span.EMPTY;
        };
    }

    static ArrMeta rebased(ArrMeta meta, long bytes) {
        return switch (meta) {
            case FixedMeta dim -> new FixedMeta(dim.size(), dim.byteStride(), rebased(dim.item(), bytes));
            case VarMeta dim -> new VarMeta(
                    dim.byteStride(), dim.dataOffset() - bytes, dim.room(), rebased(dim.item(), bytes));
            case TextMeta text -> new TextMeta(text.shape(), text.heapOffset() - bytes, text.heapSize());
            case RecordMeta record -> new RecordMeta(record.names(), record.fields().stream()
                    .map(field -> new RecordMeta.Field(field.offset(), rebased(field.meta(), bytes)))
                    .toList());
            case OptionMeta option -> new OptionMeta(rebased(option.value(), bytes), rebased(option.bitmap(), bytes));
            case ScalarMeta _, FixedTextMeta _, BytesMeta _ -> meta;
        };
    }

    private static Optional<OptionMeta.Bitmap> rebased(Optional<OptionMeta.Bitmap> bitmap, long bytes) {
        return bitmap.map(bits ->
                new OptionMeta.Bitmap(bits.offset() - bytes, bits.origin() - bytes, bits.itemSize(), bits.bitCount()));
    }
}
