package org.tng4j.io;

/// Whether a block has values at a step. Not having any is no error.
public enum ReadStatus {
    /// It has, and they are in the target.
    DATA,
    /// It has for some particles; the others got the fill.
    PARTIAL,
    /// It has none; the target holds the fill, or what it held.
    NO_DATA
}
