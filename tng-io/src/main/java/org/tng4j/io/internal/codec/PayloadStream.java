package org.tng4j.io.internal.codec;

import java.io.IOException;

/// The unpacked bytes of a payload, window by window, forward; going back costs what the codec makes it cost.
abstract class PayloadStream implements AutoCloseable {

    /// Starts on another payload.
    abstract void open(DecodeRequest request);

    /// Moves to a byte.
    abstract void seek(long position) throws IOException;

    /// Reads up to `count` bytes; fewer only at the end of the payload.
    abstract int read(byte[] window, int from, int count) throws IOException;

    /// Returns how many bytes there are, at most `limit`; may cost a pass.
    abstract long size(long limit) throws IOException;

    @Override
    public void close() {}
}
