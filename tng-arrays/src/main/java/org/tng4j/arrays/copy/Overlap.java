package org.tng4j.arrays.copy;

import java.lang.foreign.MemorySegment;
import org.tng4j.arrays.meta.Span;

/// Whether the bytes of two layouts are shared, wherever they are put. Compares numbers; allocates only where it meets two
/// segments of one heap array. Two mappings of one file are two places to it.
///
/// @param source relative to element 0
/// @param target relative to element 0
record Overlap(Span source, Span target) {

    /// Looks at the bytes between the first and the last of each side, as far as its segment has them.
    boolean existsIn(MemorySegment sourceSegment, long sourceBase, MemorySegment targetSegment, long targetBase) {
        if (sourceSegment.isNative() != targetSegment.isNative()) {
            return false;
        }
        long shift = targetSegment.address() - sourceSegment.address();
        long sourceFrom = Math.max(0, sourceBase + source.from());
        long sourceTo = Math.min(sourceSegment.byteSize(), sourceBase + source.to());
        long targetFrom = shift + Math.max(0, targetBase + target.from());
        long targetTo = shift + Math.min(targetSegment.byteSize(), targetBase + target.to());
        return sourceFrom < targetTo && targetFrom < sourceTo && areOfOneMemory(sourceSegment, targetSegment);
    }

    @SuppressWarnings({"MemorySegmentReferenceEquality", "ReferenceEquality"}) // equals(Object) allocates, for heap memory
    private static boolean areOfOneMemory(MemorySegment one, MemorySegment other) {
        return one == other || one.isNative() || one.asOverlappingSlice(other).isPresent();
    }

    /// How far element 0 moves, in memory that is shared.
    static long shift(MemorySegment source, long sourceBase, MemorySegment target, long targetBase) {
        return target.address() + targetBase - source.address() - sourceBase;
    }
}
