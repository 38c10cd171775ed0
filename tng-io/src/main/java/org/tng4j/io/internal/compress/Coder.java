package org.tng4j.io.internal.compress;

import org.tng4j.io.internal.bytes.FileBytes;

/// The ways of writing integers down, each with the class that reads it.
/// Source: docs/compression.md, *Algorithm identifiers*.
enum Coder {
    /// A chain of chunks for each value.
    STOP_BITS("stop bits"),
    /// Three values in one width.
    TRIPLETS("triplets"),
    /// Large and small atoms in one bit stream.
    XTC2("XTC2"),
    /// Large and small atoms in arrays of their own.
    XTC3("XTC3"),
    /// Burrows-Wheeler and what follows.
    BWLZH("BWLZH");

    private final String words;

    Coder(String words) {
        this.words = words;
    }

    /// Makes a reader of its own.
    ///
    /// @param windowSize bytes that a bit reader fetches at a time
    CodedFrames make(FileBytes file, int windowSize) {
        return switch (this) {
            case STOP_BITS -> new StopBits(new BitReader(file, windowSize));
            case TRIPLETS -> new Triplets(new BitReader(file, windowSize));
            case XTC2 -> new Xtc2(new BitReader(file, windowSize));
            case XTC3 -> new Xtc3();
            case BWLZH -> new Bwlzh();
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
