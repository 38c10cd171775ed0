package org.tng4j.arrays.copy;

import org.tng4j.arrays.shape.Scalar;

/// `long`s become integers of any data type, or bool: their low bits.
final class NarrowIntegers extends Step {

    private final long[] from;
    private final Lanes narrow;
    private final Scalar to;
    private final boolean isUnsigned;
    private final boolean isChecked;

    /// @param isUnsigned whether a negative `long` is a `uint64` above 2^63 - 1
    /// @param isChecked  whether what does not fit is an error
    private NarrowIntegers(Lanes wide, Lanes narrow, Scalar to, boolean isUnsigned, boolean isChecked) {
        super(wide, narrow);
        this.from = wide.longs;
        this.narrow = narrow;
        this.to = to;
        this.isUnsigned = isUnsigned;
        this.isChecked = isChecked;
    }

    static NarrowIntegers of(Lanes wide, Scalar to, boolean isUnsigned, boolean isChecked) {
        return new NarrowIntegers(wide, new Lanes(to, wide.longs.length), to, isUnsigned, isChecked);
    }

    @Override
    void run(int count) {
        if (isChecked) {
            check(count);
        }
        switch (to) {
            case BOOL -> bools(from, narrow.bytes, count);
            case INT8, UINT8 -> bytes(from, narrow.bytes, count);
            case INT16, UINT16 -> shorts(from, narrow.shorts, count);
            case INT32, UINT32 -> ints(from, narrow.ints, count);
            default -> System.arraycopy(from, 0, narrow.longs, 0, count);
        }
    }

    /// First whether there is any, a loop that JDK 25 vectorises; then which.
    private void check(int count) {
        long smallest = isUnsigned ? 0 : ScalarRange.smallest(to);
        long largest = to == Scalar.UINT64 ? Long.MAX_VALUE : ScalarRange.largest(to);
        long low = 0;
        long high = 0;
        for (int i = 0; i < count; i++) {
            low = Math.min(low, from[i]);
            high = Math.max(high, from[i]);
        }
        for (int i = 0; i < count && (low < smallest || high > largest); i++) {
            if (from[i] < smallest || from[i] > largest) {
                throw new Misfit(i, isUnsigned ? Long.toUnsignedString(from[i]) : Long.toString(from[i]), to);
            }
        }
    }

    private static void bools(long[] from, byte[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = (byte) (from[i] == 0 ? 0 : 1);
        }
    }

    private static void bytes(long[] from, byte[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = (byte) from[i];
        }
    }

    private static void shorts(long[] from, short[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = (short) from[i];
        }
    }

    private static void ints(long[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = (int) from[i];
        }
    }
}
