package org.tng4j.arrays.meta;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `>` and `<` before the data types of a storage text: one for each, in the order of the text, or none.
///
/// Datashapes have no byte order. So the marks are taken out of the text before it is parsed as one, and put into it
/// after it was printed as one.
///
/// @param orders of the data types; nothing where there is no mark
record OrderMarks(List<Optional<ByteOrder>> orders) {

    /// Possessive: what takes characters back again recurses, and long names would end the stack.
    static final String QUOTED = "'(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final Pattern COMMENT = Pattern.compile(QUOTED + "|#[^\n]*");
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    /// Field names end in a colon, and these three words are no data types; what stands in brackets belongs to the type.
    private static final Pattern TYPE = Pattern.compile(QUOTED + "|(?:var|fixed|option)\\b(?!\\s*:)|" + NAME + "\\s*:"
            + "|(?:(?<mark>[<>])\\s*)?(?<type>" + NAME + ")(?:\\s*\\[[^\\]]*\\])?");

    /// The marks of a layout, none where the order is native.
    static OrderMarks of(ArrMeta meta) {
        List<Optional<ByteOrder>> orders = new ArrayList<>();
        collect(meta, orders);
        return new OrderMarks(orders);
    }

    /// The marks in a text.
    static OrderMarks in(String text) {
        List<Optional<ByteOrder>> orders = new ArrayList<>();
        for (MatchResult type : types(text)) {
            orders.add(Optional.ofNullable(type.group("mark"))
                    .map(mark -> mark.equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN));
        }
        return new OrderMarks(orders);
    }

    /// The same text with blanks instead of comments and marks, so that every column stays.
    static String without(String text) {
        StringBuilder plain = new StringBuilder(text);
        for (MatchResult type : types(text)) {
            if (type.start("mark") >= 0) {
                plain.setCharAt(type.start("mark"), ' ');
            }
        }
        return plain.toString();
    }

    /// The same text with blanks instead of comments.
    static String withoutComments(String text) {
        return COMMENT.matcher(text).replaceAll(found ->
                Matcher.quoteReplacement(found.group().startsWith("#") ? " ".repeat(found.group().length()) : found.group()));
    }

    private static List<MatchResult> types(String text) {
        return TYPE.matcher(text).results().filter(found -> found.start("type") >= 0).toList();
    }

    /// A canonical datashape with these marks in it.
    String printed(String shape) {
        StringBuilder marked = new StringBuilder(shape);
        List<MatchResult> types = types(shape);
        for (int i = orders.size() - 1; i >= 0; i--) {
            int offset = types.get(i).start("type");
            orders.get(i).ifPresent(order -> marked.insert(offset, order.equals(ByteOrder.BIG_ENDIAN) ? ">" : "<"));
        }
        return marked.toString();
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
