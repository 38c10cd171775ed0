package org.tng4j.io.format;

/// What is known of a block's MD5.
public enum HashState {
    /// The contents match.
    OK,
    /// The header has none.
    ABSENT,
    /// The contents do not match.
    MISMATCH,
    /// Nobody looked.
    UNCHECKED
}
