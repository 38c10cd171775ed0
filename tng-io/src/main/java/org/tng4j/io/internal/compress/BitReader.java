package org.tng4j.io.internal.compress;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.internal.bytes.FileBytes;

/// A section as bits, the most significant of a byte first, through a heap window.
///
/// Kernels take the [#window()] and the [#position()], load 64 bits wherever they stand, and give the position back.
/// After [#fill()] they may go [#AHEAD] bits on without asking: where the section ends earlier, zeros follow, and
/// [#requireInside()] tells. Never reads the file behind the section.
/// Source: docs/compression.md, *Bit stream*.
final class BitReader {
    /// Bits that may be passed between two calls of [#fill()].
    static final int AHEAD = 1 << 11;
    /// Bytes fetched at a time, unless somebody knows better.
    static final int WINDOW_SIZE = 1 << 16;
    private static final int PADDING = AHEAD / Byte.SIZE + 2 * Long.BYTES;
    private static final VarHandle LONG_BE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final FileBytes bytes;
    private final int fetchSize;
    private final byte[] window;
    private @Nullable SectionBytes section;
    private long windowOffset;
    private int windowSize;
    private long end;
    private int position;

    /// @param windowSize bytes fetched at a time, at least twice [#AHEAD] bits
    BitReader(FileBytes bytes, int windowSize) {
        this.bytes = bytes;
        this.fetchSize = Math.max(windowSize, 2 * AHEAD / Byte.SIZE);
        this.window = new byte[fetchSize + PADDING];
    }

    /// Starts on what is left of a section.
    void open(SectionBytes next) throws IOException {
        section = next;
        windowOffset = next.offset();
        end = windowOffset + next.remaining();
        position = 0;
        fetch();
    }

    /// Returns the 57 bits at a position, and seven that may be zero instead, from the top down.
    static long load(byte[] window, int position) {
        return (long) LONG_BE.get(window, position >>> 3) << (position & 7);
    }

    /// Returns the 64 bits at a position.
    static long loadWhole(byte[] window, int position) {
        return load(window, position) | (window[(position >>> 3) + Long.BYTES] & 0xff) >>> Byte.SIZE - (position & 7);
    }

    byte[] window() {
        return window;
    }

    /// Returns the bit of the window at which the next one is; its place changes with [#fill()].
    int position() {
        return position;
    }

    void position(int bit) {
        position = bit;
    }

    /// Returns where the next bit is: bits from the start of the file.
    long bitOffset() {
        return windowOffset * Byte.SIZE + position;
    }

    /// Goes to a bit of the section that is open, back too; fetches where it is not in the window.
    void seek(long bit) throws IOException {
        long ahead = bit - windowOffset * Byte.SIZE;
        if (ahead >= 0 && ahead <= limit()) {
            position = (int) ahead;
            return;
        }
        windowOffset = bit >>> 3;
        position = (int) bit & 7;
        fetch();
    }

    /// Returns the bit behind the last one in the window.
    int limit() {
        return windowSize * Byte.SIZE;
    }

    /// Returns how many bits there are until the end of the section.
    long remaining() {
        return (end - windowOffset) * Byte.SIZE - position;
    }

    /// Sees to it that [#AHEAD] bits are in the window, or all that are left.
    void fill() throws IOException {
        if (limit() - position < AHEAD && windowOffset + windowSize < end) {
            windowOffset += position >>> 3;
            position &= 7;
            fetch();
        }
    }

    private void fetch() throws IOException {
        windowSize = (int) Math.min(fetchSize, end - windowOffset);
        bytes.read(windowOffset, window, 0, windowSize);
        Arrays.fill(window, windowSize, windowSize + PADDING, (byte) 0);
    }

    /// Throws if more bits were taken than there are.
    void requireInside() throws IOException {
        if (position > limit()) {
            throw broken("section ends at offset " + end + ", values go on for at least " + (position - limit())
                    + " bits");
        }
    }

    /// Reads up to 32 bits.
    int bits(int count) throws IOException {
        fill();
        long word = load(window, position);
        position += count;
        requireInside();
        return (int) (word >>> 1 >>> Long.SIZE - 1 - count);
    }

    /// Throws unless the section can hold so many bits at all: asked before anything is sized by them.
    void requireAtLeast(long count, String what) throws IOException {
        if (remaining() < count) {
            throw opened().broken(what + " take at least " + count + " bits, section ending at offset " + end
                    + " has " + remaining());
        }
    }

    /// Makes the exception for a value of the section.
    IOException broken(String problem) {
        String where = " (in the byte at offset " + Math.min(windowOffset + (position >>> 3), end) + ")";
        return opened().broken(problem + where);
    }

    private SectionBytes opened() {
        SectionBytes of = section;
        if (of == null) {
            throw new IllegalStateException("no section is open");
        }
        return of;
    }
}
