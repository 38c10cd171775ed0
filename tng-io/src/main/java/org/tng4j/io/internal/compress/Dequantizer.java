package org.tng4j.io.internal.compress;

import java.lang.foreign.MemorySegment;

/// Integers become numbers, a chunk at a time in a reused array, with the reference's own arithmetic: an integer is
/// converted to the type of the result and multiplied there, once.
/// Source: docs/compression.md, *From integers to coordinates*.
public abstract sealed class Dequantizer {
    /// Elements in a chunk: whole particles, and small enough for the nearest cache.
    public static final int CHUNK = 3 << 10;

    private final MemorySegment segment;

    private Dequantizer(MemorySegment segment) {
        this.segment = segment;
    }

    /// Makes one for float32 (4) or float64 (8).
    public static Dequantizer of(int valueSize) {
        return valueSize == Float.BYTES ? new Floats(new float[CHUNK]) : new Doubles(new double[CHUNK]);
    }

    /// Makes one that leaves integers as they are.
    public static Dequantizer ofIntegers() {
        return new Integers(new int[CHUNK]);
    }

    /// Converts `count` integers, at most [#CHUNK], into the front of [#segment()].
    public abstract void convert(int[] integers, int from, int count, double precision);

    /// Returns the chunk, in native byte order.
    public final MemorySegment segment() {
        return segment;
    }

    private static final class Floats extends Dequantizer {
        private final float[] chunk;

        Floats(float[] chunk) {
            super(MemorySegment.ofArray(chunk));
            this.chunk = chunk;
        }

        @Override
        public void convert(int[] integers, int from, int count, double precision) {
            scale(integers, from, chunk, count, (float) precision);
        }

        private static void scale(int[] integers, int from, float[] chunk, int count, float precision) {
            for (int i = 0; i < count; i++) {
                chunk[i] = (float) integers[from + i] * precision;
            }
        }
    }

    private static final class Doubles extends Dequantizer {
        private final double[] chunk;

        Doubles(double[] chunk) {
            super(MemorySegment.ofArray(chunk));
            this.chunk = chunk;
        }

        @Override
        public void convert(int[] integers, int from, int count, double precision) {
            for (int i = 0; i < count; i++) {
                chunk[i] = (double) integers[from + i] * precision;
            }
        }
    }

    private static final class Integers extends Dequantizer {
        private final int[] chunk;

        Integers(int[] chunk) {
            super(MemorySegment.ofArray(chunk));
            this.chunk = chunk;
        }

        @Override
        public void convert(int[] integers, int from, int count, double precision) {
            System.arraycopy(integers, from, chunk, 0, count);
        }
    }
}
