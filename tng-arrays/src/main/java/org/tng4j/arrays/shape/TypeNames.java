package org.tng4j.arrays.shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The names that may stand where a data type is expected, and those we know and refuse.
final class TypeNames {

    /// Every scalar by its name, aliases too, but those of more than one token.
    static final Map<String, Scalar> SCALARS = scalars();

    /// Types of other datashape dialects: nobody stores them here.
    static final Set<String> FOREIGN = Set.of(
            "bfloat16", "bcomplex32", "bcomplex64", "complex32", "int128", "uint128", "float128", "bigint", "bignum",
            "decimal", "decimal32", "decimal64", "decimal128", "date", "time", "datetime", "timedelta", "units",
            "categorical", "map", "json", "object", "null");

    /// What other dialects write before a type to say in which order its data lie.
    static final Set<String> ORDERS = Set.of("!", "<", ">", "=", "|");

    /// What may begin a shape that is no option, for messages.
    static final List<String> BODY_STARTS = bodyStarts();

    private TypeNames() {}

    private static Map<String, Scalar> scalars() {
        Map<String, Scalar> scalars = new HashMap<>();
        for (Scalar scalar : Scalar.values()) {
            scalars.put(scalar.toString(), scalar);
        }
        scalars.putAll(Map.of(
                "int", Scalar.INT32, "real", Scalar.FLOAT64, "intptr", Scalar.INT64, "uintptr", Scalar.UINT64,
                "complex64", Scalar.COMPLEX64, "complex128", Scalar.COMPLEX128));
        return Map.copyOf(scalars);
    }

    private static List<String> bodyStarts() {
        List<String> starts = new ArrayList<>(List.of("integer", "fixed[integer]", "var", "'...'", "variable"));
        for (Scalar scalar : Scalar.values()) {
            starts.add(scalar.toString());
        }
        starts.addAll(List.of("string", "bytes", "'{'", "'('", "option", "union", "ref", "pointer"));
        return List.copyOf(starts);
    }
}
