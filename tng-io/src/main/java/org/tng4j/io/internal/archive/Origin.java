package org.tng4j.io.internal.archive;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What code of others reads, as far as messages about it must know.
interface Origin {
    /// Returns the name of the file.
    String name();

    /// Returns the offset in it of the next byte.
    long offset();

    /// Says whether somebody asked for a byte behind the last.
    boolean hasEnded();

    /// Returns what the disk said when it failed, or a limit; null if nothing did.
    @Nullable IOException failure();
}
