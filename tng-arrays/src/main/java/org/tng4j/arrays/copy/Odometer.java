package org.tng4j.arrays.copy;

import java.util.List;

/// Walks the outer axes of a copy, plane by plane, and knows where each begins on both sides. Allocates nothing.
final class Odometer {

    private final long[] sizes;
    private final long[] sourceStrides;
    private final long[] targetStrides;
    private final long[] index;
    private long sourceOffset;
    private long targetOffset;

    Odometer(List<Axis> outerAxes) {
        sizes = outerAxes.stream().mapToLong(Axis::size).toArray();
        sourceStrides = outerAxes.stream().mapToLong(Axis::sourceStride).toArray();
        targetStrides = outerAxes.stream().mapToLong(Axis::targetStride).toArray();
        index = new long[sizes.length];
    }

    /// Goes to a plane, counted in row-major order.
    void seek(long plane, long sourceBase, long targetBase) {
        sourceOffset = sourceBase;
        targetOffset = targetBase;
        long rest = plane;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            index[axis] = rest % sizes[axis];
            rest /= sizes[axis];
            sourceOffset += index[axis] * sourceStrides[axis];
            targetOffset += index[axis] * targetStrides[axis];
        }
    }

    /// Goes to the next plane; after the last one comes the first.
    void next() {
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            sourceOffset += sourceStrides[axis];
            targetOffset += targetStrides[axis];
            if (++index[axis] < sizes[axis]) {
                return;
            }
            index[axis] = 0;
            sourceOffset -= sizes[axis] * sourceStrides[axis];
            targetOffset -= sizes[axis] * targetStrides[axis];
        }
    }

    long sourceOffset() {
        return sourceOffset;
    }

    long targetOffset() {
        return targetOffset;
    }
}
