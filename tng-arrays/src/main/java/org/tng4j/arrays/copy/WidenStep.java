package org.tng4j.arrays.copy;

import org.tng4j.arrays.shape.Scalar;

/// Integers of any data type become `long`s, which keep all their bits; `float16` and `float32` become `double`s, which
/// keep their value.
final class WidenStep extends Step {

    private final Scalar from;
    private final Lanes narrow;
    private final Lanes wide;

    private WidenStep(Scalar from, Lanes narrow, Lanes wide) {
        super(narrow, wide);
        this.from = from;
        this.narrow = narrow;
        this.wide = wide;
    }

    static WidenStep of(Scalar from, Lanes wide, int size) {
        return new WidenStep(from, new Lanes(from, size), wide);
    }

    @Override
    void run(int count) {
        switch (from) {
            case BOOL -> bools(narrow.bytes, wide.longs, count);
            case INT8 -> signed(narrow.bytes, wide.longs, count);
            case UINT8 -> unsigned(narrow.bytes, wide.longs, count);
            case INT16 -> signed(narrow.shorts, wide.longs, count);
            case UINT16 -> unsigned(narrow.shorts, wide.longs, count);
            case INT32 -> signed(narrow.ints, wide.longs, count);
            case UINT32 -> unsigned(narrow.ints, wide.longs, count);
            case FLOAT16 -> halves(narrow.shorts, wide.doubles, count);
            default -> floats(narrow.floats, wide.doubles, count);
        }
    }

    private static void bools(byte[] from, long[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = from[i] == 0 ? 0 : 1;
        }
    }

    private static void signed(byte[] from, long[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = from[i];
        }
    }

    private static void unsigned(byte[] from, long[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = from[i] & 0xFF;
        }
    }

    private static void signed(short[] from, long[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = from[i];
        }
    }

    private static void unsigned(short[] from, long[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = from[i] & 0xFFFF;
        }
    }

    private static void signed(int[] from, long[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = from[i];
        }
    }

    private static void unsigned(int[] from, long[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = from[i] & 0xFFFF_FFFFL;
        }
    }

    private static void halves(short[] from, double[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = Float.float16ToFloat(from[i]);
        }
    }

    private static void floats(float[] from, double[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = from[i];
        }
    }
}
