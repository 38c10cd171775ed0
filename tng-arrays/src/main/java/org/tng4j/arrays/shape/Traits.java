package org.tng4j.arrays.shape;

import java.util.HashSet;
import java.util.Set;

/// Answers that need a walk over the whole shape.
final class Traits {

    private Traits() {}

    /// Dimensions and records from here to the bottom, along the deepest way.
    static int levels(DataShape shape) {
        int below = Parts.of(shape).stream().mapToInt(Traits::levels).max().orElse(0);
        return switch (shape) {
            case Dim _, RecordShape _, TupleShape _ -> 1 + below;
            case Option _ -> below;
            default -> 0;
        };
    }

    /// The data types that values are of; an option of a scalar is one.
    static Set<DataShape> types(DataShape shape) {
        Set<DataShape> types = new HashSet<>();
        addTypes(shape, types);
        return types;
    }

    private static void addTypes(DataShape shape, Set<DataShape> types) {
        if (isType(shape) || (shape instanceof Option option && isType(option.value()))) {
            types.add(shape);
        } else {
            Parts.of(shape).forEach(part -> addTypes(part, types));
        }
    }

    private static boolean isType(DataShape shape) {
        return switch (shape) {
            case Scalar _, Text _, Bytes _, TypeVar _ -> true;
            default -> false;
        };
    }
}
