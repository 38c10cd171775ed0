package org.tng4j.arrays.view;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.tng4j.arrays.meta.OptionMeta;
import org.tng4j.arrays.meta.ScalarMeta;

/// Whether one optional element is there, by its validity bit or its value.
///
/// @param base where the element begins
record Validity(MemorySegment segment, long base, OptionMeta meta) {

    boolean isMissing() {
        if (meta.bitmap().isPresent()) {
            long bit = bit(meta.bitmap().get());
            return (segment.get(ValueLayout.JAVA_BYTE, byteOf(bit)) & mask(bit)) == 0;
        }
        return sentinel().isThere();
    }

    void markMissing() {
        if (meta.bitmap().isPresent()) {
            long bit = bit(meta.bitmap().get());
            byte others = (byte) (segment.get(ValueLayout.JAVA_BYTE, byteOf(bit)) & ~mask(bit));
            segment.set(ValueLayout.JAVA_BYTE, byteOf(bit), others);
        } else {
            sentinel().write();
        }
    }

    /// Without bits, the value tells that it is there.
    void markThere() {
        if (meta.bitmap().isPresent()) {
            long bit = bit(meta.bitmap().get());
            byte all = (byte) (segment.get(ValueLayout.JAVA_BYTE, byteOf(bit)) | mask(bit));
            segment.set(ValueLayout.JAVA_BYTE, byteOf(bit), all);
        }
    }

    private Sentinel sentinel() {
        return new Sentinel(segment, base, (ScalarMeta) meta.value());
    }

    private static int mask(long bit) {
        return 1 << bit % Byte.SIZE;
    }

    /// The element lies at its own base, so the origin alone tells which bit is its.
    private static long bit(OptionMeta.Bitmap bitmap) {
        long bit = -bitmap.origin() / bitmap.itemSize();
        if (bitmap.origin() > 0 || bit >= bitmap.bitCount()) {
            throw new IllegalStateException("element has validity bit " + bit + ", must be at least 0 and below " + bitmap.bitCount());
        }
        return bit;
    }

    private long byteOf(long bit) {
        return base + meta.bitmap().orElseThrow().offset() + bit / Byte.SIZE;
    }
}
