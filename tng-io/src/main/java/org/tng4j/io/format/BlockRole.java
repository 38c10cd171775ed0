package org.tng4j.io.format;

/// What a block does in its file.
public enum BlockRole {
    /// The first block.
    GENERAL_INFO,
    /// The molecules.
    MOLECULES,
    /// The head of a frame set.
    FRAME_SET,
    /// Stored particles to real ones.
    PARTICLE_MAPPING,
    /// Values.
    DATA,
    /// An id without a meaning; skipped.
    UNKNOWN
}
