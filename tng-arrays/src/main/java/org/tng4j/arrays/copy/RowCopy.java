package org.tng4j.arrays.copy;

import java.lang.foreign.MemorySegment;

/// Copies rows of components. A class, not an interface: a plan's call goes through the virtual table whatever else is
/// loaded; and the loop over rows stands in each subclass, where the JIT sees what it calls. Not thread-safe; allocates
/// nothing.
///
/// Five parameters each: two places of (segment, offset), for a slice would be an allocation.
abstract class RowCopy {

    /// Copies `count` components of one row.
    ///
    /// @throws Misfit if one does not fit its data type, counted from the first of these
    abstract void copy(MemorySegment source, long sourceOffset, MemorySegment target, long targetOffset, long count);

    /// Copies `rowCount` whole rows.
    ///
    /// @throws Misfit if one does not fit its data type, counted from the first of these, row by row
    abstract void copyRows(MemorySegment source, long sourceOffset, MemorySegment target, long targetOffset, long rowCount);

    /// What it does, for people.
    abstract String verb();
}
