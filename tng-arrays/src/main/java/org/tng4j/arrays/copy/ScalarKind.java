package org.tng4j.arrays.copy;

import org.tng4j.arrays.shape.Scalar;

/// What a data type counts with, in the order in which one may become the next.
enum ScalarKind {
    BOOLEAN, UNSIGNED, SIGNED, FLOAT, COMPLEX, NO_NUMBER;

    /// The one place that must hear of a new scalar.
    static ScalarKind of(Scalar scalar) {
        return switch (scalar) {
            case BOOL -> BOOLEAN;
            case UINT8, UINT16, UINT32, UINT64 -> UNSIGNED;
            case INT8, INT16, INT32, INT64 -> SIGNED;
            case FLOAT16, FLOAT32, FLOAT64 -> FLOAT;
            case COMPLEX64, COMPLEX128 -> COMPLEX;
            case CHAR, VOID -> NO_NUMBER;
        };
    }

    static boolean isNumber(Scalar scalar) {
        return of(scalar) != NO_NUMBER;
    }

    static boolean isComplex(Scalar scalar) {
        return of(scalar) == COMPLEX;
    }

    static boolean isInteger(Scalar scalar) {
        return of(scalar).compareTo(SIGNED) <= 0;
    }

    /// A complex number's half; anything else itself.
    static Scalar componentOf(Scalar scalar) {
        return switch (scalar) {
            case COMPLEX64 -> Scalar.FLOAT32;
            case COMPLEX128 -> Scalar.FLOAT64;
            default -> scalar;
        };
    }

    static boolean isOfKind(Scalar from, Scalar to) {
        return isNumber(from) && isNumber(to) && of(from).compareTo(of(to)) <= 0;
    }

    /// A float is wide enough for an integer of half its bytes, and one of 8 bytes for any.
    static boolean isSafe(Scalar from, Scalar to) {
        int fromSize = from.componentSize();
        int toSize = to.componentSize();
        return isOfKind(from, to) && switch (of(to)) {
            case BOOLEAN, NO_NUMBER -> false;
            case UNSIGNED -> fromSize <= toSize;
            case SIGNED -> of(from) == UNSIGNED ? fromSize < toSize : fromSize <= toSize;
            case FLOAT, COMPLEX -> isInteger(from) && of(from) != BOOLEAN
                    ? Math.min(Double.BYTES, 2 * fromSize) <= toSize
                    : fromSize <= toSize;
        };
    }
}
