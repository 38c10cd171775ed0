package org.tng4j.io.internal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.internal.bytes.FileBytes;

/// Bytes as they are packed, one after the other: a range of a file, or a stream. Counts those that were taken, and
/// remembers what the disk said, so that nobody blames the bytes for it. Belongs to one thread.
final class PackedInput extends InputStream implements Origin {
    /// Gives the bytes from where it stands.
    private interface Feed {
        /// Returns how many it gave, -1 at the end.
        int read(byte[] window, int from, int count) throws IOException;
    }

    private static final int WINDOW_SIZE = Recognizer.ENOUGH;

    private final String name;
    private final Feed feed;
    private final long start;
    private final long size;
    private final byte[] window = new byte[WINDOW_SIZE];
    private int at;
    private int end;
    private long fetched;
    private boolean hasEnded;
    private @Nullable IOException failure;

    private PackedInput(String name, Feed feed, long start, long size) {
        this.name = name;
        this.feed = feed;
        this.start = start;
        this.size = size;
    }

    /// Makes one of a stream, which nobody else may read.
    static PackedInput of(String name, InputStream stream) {
        return new PackedInput(name, stream::read, 0, -1);
    }

    /// Makes one of a part of a file.
    static PackedInput of(FileBytes file, long offset, long size) {
        long[] done = {0};
        return new PackedInput(file.name(), (window, from, count) -> {
            int part = (int) Math.min(count, size - done[0]);
            if (part == 0) {
                return -1;
            }
            file.read(offset + done[0], window, from, part);
            done[0] += part;
            return part;
        }, offset, size);
    }

    @Override
    public String name() {
        return name;
    }

    /// Returns how many bytes there are; -1 where nobody knows.
    long size() {
        return size;
    }

    /// Returns how many bytes were taken.
    long taken() {
        return fetched - (end - at);
    }

    @Override
    public long offset() {
        return start + taken();
    }

    @Override
    public boolean hasEnded() {
        return hasEnded;
    }

    @Override
    public @Nullable IOException failure() {
        return failure;
    }

    /// Returns the next bytes without taking them, `count` of them or all that are left; at most a window's.
    byte[] peek(int count) throws IOException {
        if (at > 0 && end - at < count) {
            System.arraycopy(window, at, window, 0, end - at);
            end -= at;
            at = 0;
        }
        boolean goesOn = true;
        while (goesOn && end - at < count) {
            goesOn = fetch(end);
        }
        return Arrays.copyOfRange(window, at, Math.min(end, at + count));
    }

    private boolean fetch(int from) throws IOException {
        try {
            int count = feed.read(window, from, window.length - from);
            if (count <= 0) {
                return false;
            }
            end = from + count;
            fetched += count;
            return true;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private boolean hasNext() throws IOException {
        if (at == end) {
            at = 0;
            end = 0;
            hasEnded = !fetch(0);
        }
        return !hasEnded;
    }

    @Override
    public int read() throws IOException {
        return hasNext() ? window[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (!hasNext()) {
            return -1;
        }
        int part = Math.min(count, end - at);
        System.arraycopy(window, at, target, from, part);
        at += part;
        return part;
    }

    @Override
    public int available() {
        return end - at;
    }
}
