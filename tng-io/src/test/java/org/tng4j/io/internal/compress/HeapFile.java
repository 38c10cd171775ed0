package org.tng4j.io.internal.compress;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.tng4j.io.format.Place;
import org.tng4j.io.internal.bytes.FileBytes;

/// A file that is an array.
final class HeapFile implements FileBytes {
    private final byte[] content;

    private HeapFile(byte[] content) {
        this.content = content;
    }

    /// Returns a section that is the whole array.
    static SectionBytes section(byte[] content) {
        return section(content, 0, content.length);
    }

    /// Returns a section of the array.
    static SectionBytes section(byte[] content, int offset, int size) {
        SectionBytes section = new SectionBytes(new HeapFile(content));
        section.open(offset, size, () -> new Place("run.tng", "POSITIONS block", 638, 1));
        return section;
    }

    @Override
    public String name() {
        return "run.tng";
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
    public void close() {}
}
