package org.tng4j.arrays.view;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.VarMeta;

/// Rows of `var` axes: two offsets tell where one begins and ends. They are memory of the caller: anything may stand there.
final class Rows {

    private Rows() {}

    /// The row whose offsets are `moved` bytes behind the base, as a fixed axis.
    static Seen row(MemorySegment segment, long base, long moved, VarMeta dim) {
        long start = segment.get(ValueLayout.JAVA_LONG_UNALIGNED, base + moved);
        long end = segment.get(ValueLayout.JAVA_LONG_UNALIGNED, base + moved + Long.BYTES);
        if (start < 0 || end < start || end > dim.room()) {
            throw new IllegalStateException(
                    "row lies at " + start + " to " + end + " of its items, there is room for " + dim.room());
        }
        return new Seen(
                new FixedMeta(end - start, dim.byteStride(), dim.item()), dim.dataOffset() + start * dim.byteStride());
    }
}
