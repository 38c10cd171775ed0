package org.tng4j.arrays.copy;

import java.lang.foreign.MemorySegment;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.Layout;

/// Memory of a plan's own, as large as all elements, and the way through it.
final class Scratch {

    private final MemorySegment memory;
    private final CopyPlan in;
    private final CopyPlan out;

    Scratch(ArrMeta source, ArrMeta target, Casting casting) {
        ArrMeta gapless = Layout.C.metaOf(source.shape());
        memory = NativeMemory.chunk(sizeFor(source));
        in = CopyPlan.of(source, gapless);
        out = CopyPlan.of(gapless, target, casting);
    }

    static long sizeFor(ArrMeta source) {
        return Layout.C.metaOf(source.shape()).span().size();
    }

    /// Copies the elements `[first, first + count)`, counted in row-major order.
    void run(MemorySegment source, long sourceBase, MemorySegment target, long targetBase, long first, long count) {
        in.run(source, sourceBase, memory, 0, first, count);
        out.run(memory, 0, target, targetBase, first, count);
    }
}
