package org.tng4j.arrays.copy;

/// One loop of a copy: how often, and how far on each side.
record Axis(long size, long sourceStride, long targetStride) {

    boolean goesOnAfter(Axis inner) {
        return sourceStride == inner.size * inner.sourceStride && targetStride == inner.size * inner.targetStride;
    }

    boolean isGapless(long width) {
        return isGapless(width, width);
    }

    boolean isGapless(long sourceWidth, long targetWidth) {
        return sourceStride == sourceWidth && targetStride == targetWidth;
    }

    /// From the last item to the first.
    Axis flipped() {
        return new Axis(size, -sourceStride, -targetStride);
    }

    /// Backwards on one side and not forwards on the other.
    boolean isBackwards() {
        return (sourceStride < 0 && targetStride <= 0) || (targetStride < 0 && sourceStride <= 0);
    }

    /// The source's side alone, into memory without gaps.
    Axis toGapless(long byteStride) {
        return new Axis(size, sourceStride, byteStride);
    }

    /// The target's side alone, from memory without gaps.
    Axis fromGapless(long byteStride) {
        return new Axis(size, byteStride, targetStride);
    }
}
