package org.tng4j.arrays.copy;

import org.tng4j.arrays.shape.Scalar;

/// `long`s become floats, rounded once, to the nearest, ties to even.
final class IntegersToFloats extends Step {

    private final long[] from;
    private final Lanes floats;
    private final Scalar to;
    private final boolean isUnsigned;
    private final boolean isChecked;

    private IntegersToFloats(Lanes wide, Lanes floats, Scalar to, boolean isUnsigned, boolean isChecked) {
        super(wide, floats);
        this.from = wide.longs;
        this.floats = floats;
        this.to = to;
        this.isUnsigned = isUnsigned;
        this.isChecked = isChecked;
    }

    /// @param isUnsigned whether a negative `long` is a `uint64` above 2^63 - 1
    /// @param isChecked  whether it is an error that a value becomes infinite
    static IntegersToFloats of(Lanes wide, Scalar to, boolean isUnsigned, boolean isChecked) {
        return new IntegersToFloats(wide, new Lanes(to, wide.longs.length), to, isUnsigned, isChecked);
    }

    @Override
    void run(int count) {
        switch (to) {
            case FLOAT16 -> halves(count);
            case FLOAT32 -> floats(count);
            default -> doubles(count);
        }
    }

    /// A `float` holds every integer that a `float16` does not turn into infinity.
    private void halves(int count) {
        for (int i = 0; i < count; i++) {
            float value = isUnsigned && from[i] < 0 ? Float.POSITIVE_INFINITY : (float) from[i];
            if (isChecked && Math.abs(value) >= ScalarRange.firstInfinite(to)) {
                throw new Misfit(i, isUnsigned ? Long.toUnsignedString(from[i]) : Long.toString(from[i]), to);
            }
            floats.shorts[i] = Float.floatToFloat16(value);
        }
    }

    private void floats(int count) {
        for (int i = 0; i < count; i++) {
            floats.floats[i] = isUnsigned && from[i] < 0 ? 2 * (float) halfOf(from[i]) : from[i];
        }
    }

    private void doubles(int count) {
        for (int i = 0; i < count; i++) {
            floats.doubles[i] = isUnsigned && from[i] < 0 ? 2 * (double) halfOf(from[i]) : from[i];
        }
    }

    /// Half of a large unsigned number; the bit that falls out stays as the last one, so that it rounds the same way.
    private static long halfOf(long value) {
        return value >>> 1 | value & 1;
    }
}
