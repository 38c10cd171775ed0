package org.tng4j.arrays.copy;

import java.lang.foreign.MemorySegment;
import org.tng4j.arrays.meta.Span;

/// What running a plan does: one copy of numbers, or one for each field. A class, not an interface, as [RowCopy] is one.
abstract sealed class PlannedCopy permits NumbersCopy, FieldsCopy {

    static PlannedCopy of(CopyTask task) {
        return task.isOfNumbers() ? NumbersCopy.of(task) : FieldsCopy.of(task);
    }

    /// Copies every element, if both segments reach far enough.
    abstract void run(MemorySegment source, long sourceBase, MemorySegment target, long targetBase);

    /// Copies the elements `[first, first + count)`, which are there.
    ///
    /// Six parameters: two places and a range; an object for either would be an allocation for each run.
    abstract void run(MemorySegment source, long sourceBase, MemorySegment target, long targetBase, long first, long count);

    /// Whether all of it is one bulk copy from element 0 on.
    abstract boolean isOneCopy();

    abstract String explain();

    static void checkReach(String side, MemorySegment segment, long base, Span span) {
        if (base < -span.from() || base > segment.byteSize() - span.to()) {
            throw new IndexOutOfBoundsException(side + " spans bytes " + span.from() + " to " + span.to() + " from base " + base
                    + ", given " + segment.byteSize());
        }
    }
}
