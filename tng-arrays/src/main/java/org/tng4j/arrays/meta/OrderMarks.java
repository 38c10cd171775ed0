package org.tng4j.arrays.meta;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// The `>` and `<` before the data types of a storage text: one for each, in the order of the text, or none.
///
/// Datashapes have no byte order. So the marks are taken out of the text before it is parsed as one, and put into it
/// after it was printed as one.
///
/// @param orders of the data types; nothing where there is no mark
record OrderMarks(List<Optional<ByteOrder>> orders) {

    /// The marks of a layout, none where the order is native.
    static OrderMarks of(ArrMeta meta) {
        List<Optional<ByteOrder>> orders = new ArrayList<>();
        collect(meta, orders);
        return new OrderMarks(orders);
    }

    /// The marks in a text.
    static OrderMarks in(StorageWords words) {
        return new OrderMarks(words.types().stream().map(type -> order(type.mark())).toList());
    }

    private static Optional<ByteOrder> order(char mark) {
        return switch (mark) {
            case '>' -> Optional.of(ByteOrder.BIG_ENDIAN);
            case '<' -> Optional.of(ByteOrder.LITTLE_ENDIAN);
            default -> Optional.empty();
        };
    }

    /// A canonical datashape with these marks in it.
    String printed(String shape) {
        StringBuilder marked = new StringBuilder();
        List<StorageWords.DataType> types = new StorageWords(shape).types();
        int done = 0;
        for (int i = 0; i < orders.size(); i++) {
            int offset = types.get(i).offset();
            marked.append(shape, done, offset);
            orders.get(i).ifPresent(order -> marked.append(order.equals(ByteOrder.BIG_ENDIAN) ? '>' : '<'));
            done = offset;
        }
        return marked.append(shape, done, shape.length()).toString();
    }

    /// The same layout with these orders.
    ArrMeta applied(ArrMeta meta) {
        return applied(meta, orders.iterator());
    }

    private static ArrMeta applied(ArrMeta meta, Iterator<Optional<ByteOrder>> orders) {
        return switch (meta) {
            case FixedMeta dim -> new FixedMeta(dim.size(), dim.byteStride(), applied(dim.item(), orders));
            case VarMeta dim -> new VarMeta(dim.byteStride(), dim.dataOffset(), dim.room(), applied(dim.item(), orders));
            case ScalarMeta scalar -> new ScalarMeta(scalar.scalar(), orders.next().orElse(scalar.order()));
            case FixedTextMeta text -> new FixedTextMeta(text.text(), orders.next().orElse(text.order()));
            case TextMeta _, BytesMeta _ -> unchanged(meta, orders.next());
            case RecordMeta record -> new RecordMeta(record.names(), record.fields().stream()
                    .map(field -> new RecordMeta.Field(field.offset(), applied(field.meta(), orders)))
                    .toList());
            case OptionMeta option -> new OptionMeta(applied(option.value(), orders), option.bitmap());
        };
    }

    private static ArrMeta unchanged(ArrMeta meta, Optional<ByteOrder> order) {
        if (order.isPresent()) {
            throw new IllegalArgumentException("byte order of " + meta.shape() + " is " + order.get() + ", must be none");
        }
        return meta;
    }

    private static void collect(ArrMeta meta, List<Optional<ByteOrder>> orders) {
        switch (meta) {
            case FixedMeta dim -> collect(dim.item(), orders);
            case VarMeta dim -> collect(dim.item(), orders);
            case ScalarMeta scalar -> orders.add(foreign(scalar.order()));
            case FixedTextMeta text -> orders.add(foreign(text.order()));
            case TextMeta _, BytesMeta _ -> orders.add(Optional.empty());
            case RecordMeta record -> record.fields().forEach(field -> collect(field.meta(), orders));
            case OptionMeta option -> collect(option.value(), orders);
        }
    }

    private static Optional<ByteOrder> foreign(ByteOrder order) {
        return Optional.of(order).filter(other -> !other.equals(ByteOrder.nativeOrder()));
    }
}
