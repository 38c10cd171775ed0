package org.tng4j.arrays.shape;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Java values as what they hold: fields or items.
final class JavaValue {

    private JavaValue() {}

    /// The fields of a map with strings for keys, in its order, or of a Java record; nothing for any other value.
    static Optional<Map<String, @Nullable Object>> fields(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> fields(map);
            case Record record -> Optional.of(fields(record));
            case null, default -> Optional.empty();
        };
    }

    /// The items of an iterable or of an array; nothing for any other value.
    static Optional<List<@Nullable Object>> items(@Nullable Object value) {
        List<@Nullable Object> items = new ArrayList<>();
        if (value instanceof Iterable<?> iterable) {
            iterable.forEach(items::add);
            return Optional.of(items);
        }
        if (value == null || !value.getClass().isArray()) {
            return Optional.empty();
        }
        for (int i = 0; i < Array.getLength(value); i++) {
            items.add(Array.get(value, i));
        }
        return Optional.of(items);
    }

    private static Optional<Map<String, @Nullable Object>> fields(Map<?, ?> map) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                return Optional.empty();
            }
            fields.put(name, entry.getValue());
        }
        return Optional.of(fields);
    }

    private static Map<String, @Nullable Object> fields(Record record) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            fields.put(component.getName(), field(record, component));
        }
        return fields;
    }

    private static @Nullable Object field(Record record, RecordComponent component) {
        try {
            component.getAccessor().trySetAccessible();
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "field " + component.getName() + " of " + record.getClass().getName() + " cannot be read", e);
        }
    }
}
