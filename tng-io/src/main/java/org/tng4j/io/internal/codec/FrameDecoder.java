package org.tng4j.io.internal.codec;

import java.io.IOException;

/// Frames of one payload after another into the caller's memory. Belongs to one cursor; allocates nothing per frame.
public interface FrameDecoder extends AutoCloseable {

    /// Starts on another payload and checks its size as far as that is cheap, or asked for.
    ///
    /// @return the whole frames it holds, at most [DecodeRequest#frameCount()]
    /// @throws IOException `SIZE_MISMATCH`, `CODEC_ERROR`, `LIMIT_EXCEEDED`, `UNSUPPORTED_CODEC`
    long open(DecodeRequest request) throws IOException;

    /// Puts one frame into memory. Frames in rising order cost one pass.
    void deliver(long frame, FrameTarget target) throws IOException;

    /// Keeps states of payloads from now on, so that going back costs less; does nothing where there are none to keep.
    ///
    /// @param budget bytes that they may take, 0 for none
    default void keepStates(long budget) {}

    /// Says in one line how a frame gets into memory.
    String explain(FrameTarget target);

    @Override
    void close();
}
