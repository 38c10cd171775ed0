package org.tng4j.arrays.view;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.shape.Bytes;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Text;

/// Views of memory that nobody laid out yet: what they take, and whether there is so much.
final class Placing {

    private static final long ALIGNMENT = 64;

    private Placing() {}

    /// Row-major from the first byte on. What text leaves is its heap.
    static NdView over(MemorySegment segment, DataShape shape) {
        try {
            boolean heaped = shape.isFixed() && hasHeap(shape.measure());
            long[] heapSizes = heaped
                    ? new long[] {Math.max(0, segment.byteSize() - Layout.C.byteSizeOf(shape, 0))} : new long[0];
            return NdView.wrap(segment, 0, shape, Layout.C.metaOf(shape, heapSizes));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(tooLarge(shape) + ", given " + segment.byteSize(), e);
        }
    }

    private static boolean hasHeap(DataShape measure) {
        return measure.equals(Bytes.ANY) || measure instanceof Text text && text.size().isEmpty();
    }

    static NdView inMemoryOf(SegmentAllocator allocator, DataShape shape, Layout layout, long... heapSizes) {
        ArrMeta meta;
        long byteSize;
        try {
            meta = layout.metaOf(shape, heapSizes);
            byteSize = layout.byteSizeOf(shape, heapSizes);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(tooLarge(shape), e);
        }
        return NdView.wrap(allocator.allocate(byteSize, ALIGNMENT), 0, shape, meta);
    }

    private static String tooLarge(DataShape shape) {
        return shape + " takes more than " + Long.MAX_VALUE + " bytes";
    }
}
