package org.tng4j.io.internal.compress;

import java.io.IOException;

/// The coded values of one data section, frame after frame, before any summation. Reused from payload to payload.
interface CodedFrames {
    /// Starts on a section. `parameter` is the header's, meaningful for stop bits and triplets.
    void open(SectionBytes section, int particles, int frames, int parameter) throws IOException;

    /// Puts the next frame's 3 * particles values (interleaved x y z) into `values`.
    void next(int[] values) throws IOException;
}
