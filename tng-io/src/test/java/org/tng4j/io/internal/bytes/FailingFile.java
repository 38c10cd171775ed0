package org.tng4j.io.internal.bytes;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// A file on a disk that breaks when told to. For tests.
public final class FailingFile implements FileBytes {
    private final FileBytes file;
    private boolean isBroken;

    /// @param file stays the caller's to close
    public FailingFile(FileBytes file) {
        this.file = file;
    }

    /// Lets every later read fail.
    public void breakDisk() {
        isBroken = true;
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public void read(long offset, byte[] window, int from, int count) throws IOException {
        requireDisk();
        file.read(offset, window, from, count);
    }

    @Override
    public void copyTo(long offset, MemorySegment target, long targetOffset, long count) throws IOException {
        requireDisk();
        file.copyTo(offset, target, targetOffset, count);
    }

    private void requireDisk() throws IOException {
        if (isBroken) {
            throw new IOException("disk is broken");
        }
    }

    @Override
    public void close() {
        // the caller closes the file
    }
}
