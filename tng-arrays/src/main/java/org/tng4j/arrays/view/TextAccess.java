package org.tng4j.arrays.view;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.BytesMeta;
import org.tng4j.arrays.meta.FixedTextMeta;
import org.tng4j.arrays.meta.TextMeta;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Encoding;
import org.tng4j.arrays.shape.Text;

/// Reads one string, or bytes, by offsets and heap or in its own place.
///
/// @param base where the element begins
/// @param whole what it is an element of, for messages
record TextAccess(MemorySegment segment, long base, ArrMeta meta, DataShape whole) {

    String string() {
        if (!(meta.shape() instanceof Text text)) {
            throw holdsOther("string");
        }
        return new String(bytes(), charset(text.encoding()));
    }

    /// As they were stored, of fixed text without the zeros behind it.
    byte[] bytes() {
        return switch (meta) {
            case TextMeta text -> heapBytes(text);
            case FixedTextMeta text -> withoutZeros(copy(base, text.byteSize()), text.unitSize());
            case BytesMeta bytes -> copy(base, bytes.byteSize());
            default -> throw holdsOther("string");
        };
    }

    /// Offsets are memory of the caller: anything may stand there.
    private byte[] heapBytes(TextMeta text) {
        long start = segment.get(ValueLayout.JAVA_LONG_UNALIGNED, base);
        long end = segment.get(ValueLayout.JAVA_LONG_UNALIGNED, base + Long.BYTES);
        if (start < 0 || end < start || end > text.heapSize()) {
            throw new IllegalStateException(
                    "string lies at " + start + " to " + end + " of its heap, heap holds " + text.heapSize() + " bytes");
        }
        return copy(base + text.heapOffset() + start, end - start);
    }

    private byte[] copy(long offset, long size) {
        byte[] bytes = new byte[Math.toIntExact(size)];
        MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, offset, bytes, 0, bytes.length);
        return bytes;
    }

    private static byte[] withoutZeros(byte[] bytes, int unitSize) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        int units = (end + unitSize - 1) / unitSize;
        return Arrays.copyOf(bytes, Math.min(bytes.length, units * unitSize));
    }

    private Charset charset(Encoding encoding) {
        boolean big = meta instanceof FixedTextMeta text && text.order().equals(ByteOrder.BIG_ENDIAN);
        return switch (encoding) {
            case ASCII -> StandardCharsets.US_ASCII;
            case UTF8 -> StandardCharsets.UTF_8;
            case UTF16 -> big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            case UTF32 -> big ? StandardCharsets.UTF_32BE : StandardCharsets.UTF_32LE;
        };
    }

    private IllegalStateException holdsOther(String wanted) {
        return new IllegalStateException(whole + " holds " + meta.shape() + ", must hold " + wanted);
    }
}
