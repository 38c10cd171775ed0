package org.tng4j.arrays.copy;

import java.util.ArrayList;
import java.util.List;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;

/// One loop of a copy: how often, and how far on each side.
record Axis(long size, long sourceStride, long targetStride) {

    /// The axes of two layouts of one datashape, outermost first, as few as will do.
    static List<Axis> pair(ArrMeta source, ArrMeta target, Axis components) {
        List<Axis> axes = new ArrayList<>();
        ArrMeta from = source;
        ArrMeta to = target;
        while (from instanceof FixedMeta outerFrom && to instanceof FixedMeta outerTo) {
            axes.add(new Axis(outerFrom.size(), outerFrom.byteStride(), outerTo.byteStride()));
            from = outerFrom.item();
            to = outerTo.item();
        }
        axes.add(components);
        return reduced(axes);
    }

    /// Drops axes of one item, and merges an axis with the next where both sides just go on. The logical order of the
    /// elements stays, so that a part of them is a range of numbers.
    private static List<Axis> reduced(List<Axis> axes) {
        List<Axis> reduced = new ArrayList<>();
        for (Axis inner : axes) {
            if (inner.size == 1) {
                continue;
            }
            boolean merges = !reduced.isEmpty() && reduced.getLast().goesOnAfter(inner);
            long times = merges ? reduced.removeLast().size : 1;
            reduced.add(new Axis(times * inner.size, inner.sourceStride, inner.targetStride));
        }
        return reduced;
    }

    private boolean goesOnAfter(Axis inner) {
        return sourceStride == inner.size * inner.sourceStride && targetStride == inner.size * inner.targetStride;
    }
}
