package org.tng4j.io.internal.compress;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.Supplier;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.internal.bytes.FileBytes;

/// Bytes of one data section, forward only, through a heap window: little-endian numbers, whatever the byte order of
/// the file. No read leaves the section, nor the part of it that was entered last: such a read is a `CODEC_ERROR`.
/// Belongs to one thread; reused from section to section.
/// Source: docs/compression.md, *Outer layout*.
final class SectionBytes {
    private static final int WINDOW_SIZE = 1 << 16;
    /// What an encoder makes of equal values: a whole inner BWLZH block of 200 000 in at least 39 bytes.
    private static final long MOST_VALUES_PER_BYTE = 8192;
    private static final long VALUES_FOR_NOTHING = 1 << 20;
    /// A small file gets less: nobody shall take tens of megabytes for a thousand bytes.
    private static final long MOST_VALUES_PER_FILE_BYTE = 512;
    private static final long VALUES_FOR_A_FILE = 1 << 18;
    private static final VarHandle INT_LE =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final FileBytes bytes;
    private final byte[] window = new byte[WINDOW_SIZE];
    private long windowOffset;
    private int windowSize;
    private int at;
    private long sectionEnd;
    private long end;
    private Supplier<Place> place = () -> new Place("", "file", 0, -1);

    SectionBytes(FileBytes bytes) {
        this.bytes = bytes;
    }

    /// Moves to a section; what of it lies behind the end of the file is cut off.
    ///
    /// @param place asked for only when something is wrong
    void open(long offset, long size, Supplier<Place> place) {
        this.windowOffset = offset;
        this.windowSize = 0;
        this.at = 0;
        this.sectionEnd = offset + Math.max(0, Math.min(size, bytes.size() - offset));
        this.end = sectionEnd;
        this.place = place;
    }

    /// Returns the offset in the file of the next byte.
    long offset() {
        return windowOffset + at;
    }

    /// Returns how many bytes are left of the section, or of the part of it that was entered last.
    long remaining() {
        return end - offset();
    }

    /// Checks how many values shall be held of what is left, before there is memory for them: a few bytes may stand for
    /// very many equal ones, but nobody gets gigabytes for them.
    ///
    /// @throws IOException `LIMIT_EXCEEDED`
    void requireProportion(long values) throws IOException {
        long most = largestCount(remaining(), bytes.size());
        if (values > most) {
            throw place.get().unsupported(Kind.LIMIT_EXCEEDED, "section of " + remaining() + " bytes at offset "
                    + offset() + " stands for " + values + " values, limit is " + most);
        }
    }

    /// Returns how many values a few bytes may stand for.
    static long largestCount(long size, long fileSize) {
        return Math.min(size * MOST_VALUES_PER_BYTE + VALUES_FOR_NOTHING,
                fileSize * MOST_VALUES_PER_FILE_BYTE + VALUES_FOR_A_FILE);
    }

    /// Goes into a part of what is left: until [#leave(long)], nothing behind its `size` bytes can be read.
    ///
    /// @return what `leave` wants
    long enter(int size, String part) throws IOException {
        if (size < 0 || size > remaining()) {
            throw broken(part + " at offset " + offset() + " is " + Integer.toUnsignedString(size)
                    + " bytes, must fit the " + remaining() + " bytes that are left");
        }
        long outer = end;
        end = offset() + size;
        return outer;
    }

    /// Moves behind the part that was entered last.
    void leave(long outer) {
        long left = remaining();
        if (left <= windowSize - at) {
            at += (int) left;
        } else {
            windowOffset = end;
            windowSize = 0;
            at = 0;
        }
        end = outer;
    }

    /// Reads one byte as 0 to 255.
    int uint8() throws IOException {
        require(1);
        return window[at++] & 0xff;
    }

    /// Reads two bytes as 0 to 65 535.
    int uint16() throws IOException {
        require(2);
        int value = (window[at] & 0xff) | (window[at + 1] & 0xff) << 8;
        at += 2;
        return value;
    }

    /// Reads three bytes as 0 to 2^24 - 1.
    int uint24() throws IOException {
        require(3);
        int value = (window[at] & 0xff) | (window[at + 1] & 0xff) << 8 | (window[at + 2] & 0xff) << 16;
        at += 3;
        return value;
    }

    /// Reads four bytes.
    int int32() throws IOException {
        require(Integer.BYTES);
        int value = (int) INT_LE.get(window, at);
        at += Integer.BYTES;
        return value;
    }

    /// Reads four bytes as a number that is not negative and lies between two bounds.
    int count(String field, long least, long most) throws IOException {
        long from = offset();
        long value = Integer.toUnsignedLong(int32());
        if (value < least || value > most || value > Integer.MAX_VALUE) {
            throw broken(field + " at offset " + from + " is " + value + ", must be " + least + " to " + most);
        }
        return (int) value;
    }

    /// Reads bytes as they are.
    void bytes(byte[] target, int from, int count) throws IOException {
        if (count > remaining()) {
            throw ended(count);
        }
        int done = Math.min(count, windowSize - at);
        System.arraycopy(window, at, target, from, done);
        at += done;
        if (count - done >= WINDOW_SIZE) {
            long here = offset();
            bytes.read(here, target, from + done, count - done);
            windowOffset = here + (count - done);
            windowSize = 0;
            at = 0;
        } else if (count > done) {
            fill();
            System.arraycopy(window, 0, target, from + done, count - done);
            at = count - done;
        }
    }

    /// Makes the exception for a section that does not unpack.
    ///
    /// @param problem one clause, found and expected
    IOException broken(String problem) {
        return place.get().broken(Kind.CODEC_ERROR, problem);
    }

    private void require(int count) throws IOException {
        if (at + count > windowSize || windowOffset + at + count > end) {
            if (count > remaining()) {
                throw ended(count);
            }
            fill();
        }
    }

    private IOException ended(int count) {
        return broken("packed data end at offset " + end + ", must hold " + count + " more bytes at offset "
                + offset());
    }

    /// Fetches the window that starts here.
    private void fill() throws IOException {
        long here = offset();
        int count = (int) Math.min(WINDOW_SIZE, sectionEnd - here);
        bytes.read(here, window, 0, count);
        windowOffset = here;
        windowSize = count;
        at = 0;
    }
}
