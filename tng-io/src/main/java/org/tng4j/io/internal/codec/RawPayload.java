package org.tng4j.io.internal.codec;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.tng4j.io.internal.bytes.FileBytes;

/// Bytes as they are in the file (codecs 0 and 1).
final class RawPayload extends PayloadStream {
    private final FileBytes bytes;
    private long offset;
    private long size;
    private long position;

    RawPayload(FileBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    void open(DecodeRequest request) {
        offset = request.offset();
        size = request.size();
        position = 0;
    }

    @Override
    void seek(long to) {
        position = to;
    }

    @Override
    int read(byte[] window, int from, int count) throws IOException {
        int available = Math.clamp(size - position, 0, count);
        if (available > 0) {
            bytes.read(offset + position, window, from, available);
            position += available;
        }
        return available;
    }

    @Override
    long size(long limit) {
        return Math.min(size, limit);
    }

    /// Moves bytes out of the file into memory by one copy.
    void copyTo(long from, MemorySegment target, long targetOffset, long count) throws IOException {
        bytes.copyTo(offset + from, target, targetOffset, count);
    }
}
