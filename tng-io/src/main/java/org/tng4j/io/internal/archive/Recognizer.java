package org.tng4j.io.internal.archive;

import java.io.IOException;
import org.tng4j.io.internal.bytes.FileBytes;

/// Tells a trajectory by its first bytes.
public interface Recognizer {
    /// Bytes that are enough.
    int ENOUGH = 1 << 16;

    /// Says whether the first block's header makes sense.
    boolean isTrajectory(FileBytes file) throws IOException;

    /// Requires that the first block can be read.
    ///
    /// @param start the first [#ENOUGH] bytes of a file, or all of a shorter one
    /// @throws org.tng4j.io.format.TngException what it is wrong in
    void requireBeginning(FileBytes start) throws IOException;
}
