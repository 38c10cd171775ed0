package org.tng4j.arrays.shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The names that may stand where a data type is expected, and those we know and refuse.
final class TypeNames {

    /// Every type by its name, aliases too.
    static final Map<String, DataShape> TYPES = types();

    /// Types of other datashape dialects: nobody stores them here.
    static final Set<String> FOREIGN = Set.of(
            "bfloat16", "int128", "uint128", "float128", "decimal", "date", "time", "datetime", "timedelta",
            "categorical", "map", "json", "object", "null");

    /// What may begin a shape, for messages.
    static final List<String> SHAPE_STARTS = shapeStarts();

    private TypeNames() {}

    private static Map<String, DataShape> types() {
        Map<String, DataShape> types = new HashMap<>();
        for (Scalar scalar : Scalar.values()) {
            types.put(scalar.toString(), scalar);
        }
        types.put("string", Text.STRING);
        types.putAll(Map.of(
                "int", Scalar.INT32, "real", Scalar.FLOAT64, "intptr", Scalar.INT64, "uintptr", Scalar.UINT64,
                "complex", Scalar.COMPLEX128, "complex64", Scalar.COMPLEX64, "complex128", Scalar.COMPLEX128));
        return Map.copyOf(types);
    }

    private static List<String> shapeStarts() {
        List<String> starts = new ArrayList<>(List.of("integer", "fixed[integer]", "var"));
        for (Scalar scalar : Scalar.values()) {
            starts.add(scalar.toString());
        }
        starts.add("string");
        return List.copyOf(starts);
    }
}
