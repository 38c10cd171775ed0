package org.tng4j.io.internal.bytes;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// A part of a file as a file of its own: a member that an archive stores as it is. Owns the whole file.
public final class FileSlice implements FileBytes {
    private final String name;
    private final FileBytes whole;
    private final long start;
    private final long size;

    /// @param whole closed with the slice
    /// @param start of the slice in it
    /// @param size  of the slice; must end inside the whole
    public FileSlice(String name, FileBytes whole, long start, long size) {
        if (!Bounds.contains(whole.size(), start, size)) {
            throw new IllegalArgumentException("slice is " + size + " bytes at offset " + start + ", " + whole.name()
                    + " has " + whole.size());
        }
        this.name = name;
        this.whole = whole;
        this.start = start;
        this.size = size;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long offset, byte[] window, int from, int count) throws IOException {
        requireInside(offset, count);
        whole.read(start + offset, window, from, count);
    }

    @Override
    public void copyTo(long offset, MemorySegment target, long targetOffset, long count) throws IOException {
        requireInside(offset, count);
        whole.copyTo(start + offset, target, targetOffset, count);
    }

    /// The whole file cannot know that its other bytes are not meant.
    private void requireInside(long offset, long count) {
        if (!Bounds.contains(size, offset, count)) {
            throw new IndexOutOfBoundsException(
                    "range is " + count + " bytes at offset " + offset + ", " + name + " has " + size);
        }
    }

    @Override
    public void close() {
        whole.close();
    }
}
