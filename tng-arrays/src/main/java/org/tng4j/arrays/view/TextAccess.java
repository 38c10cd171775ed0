package org.tng4j.arrays.view;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.TextMeta;

/// Strings by offsets and heap, as [TextMeta] describes them.
final class TextAccess {

    private TextAccess() {}

    /// The layout of strings further on: they begin `moved` bytes later, their heap stays where it is.
    static ArrMeta heapKeptInPlace(ArrMeta meta, long moved) {
        return switch (meta) {
            case TextMeta text -> new TextMeta(text.heapOffset() - moved, text.heapSize());
            case FixedMeta dim -> moved == 0
                    ? dim
                    : new FixedMeta(dim.size(), dim.byteStride(), heapKeptInPlace(dim.item(), moved));
            default -> meta;
        };
    }

    /// The bytes of the string whose offset is at `base`. Offsets are memory of the caller: anything may stand there.
    static byte[] bytes(MemorySegment segment, long base, TextMeta meta) {
        long start = segment.get(ValueLayout.JAVA_LONG_UNALIGNED, base);
        long end = segment.get(ValueLayout.JAVA_LONG_UNALIGNED, base + Long.BYTES);
        if (start < 0 || end < start || end > meta.heapSize()) {
            throw new IllegalStateException(
                    "string lies at " + start + " to " + end + " of its heap, heap holds " + meta.heapSize() + " bytes");
        }
        byte[] bytes = new byte[Math.toIntExact(end - start)];
        MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, base + meta.heapOffset() + start, bytes, 0, bytes.length);
        return bytes;
    }
}
