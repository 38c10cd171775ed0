package org.tng4j.io.internal.bytes;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;

/// Forward cursor over a range of a file: numbers and text, in the file's byte order, through a small heap window.
///
/// Never reads behind the end of its range: a field that would is `TRUNCATED`. Allocates nothing but the strings it
/// is asked for. Belongs to one thread.
public final class ByteReader {
    /// Longest text field: at most this many bytes, with or without a closing zero.
    public static final int MAX_TEXT_SIZE = 1024;

    private static final VarHandle LONG_LE =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG_BE =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final FileBytes bytes;
    private final byte[] window;
    private final int fetchSize;
    private boolean bigEndian;
    private long windowOffset;
    private int windowSize;
    private int at;
    private long end;
    private Supplier<Place> place = () -> new Place("", "file", 0, -1);

    /// @param fetchSize bytes fetched at a time, fewer where the range ends: small for headers, large for long blocks
    public ByteReader(FileBytes bytes, int fetchSize, ByteOrder order) {
        this.bytes = bytes;
        this.window = new byte[Math.max(fetchSize, MAX_TEXT_SIZE)];
        this.fetchSize = fetchSize;
        this.bigEndian = order == ByteOrder.BIG_ENDIAN;
    }

    /// Moves to a range of the file; what of it lies behind the end of the file is cut off.
    ///
    /// @param place asked for only when a field does not fit
    public void reset(long offset, long size, Supplier<Place> place) {
        if (offset < windowOffset || offset > windowOffset + windowSize) {
            windowOffset = offset;
            windowSize = 0;
        }
        this.at = (int) (offset - windowOffset);
        this.end = offset + Math.min(size, bytes.size() - offset);
        this.place = place;
    }

    /// Reads numbers in this byte order from now on.
    public void order(ByteOrder order) {
        bigEndian = order == ByteOrder.BIG_ENDIAN;
    }

    /// Returns the offset in the file of the next byte.
    public long offset() {
        return windowOffset + at;
    }

    /// Returns how many bytes of the range are left.
    public long remaining() {
        return end - offset();
    }

    /// Returns the place that messages about this range name.
    public Place place() {
        return place.get();
    }

    /// Reads one byte as 0 to 255.
    public int uint8(String field) throws IOException {
        require(1, field);
        return window[at++] & 0xff;
    }

    /// Reads a 64-bit integer.
    public long int64(String field) throws IOException {
        require(Long.BYTES, field);
        long value = (long) (bigEndian ? LONG_BE : LONG_LE).get(window, at);
        at += Long.BYTES;
        return value;
    }

    /// Reads bytes as they are.
    public void bytes(byte[] target, String field) throws IOException {
        require(target.length, field);
        System.arraycopy(window, at, target, 0, target.length);
        at += target.length;
    }

    /// Reads a 64-bit float.
    public double float64(String field) throws IOException {
        return Double.longBitsToDouble(int64(field));
    }

    /// Reads an integer that counts something of which each piece takes `minimumSize` bytes of this range.
    public long count(String field, long minimumSize) throws IOException {
        long value = int64(field);
        if (value < 0 || value > remaining() / minimumSize) {
            throw place().broken(Kind.BAD_COUNT, field + " is " + value + ", must be 0 to " + remaining() / minimumSize
                    + " for the " + remaining() + " bytes that follow");
        }
        return value;
    }

    /// Reads text: up to and with the first zero byte, at most [#MAX_TEXT_SIZE] bytes, as UTF-8.
    public String text(String field) throws IOException {
        int size = requireText(field);
        int last = at + size;
        String value = new String(window, at, window[last - 1] == 0 ? size - 1 : size, StandardCharsets.UTF_8);
        at = last;
        return value;
    }

    /// Skips text as [#text(String)] reads it and returns its size with the closing zero; -1, without moving, where it
    /// does not end within `limit` bytes.
    public int skipText(long limit) throws IOException {
        int size = textSize(Math.min(limit, remaining()));
        at += Math.max(0, size);
        return size;
    }

    private int requireText(String field) throws IOException {
        int size = textSize(remaining());
        if (size < 0) {
            throw place().broken(Kind.BAD_STRING, field + " at offset " + offset() + " has no closing zero in the "
                    + remaining() + " bytes that are left, must end inside its block");
        }
        return size;
    }

    private int textSize(long limit) throws IOException {
        int most = (int) Math.min(MAX_TEXT_SIZE, limit);
        int seen = 0;
        while (seen < most) {
            if (at + seen >= windowSize) {
                fill(Math.min(most, 2 * seen + 1));
            }
            if (window[at + seen++] == 0) {
                return seen;
            }
        }
        return seen == MAX_TEXT_SIZE ? seen : -1;
    }

    private void require(int count, String field) throws IOException {
        if (remaining() < count) {
            throw place().broken(Kind.TRUNCATED,
                    field + " needs " + count + " bytes at offset " + offset() + ", " + remaining() + " are left");
        }
        if (at + count > windowSize) {
            fill(count);
        }
    }

    /// Fetches a window that starts here, with what is needed and what is usual.
    private void fill(int needed) throws IOException {
        long here = offset();
        int count = (int) Math.min(Math.max(needed, fetchSize), end - here);
        bytes.read(here, window, 0, count);
        windowOffset = here;
        windowSize = count;
        at = 0;
    }
}
