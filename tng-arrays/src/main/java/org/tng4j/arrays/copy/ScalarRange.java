package org.tng4j.arrays.copy;

import org.tng4j.arrays.shape.Scalar;

/// The smallest and largest value of a data type.
final class ScalarRange {

    private static final float LARGEST_FLOAT16 = 65504;
    private static final double INFINITE_FLOAT16 = 65520;
    private static final double INFINITE_FLOAT32 = 0x1.ffffffp127;

    private ScalarRange() {}

    /// Of an integer.
    static long smallest(Scalar scalar) {
        boolean signed = ScalarKind.of(scalar) == ScalarKind.SIGNED;
        return signed ? -1L << (Byte.SIZE * scalar.byteSize() - 1) : 0;
    }

    /// Of an integer; all bits, for the widest unsigned one.
    static long largest(Scalar scalar) {
        return switch (ScalarKind.of(scalar)) {
            case BOOLEAN -> 1;
            case SIGNED -> ~smallest(scalar);
            default -> -1L >>> (Long.SIZE - Byte.SIZE * scalar.byteSize());
        };
    }

    /// The smallest value that rounds to infinity.
    static double firstInfinite(Scalar scalar) {
        return switch (scalar) {
            case FLOAT16 -> INFINITE_FLOAT16;
            case FLOAT32 -> INFINITE_FLOAT32;
            default -> Double.POSITIVE_INFINITY;
        };
    }

    /// For people: `[0, 255]`.
    static String of(Scalar scalar) {
        return switch (scalar) {
            case FLOAT16 -> "[" + -LARGEST_FLOAT16 + ", " + LARGEST_FLOAT16 + "]";
            case FLOAT32 -> "[" + -Float.MAX_VALUE + ", " + Float.MAX_VALUE + "]";
            case FLOAT64 -> "[" + -Double.MAX_VALUE + ", " + Double.MAX_VALUE + "]";
            default -> "[" + smallest(scalar) + ", " + Long.toUnsignedString(largest(scalar)) + "]";
        };
    }
}
