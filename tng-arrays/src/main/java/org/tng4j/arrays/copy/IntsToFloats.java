package org.tng4j.arrays.copy;

import org.tng4j.arrays.shape.Scalar;

/// `int32` becomes `float32` or `float64` at once, as it is wanted most.
final class IntsToFloats extends Step {

    private final int[] from;
    private final Lanes floats;

    private IntsToFloats(Lanes ints, Lanes floats) {
        super(ints, floats);
        this.from = ints.ints;
        this.floats = floats;
    }

    static IntsToFloats of(Scalar to, int size) {
        return new IntsToFloats(new Lanes(Scalar.INT32, size), new Lanes(to, size));
    }

    @Override
    void run(int count) {
        if (floats.floats.length > 0) {
            convert(from, floats.floats, count);
        } else {
            convert(from, floats.doubles, count);
        }
    }

    private static void convert(int[] from, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = from[i];
        }
    }

    private static void convert(int[] from, double[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = from[i];
        }
    }
}
