package org.tng4j.arrays.copy;

import java.lang.foreign.MemorySegment;
import org.tng4j.arrays.shape.Scalar;

/// Room for a chunk of components of one data type, as the Java array that comes nearest to it. The other arrays are empty.
final class Lanes {

    final byte[] bytes;
    final short[] shorts;
    final int[] ints;
    final long[] longs;
    final float[] floats;
    final double[] doubles;
    private final MemorySegment segment;
    private final int width;

    Lanes(Scalar component, int size) {
        boolean isInteger = ScalarKind.isInteger(component);
        width = component.byteSize();
        bytes = new byte[width == Byte.BYTES ? size : 0];
        shorts = new short[width == Short.BYTES ? size : 0];
        ints = new int[isInteger && width == Integer.BYTES ? size : 0];
        longs = new long[isInteger && width == Long.BYTES ? size : 0];
        floats = new float[component == Scalar.FLOAT32 ? size : 0];
        doubles = new double[component == Scalar.FLOAT64 ? size : 0];
        segment = switch (component) {
            case FLOAT32 -> MemorySegment.ofArray(floats);
            case FLOAT64 -> MemorySegment.ofArray(doubles);
            default -> switch (width) {
                case Byte.BYTES -> MemorySegment.ofArray(bytes);
                case Short.BYTES -> MemorySegment.ofArray(shorts);
                case Integer.BYTES -> MemorySegment.ofArray(ints);
                default -> MemorySegment.ofArray(longs);
            };
        };
    }

    /// The array that is not empty.
    MemorySegment segment() {
        return segment;
    }

    int width() {
        return width;
    }
}
