package org.tng4j.io.internal.compress;

import org.tng4j.io.internal.bytes.FileBytes;

/// The ways of writing integers down, each with the class that reads it.
/// Source: docs/compression.md, *Algorithm identifiers*.
enum Coder {
    /// A chain of chunks for each value.
    STOP_BITS("stop bits", 1, 31),
    /// Three values in one width.
    TRIPLETS("triplets", 0, 31),
    /// Large and small particles in one bit stream.
    XTC2("XTC2", Integer.MIN_VALUE, Integer.MAX_VALUE),
    /// Large and small particles in arrays of their own.
    XTC3("XTC3", Integer.MIN_VALUE, Integer.MAX_VALUE),
    /// Burrows-Wheeler and what follows.
    BWLZH("BWLZH", Integer.MIN_VALUE, Integer.MAX_VALUE);

    private final String words;
    private final int minParameter;
    private final int maxParameter;

    Coder(String words, int minParameter, int maxParameter) {
        this.words = words;
        this.minParameter = minParameter;
        this.maxParameter = maxParameter;
    }

    /// Returns the smallest parameter that it takes; those without a parameter take any.
    int minParameter() {
        return minParameter;
    }

    /// Returns the largest parameter that it takes.
    int maxParameter() {
        return maxParameter;
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
