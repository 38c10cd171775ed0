package org.tng4j.io.format;

/// What a dense block with fewer frames than its frame set has steps means. The file does not say.
public enum ShortBlock {
    /// Nothing: reading it throws `SIZE_MISMATCH`.
    REFUSE,
    /// Its frames are the first steps of the set.
    ALIGN_START,
    /// Its frames are the last steps of the set.
    ALIGN_END
}
