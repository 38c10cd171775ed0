package org.tng4j.io.internal.bytes;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// The only door to a file's bytes. Two ways through, both one bulk copy; no view of the file ever leaves. Its size stays
/// what it was, whatever becomes of the file.
///
/// May be used by several threads at once. Closing ends it for all of them: every later call throws
/// `IllegalStateException`.
public interface FileBytes extends AutoCloseable {

    /// Returns the file's name as the caller gave it.
    String name();

    /// Returns the file's size in bytes when it was opened, or when [#grown()] looked.
    long size();

    /// Returns the file's size in bytes as it is now.
    default long sizeNow() throws IOException {
        return size();
    }

    /// Looks whether the file has grown.
    ///
    /// @return a door to the same file up to its present end, which [#close()] closes as well; this one if it has not
    /// @throws IOException if the file has become shorter, or the disk fails
    default FileBytes grown() throws IOException {
        return this;
    }

    /// Copies bytes of the file into a heap window.
    ///
    /// @param offset in the file; `offset + count` must not exceed [#size()]
    /// @throws IOException if the file has become shorter, or the disk fails
    void read(long offset, byte[] window, int from, int count) throws IOException;

    /// Copies bytes of the file into the caller's memory, without a stop in between.
    ///
    /// @param offset in the file; `offset + count` must not exceed [#size()]
    /// @throws IOException if the file has become shorter, or the disk fails
    void copyTo(long offset, MemorySegment target, long targetOffset, long count) throws IOException;

    @Override
    void close();
}
