package org.tng4j.bench;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.tng4j.io.internal.bytes.FileBytes;

/// A file that is in memory already: what reads through it pays for nothing but its windows.
@SuppressWarnings("ArrayRecordComponent") // bytes of a file, never compared
record ArrayBytes(byte[] content) implements FileBytes {
    @Override
    public String name() {
        return "memory";
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public void read(long offset, byte[] window, int from, int count) {
        System.arraycopy(content, (int) offset, window, from, count);
    }

    @Override
    public void copyTo(long offset, MemorySegment target, long targetOffset, long count) {
        MemorySegment.copy(content, (int) offset, target, ValueLayout.JAVA_BYTE, targetOffset, (int) count);
    }

    @Override
    public void close() {
        // nothing to end
    }
}
