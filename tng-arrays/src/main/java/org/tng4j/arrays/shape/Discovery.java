package org.tng4j.arrays.shape;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the datashape of a Java value. What holds nothing, or is missing, counts as `void`, which fits anything.
final class Discovery {

    private Discovery() {}

    /// @param nesting how many values lie round this one
    static DataShape shapeOf(@Nullable Object value, int nesting) {
        if (nesting > DataShape.MAX_NESTING) {
            throw new IllegalArgumentException(
                    "value nests " + nesting + " deep or deeper, must be at most " + DataShape.MAX_NESTING);
        }
        return switch (value) {
            case null -> new Option(Scalar.VOID);
            case Boolean _ -> Scalar.BOOL;
            case Byte _ -> Scalar.INT8;
            case Short _ -> Scalar.INT16;
            case Integer _ -> Scalar.INT32;
            case Long _ -> Scalar.INT64;
            case Float _ -> Scalar.FLOAT32;
            case Double _ -> Scalar.FLOAT64;
            case Character _ -> Scalar.CHAR;
            case CharSequence _ -> Text.STRING;
            default -> composite(value, nesting);
        };
    }

    private static DataShape composite(Object value, int nesting) {
        Optional<Map<String, @Nullable Object>> fields = JavaValue.fields(value);
        if (fields.isPresent()) {
            return record(fields.get(), nesting);
        }
        Class<?> component = value.getClass().getComponentType();
        if (component != null && component.isPrimitive()) {
            Object zeros = Array.newInstance(component, 1);
            return new FixedDim(Array.getLength(value), shapeOf(Array.get(zeros, 0), nesting + 1));
        }
        return items(JavaValue.items(value).orElseThrow(() -> new IllegalArgumentException(
                "value is of " + value.getClass() + ", which has no datashape")), nesting);
    }

    private static DataShape record(Map<String, @Nullable Object> fields, int nesting) {
        List<NamedShape> members = new ArrayList<>();
        fields.forEach((name, field) -> members.add(new NamedShape(name, shapeOf(field, nesting + 1))));
        return new RecordShape(members);
    }

    private static DataShape items(List<@Nullable Object> items, int nesting) {
        List<DataShape> shapes = new ArrayList<>();
        for (Object item : items) {
            shapes.add(shapeOf(item, nesting + 1));
        }
        Optional<DataShape> common = Optional.of(Scalar.VOID);
        for (DataShape shape : shapes) {
            common = common.flatMap(known -> united(known, shape));
        }
        return common.<DataShape>map(item -> new FixedDim(shapes.size(), item)).orElseGet(() -> new TupleShape(shapes));
    }

    /// A datashape that values of both are of.
    private static Optional<DataShape> united(DataShape a, DataShape b) {
        if (a == Scalar.VOID || b == Scalar.VOID) {
            return Optional.of(a == Scalar.VOID ? b : a);
        }
        if (a instanceof Option || b instanceof Option) {
            return united(value(a), value(b)).map(Option::of);
        }
        if (a instanceof Dim x && b instanceof Dim y) {
            return united(x.item(), y.item()).map(item -> x.label().equals(y.label()) ? x.over(item) : new VarDim(item));
        }
        if (a instanceof RecordShape x && b instanceof RecordShape y) {
            return united(x, y);
        }
        boolean truthAndNumber = (a == Scalar.BOOL) != (b == Scalar.BOOL);
        return truthAndNumber ? Optional.empty() : Promotion.find(a, b);
    }

    private static Optional<DataShape> united(RecordShape a, RecordShape b) {
        List<NamedShape> members = new ArrayList<>();
        for (NamedShape member : a.members()) {
            Optional<DataShape> both = b.names().contains(member.name())
                    ? united(member.shape(), b.field(member.name()))
                    : Optional.empty();
            both.ifPresent(shape -> members.add(new NamedShape(member.name(), shape)));
        }
        boolean all = members.size() == a.members().size() && members.size() == b.members().size();
        return all ? Optional.of(new RecordShape(members)) : Optional.empty();
    }

    private static DataShape value(DataShape shape) {
        return shape instanceof Option option ? option.value() : shape;
    }
}
