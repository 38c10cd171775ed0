package org.tng4j.arrays.copy;

import org.tng4j.arrays.shape.Scalar;

/// `double`s become the integers that they hold towards zero, as `long`s, for [NarrowIntegers] to cut. What no integer can
/// hold, no number included, becomes what NumPy makes of it on x86-64: the smallest `int32` for data types up to 32 bits,
/// the smallest `int64` for wider ones and `uint32`.
final class FloatsToIntegers extends Step {

    private static final double TWO_TO_31 = 0x1p31;
    private static final double TWO_TO_63 = 0x1p63;

    private final double[] from;
    private final long[] longs;
    private final Scalar to;

    private FloatsToIntegers(Lanes doubles, Lanes wide, Scalar to) {
        super(doubles, wide);
        this.from = doubles.doubles;
        this.longs = wide.longs;
        this.to = to;
    }

    static FloatsToIntegers of(Lanes doubles, Lanes wide, Scalar to) {
        return new FloatsToIntegers(doubles, wide, to);
    }

    @Override
    void run(int count) {
        switch (to) {
            case BOOL -> bools(count);
            case INT8, UINT8, INT16, UINT16, INT32 -> ints(count);
            case UINT64 -> unsigned(count);
            default -> longs(count);
        }
    }

    private void bools(int count) {
        for (int i = 0; i < count; i++) {
            longs[i] = from[i] == 0 ? 0 : 1;
        }
    }

    private void ints(int count) {
        for (int i = 0; i < count; i++) {
            boolean fits = from[i] > -TWO_TO_31 && from[i] < TWO_TO_31;
            longs[i] = fits ? (long) from[i] : Integer.MIN_VALUE;
        }
    }

    private void longs(int count) {
        for (int i = 0; i < count; i++) {
            longs[i] = toLong(from[i]);
        }
    }

    private void unsigned(int count) {
        for (int i = 0; i < count; i++) {
            longs[i] = from[i] >= TWO_TO_63 ? toLong(from[i] - TWO_TO_63) ^ Long.MIN_VALUE : toLong(from[i]);
        }
    }

    private static long toLong(double value) {
        return value >= -TWO_TO_63 && value < TWO_TO_63 ? (long) value : Long.MIN_VALUE;
    }
}
