package org.tng4j.arrays.shape;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether a Java value is one of a concrete datashape.
final class Acceptance {

    private Acceptance() {}

    static boolean accepts(DataShape shape, @Nullable Object value) {
        return switch (shape) {
            case Option option -> value == null || accepts(option.value(), value);
            case Ref ref -> accepts(ref.target(), value);
            case Union union -> union.members().stream().anyMatch(member -> accepts(member.shape(), value));
            case Dim dim -> JavaValue.items(value).filter(items -> holds(dim, items)).isPresent();
            case TupleShape tuple -> JavaValue.items(value).filter(items -> holds(tuple, items)).isPresent();
            case RecordShape record -> JavaValue.fields(value).filter(fields -> holds(record, fields)).isPresent();
            case Scalar scalar -> scalar(scalar, value);
            case Text text -> value instanceof CharSequence characters && holds(text, characters);
            case Bytes bytes -> value instanceof byte[] some && bytes.size().orElse(some.length) == some.length;
            case Proto _, TypeVar _ -> false;
        };
    }

    private static boolean holds(Dim dim, List<@Nullable Object> items) {
        boolean sized = dim instanceof VarDim || dim.label().equals(Integer.toString(items.size()));
        return sized && items.stream().allMatch(item -> accepts(dim.item(), item));
    }

    private static boolean holds(TupleShape tuple, List<@Nullable Object> items) {
        boolean all = items.size() == tuple.items().size();
        for (int i = 0; all && i < items.size(); i++) {
            all = accepts(tuple.items().get(i), items.get(i));
        }
        return all;
    }

    private static boolean holds(RecordShape record, Map<String, @Nullable Object> fields) {
        return record.names().containsAll(fields.keySet())
                && record.members().stream().allMatch(member -> holds(member, fields));
    }

    private static boolean holds(NamedShape member, Map<String, @Nullable Object> fields) {
        boolean there = fields.containsKey(member.name()) || member.shape() instanceof Option;
        return there && accepts(member.shape(), fields.get(member.name()));
    }

    private static boolean holds(Text text, CharSequence characters) {
        return text.encoding().bytes(characters)
                .filter(bytes -> bytes.length <= text.size().orElse(Long.MAX_VALUE))
                .isPresent();
    }

    private static boolean scalar(Scalar scalar, @Nullable Object value) {
        return switch (scalar) {
            case BOOL -> value instanceof Boolean;
            case CHAR -> value instanceof Character;
            case VOID -> value == null;
            case FLOAT16, FLOAT32, FLOAT64, COMPLEX64, COMPLEX128 ->
                    value instanceof Float || value instanceof Double || isInteger(value);
            case INT8, INT16, INT32, INT64 ->
                    value instanceof Number number && isInteger(number) && fits(number.longValue(), 8 * scalar.byteSize() - 1);
            case UINT8, UINT16, UINT32, UINT64 ->
                    value instanceof Number number && isInteger(number)
                            && number.longValue() >= 0 && fits(number.longValue(), 8 * scalar.byteSize());
        };
    }

    private static boolean isInteger(@Nullable Object value) {
        return value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long;
    }

    /// Whether the bits above the lowest ones are all as the sign is.
    private static boolean fits(long value, int bits) {
        return bits >= Long.SIZE - 1 || value >> bits == value >> (Long.SIZE - 1);
    }
}
