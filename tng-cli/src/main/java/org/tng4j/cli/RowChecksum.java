package org.tng4j.cli;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.zip.CRC32;
import org.tng4j.arrays.meta.TextMeta;
import org.tng4j.arrays.view.NdView;

/// CRC-32 over the values of a row: row major, little-endian; strings as their bytes, each with a zero behind it.
/// Bytes go through a window on the heap, since native code gets no memory that may vanish.
final class RowChecksum {
    private static final int WINDOW_SIZE = 1 << 16;

    private final NdView view;
    private final CRC32 crc = new CRC32();
    private byte[] window = new byte[WINDOW_SIZE];

    /// @param view row major without gaps, numbers in little-endian order
    RowChecksum(NdView view) {
        this.view = view;
    }

    void reset() {
        crc.reset();
    }

    int value() {
        return (int) crc.getValue();
    }

    /// Adds values in a row.
    ///
    /// @param first index among all values of the view
    void add(long first, long count) {
        if (view.meta().leaf() instanceof TextMeta text) {
            addStrings(text, first, Math.toIntExact(count));
        } else {
            long size = view.meta().leaf().span().to();
            addBytes(view.base() + first * size, count * size);
        }
    }

    private void addBytes(long offset, long size) {
        for (long done = 0; done < size; done += WINDOW_SIZE) {
            int part = (int) Math.min(WINDOW_SIZE, size - done);
            MemorySegment.copy(view.segment(), ValueLayout.JAVA_BYTE, offset + done, window, 0, part);
            crc.update(window, 0, part);
        }
    }

    private void addStrings(TextMeta text, long first, int count) {
        long[] offsets = new long[count + 1];
        MemorySegment.copy(view.segment(), ValueLayout.JAVA_LONG_UNALIGNED, view.base() + first * Long.BYTES,
                offsets, 0, offsets.length);
        long heap = view.base() + text.heapOffset();
        for (int i = 0; i < count; i++) {
            addBytes(heap + offsets[i], offsets[i + 1] - offsets[i]);
            crc.update(0);
        }
    }
}
