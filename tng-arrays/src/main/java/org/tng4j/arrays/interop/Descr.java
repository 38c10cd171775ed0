package org.tng4j.arrays.interop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.BytesMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.RecordMeta;
import org.tng4j.arrays.shape.DataShape;

/// NumPy's description of an element: a type string, or a list of fields.
///
/// ```
/// descr := typestr | [field, …]
/// field := (name, descr) | (name, descr, (size, …))      one behind the other; name may be (title, name)
///        | ('', '|V' INT)                                so many bytes of padding
/// ```
///
/// Titles are dropped. Fields of a tuple are named `f0`, `f1`, as NumPy names those without a name.
/// **Source:** NumPy manual, *The array interface protocol*; the padding: NEP 1 and `numpy.lib.format`'s own files.
final class Descr {

    private static final String PADDING = "|V";

    private Descr() {}

    /// Gives a String, or a List of Tuples.
    static Object of(ElementType type) {
        return type.item() instanceof RecordMeta record ? fields(record, type.byteSize()) : TypeString.of(type.item());
    }

    private static List<Tuple> fields(RecordMeta record, long byteSize) {
        List<Tuple> entries = new ArrayList<>();
        long end = 0;
        for (int i = 0; i < record.fields().size(); i++) {
            RecordMeta.Field field = record.fields().get(i);
            ElementType type = ElementType.of(field.meta(), ElementType.fieldRoom(record, i, byteSize));
            addPadding(entries, field.offset() - end);
            String name = record.names().isEmpty() ? "f" + i : record.names().get(i);
            if (name.isEmpty() && type.item().leaf() instanceof BytesMeta bytes) {
                throw new IllegalArgumentException(bytes.shape() + " without a name is padding for NumPy");
            }
            entries.add(field(name, type));
            end = field.offset() + type.byteSize();
        }
        addPadding(entries, byteSize - end);
        return entries;
    }

    private static Tuple field(String name, ElementType type) {
        if (!(type.item() instanceof FixedMeta)) {
            return Tuple.of(name, of(type));
        }
        List<Long> sizes = new ArrayList<>();
        ArrMeta item = type.item();
        long count = 1;
        while (item instanceof FixedMeta dim) {
            sizes.add(dim.size());
            count = Math.multiplyExact(count, dim.size());
            item = dim.item();
        }
        return Tuple.of(name, of(ElementType.of(item, type.byteSize() / Math.max(1, count))), new Tuple(sizes));
    }

    private static void addPadding(List<Tuple> entries, long size) {
        if (size > 0) {
            entries.add(Tuple.of("", PADDING + size));
        }
    }

    /// @param descr of a stranger
    /// @throws IllegalArgumentException if it is none, or has a type that is none of ours
    /// @throws ArithmeticException if it does not fit 63 bits
    static ElementType parse(@Nullable Object descr) {
        return parse(descr, 0);
    }

    /// @param nesting how many lists are round this one: one may hold itself
    private static ElementType parse(@Nullable Object descr, int nesting) {
        return switch (descr) {
            case String text -> TypeString.parse(text);
            case List<?> _ when nesting == DataShape.MAX_NESTING -> throw new IllegalArgumentException(
                    "nesting of descr is " + (nesting + 1) + " or more, must be at most " + DataShape.MAX_NESTING);
            case List<?> fields -> record(fields, nesting + 1);
            case null, default -> throw new IllegalArgumentException("descr is " + described(descr) + ", must be a string or a list");
        };
    }

    private static ElementType record(List<?> entries, int nesting) {
        List<String> names = new ArrayList<>();
        List<RecordMeta.Field> fields = new ArrayList<>();
        long end = 0;
        for (Object entry : entries) {
            if (!(entry instanceof List<?> parts) || parts.size() < 2 || parts.size() > 3) {
                throw new IllegalArgumentException("field is " + described(entry) + ", must be (name, type) or (name, type, shape)");
            }
            String name = name(parts.getFirst());
            ElementType item = parse(parts.get(1), nesting);
            ElementType type = parts.size() < 3 ? item : array(item, sizes(parts.get(2)));
            if (!name.isEmpty() || !isPadding(parts.get(1))) {
                names.add(name.isEmpty() ? "f" + fields.size() : name);
                fields.add(new RecordMeta.Field(end, type.item()));
            }
            end = Math.addExact(end, type.byteSize());
        }
        return new ElementType(new RecordMeta(names, fields), end);
    }

    private static boolean isPadding(@Nullable Object type) {
        return type instanceof String text && text.matches("[<>=|]?V[0-9]+");
    }

    private static String name(@Nullable Object name) {
        return switch (name) {
            case String text -> text;
            case List<?> titled when titled.size() == 2 && titled.get(1) instanceof String text -> text;
            case null, default -> throw new IllegalArgumentException(
                    "name is " + described(name) + ", must be a string or (title, name)");
        };
    }

    private static ElementType array(ElementType item, List<Long> sizes) {
        ArrMeta meta = item.item();
        long byteSize = item.byteSize();
        for (int axis = sizes.size() - 1; axis >= 0; axis--) {
            meta = new FixedMeta(sizes.get(axis), byteSize, meta);
            byteSize = Math.multiplyExact(byteSize, sizes.get(axis));
        }
        return new ElementType(meta, byteSize);
    }

    /// Sizes of dimensions: a list of them, or one number.
    static List<Long> sizes(@Nullable Object shape) {
        List<Long> sizes = new ArrayList<>();
        for (Object size : shape instanceof List<?> list ? list : Collections.singletonList(shape)) {
            sizes.add(integer(size, "size"));
            if (sizes.getLast() < 0) {
                throw new IllegalArgumentException("shape is " + described(shape) + ", must be integers of at least 0");
            }
        }
        if (sizes.size() > DataShape.MAX_NESTING) {
            throw new IllegalArgumentException(
                    "shape has " + sizes.size() + " dimensions, must be at most " + DataShape.MAX_NESTING);
        }
        return sizes;
    }

    static long integer(@Nullable Object value, String what) {
        return switch (value) {
            case Long number -> number;
            case Integer number -> number;
            case null, default -> throw new IllegalArgumentException(what + " is " + described(value) + ", must be an integer");
        };
    }

    /// Looks no deeper than into one list, and there no further than the message is long: one may hold itself.
    static String described(@Nullable Object value) {
        String text = value instanceof Collection<?> items
                ? items.stream().limit(TextCursor.EXCERPT).map(Descr::brief).collect(Collectors.joining(", ", "[", "]"))
                : brief(value);
        return TextCursor.printable(text);
    }

    private static String brief(@Nullable Object value) {
        return switch (value) {
            case Collection<?> items -> items.isEmpty() ? "[]" : "[…]";
            case Map<?, ?> entries -> entries.isEmpty() ? "{}" : "{…}";
            case null, default -> String.valueOf(value);
        };
    }
}
