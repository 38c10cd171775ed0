package org.tng4j.io.internal.bytes;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// A file that is being made outside the heap, in pieces of one size, so that it grows without being copied.
///
/// One thread makes it; then any may read.
public final class ChunkedMemory implements FileBytes {
    /// Bytes of a piece.
    public static final int CHUNK_SIZE = 1 << 20;

    private final String name;
    private final Arena arena = Arena.ofShared();
    private final List<MemorySegment> chunks = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private long size;

    /// Makes an empty file.
    public ChunkedMemory(String name) {
        this.name = name;
    }

    /// Adds bytes at the end.
    public void append(byte[] from, int count) {
        for (int done = 0; done < count; ) {
            int at = (int) (size % CHUNK_SIZE);
            if (at == 0) {
                chunks.add(Memory.segment(arena, CHUNK_SIZE));
            }
            int part = Math.min(CHUNK_SIZE - at, count - done);
            MemorySegment.copy(from, done, chunks.getLast(), ValueLayout.JAVA_BYTE, at, part);
            done += part;
            size += part;
        }
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
        try {
            for (int done = 0; done < count; ) {
                int at = (int) ((offset + done) % CHUNK_SIZE);
                int part = Math.min(CHUNK_SIZE - at, count - done);
                MemorySegment.copy(chunk(offset + done), ValueLayout.JAVA_BYTE, at, window, from + done, part);
                done += part;
            }
        } catch (IllegalStateException e) {
            throw closedOr(e);
        }
    }

    @Override
    public void copyTo(long offset, MemorySegment target, long targetOffset, long count) throws IOException {
        requireInside(offset, count);
        try {
            for (long done = 0; done < count; ) {
                long at = (offset + done) % CHUNK_SIZE;
                long part = Math.min(CHUNK_SIZE - at, count - done);
                MemorySegment.copy(chunk(offset + done), at, target, targetOffset + done, part);
                done += part;
            }
        } catch (IllegalStateException e) {
            throw closedOr(e);
        }
    }

    private void requireInside(long offset, long count) {
        if (!Bounds.contains(size, offset, count)) {
            throw new IndexOutOfBoundsException(
                    "range is " + count + " bytes at offset " + offset + ", " + name + " has " + size);
        }
    }

    private MemorySegment chunk(long offset) {
        return chunks.get((int) (offset / CHUNK_SIZE));
    }

    private IllegalStateException closedOr(IllegalStateException e) {
        return closed.get() ? new IllegalStateException(name + " is closed", e) : e;
    }

    /// Gives the memory back. A thread that is copying meets an `IllegalStateException`.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            arena.close();
        }
    }
}
