package org.tng4j.arrays.copy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;

/// A way through all components of a copy: axes, outermost first, as few as will do.
///
/// @param components  the axis inside each element
/// @param sourceShift where the way begins, in bytes from component 0
/// @param targetShift the same in the target
record Walk(List<Axis> axes, Axis components, long sourceShift, long targetShift) {

    /// Through one component, or none.
    static Walk ofOne(Axis components) {
        return new Walk(List.of(), components, 0, 0);
    }

    /// In row-major order of the elements, so that a part of them is a range of numbers.
    static Walk inOrder(ArrMeta source, ArrMeta target, Axis components) {
        List<FixedMeta> from = axesOf(source);
        List<FixedMeta> to = axesOf(target);
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            axes.add(new Axis(from.get(i).size(), from.get(i).byteStride(), to.get(i).byteStride()));
        }
        axes.add(components);
        return new Walk(merged(axes), components, 0, 0);
    }

    /// Without those of one item.
    private static List<FixedMeta> axesOf(ArrMeta meta) {
        List<FixedMeta> axes = new ArrayList<>();
        for (ArrMeta at = meta; at instanceof FixedMeta fixed; at = fixed.item()) {
            if (fixed.size() != 1) {
                axes.add(fixed);
            }
        }
        return axes;
    }

    /// Drops axes of one item, and merges an axis with the next where both sides just go on. The order stays.
    private static List<Axis> merged(List<Axis> axes) {
        List<Axis> merged = new ArrayList<>();
        for (Axis inner : axes) {
            if (inner.size() == 1) {
                continue;
            }
            boolean merges = !merged.isEmpty() && merged.getLast().goesOnAfter(inner);
            long times = merges ? merged.removeLast().size() : 1;
            merged.add(new Axis(times * inner.size(), inner.sourceStride(), inner.targetStride()));
        }
        return List.copyOf(merged);
    }

    Axis row() {
        return axes.isEmpty() ? new Axis(1, components.sourceStride(), components.targetStride()) : axes.getLast();
    }

    Axis rows() {
        return axes.size() < 2 ? new Axis(1, 0, 0) : axes.get(axes.size() - 2);
    }

    /// Up through the target's memory, and forwards wherever both sides go backwards.
    Walk rising() {
        Walk forwards = flipped(axes.stream().filter(Axis::isBackwards).toList());
        List<Axis> sorted = forwards.axes.stream()
                .sorted(Comparator.comparingLong((Axis axis) -> Math.abs(axis.targetStride())).reversed())
                .toList();
        return new Walk(merged(sorted), components, forwards.sourceShift, forwards.targetShift);
    }

    /// Innermost the run of bytes, if there is one; else the axis along which the target's memory runs and the one along
    /// which the source's does, the shorter as the row.
    Walk pairedInside() {
        Axis inner = row();
        if (axes.size() < 2 || inner.isGapless(components.sourceStride(), components.targetStride())) {
            return this;
        }
        List<Axis> paired = new ArrayList<>(axes.subList(0, axes.size() - 1));
        Axis outer = paired.stream().min(Comparator.comparingLong(axis -> Math.abs(axis.sourceStride()))).orElseThrow();
        outer = Math.abs(outer.sourceStride()) < Math.abs(inner.sourceStride()) ? outer : rows();
        paired.remove(outer);
        paired.addAll(outer.size() < inner.size() ? List.of(inner, outer) : List.of(outer, inner));
        return new Walk(List.copyOf(paired), components, sourceShift, targetShift);
    }

    /// With short runs of bytes as its components, where two axes or more lie around them, so that these can be paired.
    Walk ofRuns() {
        Axis run = row();
        long width = run.size() * components.sourceStride();
        boolean isRun = run.isGapless(components.sourceStride(), components.targetStride());
        if (axes.size() < 3 || !isRun || !RunCopy.suits(width)) {
            return this;
        }
        return new Walk(axes.subList(0, axes.size() - 1), new Axis(1, width, width), sourceShift, targetShift);
    }

    /// From the last component to the first; but a run of bytes stays one.
    Walk backwards() {
        boolean keepsRow = row().isGapless(components.sourceStride(), components.targetStride());
        return flipped(keepsRow ? axes.subList(0, Math.max(0, axes.size() - 1)) : axes);
    }

    private Walk flipped(List<Axis> which) {
        long source = sourceShift;
        long target = targetShift;
        for (Axis axis : which) {
            source += (axis.size() - 1) * axis.sourceStride();
            target += (axis.size() - 1) * axis.targetStride();
        }
        List<Axis> turned = axes.stream().map(axis -> which.contains(axis) ? axis.flipped() : axis).toList();
        return new Walk(turned, components, source, target);
    }

    /// Whether source and target lie alike and each step along an axis clears all that lies inside it: then a later
    /// component never lies below an earlier one.
    boolean risesAlike() {
        long extent = components.sourceStride();
        for (Axis axis : axes.reversed()) {
            if (axis.sourceStride() != axis.targetStride() || axis.sourceStride() < extent) {
                return false;
            }
            extent += (axis.size() - 1) * axis.sourceStride();
        }
        return components.sourceStride() == components.targetStride();
    }
}
