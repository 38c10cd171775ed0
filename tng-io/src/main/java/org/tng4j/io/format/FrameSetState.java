package org.tng4j.io.format;

/// How the blocks of a frame set end.
public enum FrameSetState {
    /// At the next frame set, or at the end of the file.
    COMPLETE,
    /// In a block that runs past the end of the file.
    TRUNCATED,
    /// At bytes that are no block: perhaps a block is lost, perhaps they are the torso of a set never finished.
    UNCERTAIN,
    /// Its own fields are bad: it delivers nothing.
    INVALID
}
