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
        if (meta.leaf() instanceof TextMeta text && text.heapOffset() < meta.elementSpan().to()) {
            throw new IllegalArgumentException("heap of " + shape + " is at byte " + text.heapOffset()
                    + ", its offsets end at " + meta.elementSpan().to());
        }
        checkSpan(segment.byteSize(), base, meta);
    }

    private static void checkSpan(long byteSize, long base, ArrMeta meta) {
        if (base < 0 || base > byteSize) {
            throw new IllegalArgumentException("base is " + base + ", must be at least 0 and at most " + byteSize);
        }
        Span span = meta.span();
        String layout = "layout " + meta.layoutText() + " of " + meta.shape();
        if (span.from() < -base) {
            throw new IllegalArgumentException(layout + " begins " + -span.from() + " bytes below its base, given " + base);
        }
        if (span.to() > byteSize - base) {
            throw new IllegalArgumentException(layout + " spans " + span.to() + " bytes, given " + (byteSize - base));
        }
    }
}
