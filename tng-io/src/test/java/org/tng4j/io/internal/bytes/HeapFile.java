package org.tng4j.io.internal.bytes;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;
import java.lang.foreign.ValueLayout;

/// A file that is an array. Counts what is fetched from it. For tests.
public final class HeapFile implements FileBytes {
    private final String name;
    private final byte[] bytes;
    private final AtomicLong fetched = new AtomicLong();
    private volatile Runnable beforeRead = () -> { };

    /// @param bytes stays the caller's: changing them changes the file
    public HeapFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    /// Does something on every thread that is about to read.
    public void beforeRead(Runnable action) {
        beforeRead = action;
    }

    /// Returns how many bytes were copied out so far.
    public long fetched() {
        return fetched.get();
    }

    @Override
    public void read(long offset, byte[] window, int from, int count) {
        beforeRead.run();
        System.arraycopy(bytes, Math.toIntExact(offset), window, from, count);
        fetched.addAndGet(count);
    }

    @Override
    public void copyTo(long offset, MemorySegment target, long targetOffset, long count) {
        beforeRead.run();
        MemorySegment.copy(bytes, Math.toIntExact(offset), target, ValueLayout.JAVA_BYTE, targetOffset,
                Math.toIntExact(count));
        fetched.addAndGet(count);
    }

    @Override
    public void close() {
        // nothing to end
    }
}
