package org.tng4j.arrays.view;

import java.lang.foreign.MemorySegment;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.Span;
import org.tng4j.arrays.meta.TextMeta;
import org.tng4j.arrays.shape.DataShape;

/// Shape, layout and segment belong together: proved once, when a view is made, and relied on from then on.
final class Fit {

    private Fit() {}

    static void check(MemorySegment segment, long base, DataShape shape, ArrMeta meta) {
        if (!meta.shape().equals(shape)) {
            throw new IllegalArgumentException("layout is one of " + meta.shape() + ", must be one of " + shape);
        }
        if (base < 0 || base > segment.byteSize()) {
            throw new IllegalArgumentException(
                    "base is " + base + ", must be at least 0 and at most " + segment.byteSize());
        }
        try {
            checkHeap(meta);
            checkSpan(segment.byteSize() - base, base, meta);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    layout(meta) + " spans more than " + Long.MAX_VALUE + " bytes, given " + (segment.byteSize() - base), e);
        }
    }

    private static void checkHeap(ArrMeta meta) {
        if (meta.leaf() instanceof TextMeta text && text.heapOffset() < meta.elementSpan().to()) {
            throw new IllegalArgumentException("heap of " + meta.shape() + " is at byte " + text.heapOffset()
                    + ", its offsets end at " + meta.elementSpan().to());
        }
    }

    /// @param room bytes from the base to the end of the segment
    private static void checkSpan(long room, long base, ArrMeta meta) {
        Span span = meta.span();
        if (span.from() < -base) {
            String below = Long.toUnsignedString(-span.from());
            throw new IllegalArgumentException(layout(meta) + " begins " + below + " bytes below its base, given " + base);
        }
        if (span.to() > room) {
            throw new IllegalArgumentException(layout(meta) + " spans " + span.to() + " bytes, given " + room);
        }
    }

    private static String layout(ArrMeta meta) {
        return "layout " + meta.layoutText() + " of " + meta.shape();
    }
}
