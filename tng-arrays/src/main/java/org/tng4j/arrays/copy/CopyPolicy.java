package org.tng4j.arrays.copy;

/// Whether data may be copied aside to get where they shall be.
///
/// **Ownership and threads:** constants. **Source:** docs/datashape.md, *Overlap*.
public enum CopyPolicy {
    /// Refuses what needs a copy aside.
    NEVER,
    /// Copies aside what must be, and nothing else.
    IF_NEEDED
}
