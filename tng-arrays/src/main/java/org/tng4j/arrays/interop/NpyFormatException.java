package org.tng4j.arrays.interop;

import java.io.IOException;

/// A file that is no `.npy`, or one of a kind that is not read here. The message names file, offset, what was found, and
/// what must be there:
///
/// ```
/// run.npy: data from offset 128 take 4000 bytes, 3990 follow
/// ```
///
/// **Ownership and threads:** immutable. **Source:** docs/datashape.md, *Neighbours*.
public final class NpyFormatException extends IOException {

    private static final long serialVersionUID = 1;

    NpyFormatException(String name, String what) {
        super(name + ": " + what);
    }

    NpyFormatException(String name, String what, RuntimeException cause) {
        super(name + ": " + what, cause);
    }
}
