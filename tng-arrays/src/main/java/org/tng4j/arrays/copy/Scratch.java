package org.tng4j.arrays.copy;

import java.lang.foreign.MemorySegment;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.Layout;

/// Memory of a plan's own, as large as all elements, and the way through it.
final class Scratch {

    private final MemorySegment memory;
    private final CopyPlan in;
    private final CopyPlan out;

    /// @throws IllegalArgumentException if the task does not allow it
    Scratch(CopyTask task) {
        ArrMeta gapless = Layout.PACKED.metaOf(task.source().shape());
        long size = gapless.span().size();
        if (task.policy() == CopyPolicy.NEVER) {
            throw new IllegalArgumentException("source and target share bytes, needs a scratch of " + size
                    + " bytes; allow CopyPolicy.IF_NEEDED");
        }
        memory = NativeMemory.chunk(size);
        in = CopyPlan.of(task.source(), gapless);
        out = CopyPlan.of(gapless, task.target(), task.casting());
    }

    /// Copies the elements `[first, first + count)`, counted in row-major order.
    void run(MemorySegment source, long sourceBase, MemorySegment target, long targetBase, long first, long count) {
        in.run(source, sourceBase, memory, 0, first, count);
        out.run(memory, 0, target, targetBase, first, count);
    }
}
