package org.tng4j.io;

import java.io.IOException;

/// What is done with the frames of one part of a file, on the thread that reads them.
///
/// @param <R> what it yields
public interface CursorWork<R> {
    /// Goes through the frames.
    ///
    /// @param frames in front of the part's first frame; closed by whoever calls
    /// @return what belongs to the part; null is allowed
    R run(FrameCursor frames) throws IOException;
}
