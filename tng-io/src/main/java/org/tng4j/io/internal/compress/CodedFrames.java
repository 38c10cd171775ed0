package org.tng4j.io.internal.compress;

import java.io.IOException;

/// The coded values of one data section, frame after frame, before any summation. Reused from payload to payload.
/// Source: docs/compression.md, *From coded values to the integer coordinates*.
interface CodedFrames {
    /// Starts on a section. `parameter` is the header's, meaningful for stop bits and triplets.
    void open(SectionBytes section, int particles, int frames, int parameter) throws IOException;

    /// Puts values `[from, to)` of a frame (3 per particle, x y z) into their places in `values`. From 0 it is the next
    /// frame; else the call goes on where the one before ended. A frame is over at 3 * particles.
    void next(int[] values, int from, int to) throws IOException;

    /// Writes down where it stands: between two frames of the section that is open.
    void mark(Mark mark);

    /// Goes to where it stood in the section that is open, unpacking nothing again.
    ///
    /// @param before the frame in front of it, where frames are coded one to one; not looked at in front of the first
    void resume(Mark mark, int[] before) throws IOException;
}
