package org.tng4j.arrays.copy;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// What a plan does where source and target share bytes: as if it had read everything before it writes.
///
/// In place, where each element becomes itself. In the direction in which nothing is overwritten before it is read, where
/// both sides lie alike. Else through a scratch of the size of all elements; that is made when it is first needed, and kept.
final class SharedCopy {

    private final CopyTask task;
    private final long elementCount;
    private final long componentsPerElement;
    private final Walk inOrder;
    private final Walk rising;
    private final boolean isAlike;
    private final boolean moves;
    private @Nullable Loops upwards;
    private @Nullable Loops downwards;
    private @Nullable Scratch scratch;

    SharedCopy(CopyTask task, Walk inOrder) {
        this.task = task;
        this.inOrder = inOrder;
        elementCount = task.elementCount();
        componentsPerElement = task.componentsPerElement();
        rising = inOrder.rising();
        isAlike = rising.risesAlike();
        moves = isAlike && task.movesBytes();
    }

    /// Whether the plan's own loops do it.
    boolean isInPlace(long shift) {
        return isAlike && shift == 0;
    }

    /// Copies all elements, the target `shift` bytes above the source.
    void run(MemorySegment source, long sourceBase, MemorySegment target, long targetBase, long shift) {
        if (moves) {
            Loops loops = shift > 0 ? fromTheEnd() : fromTheStart();
            loops.run(source, sourceBase, target, targetBase, 0, elementCount * componentsPerElement);
        } else {
            scratch().run(source, sourceBase, target, targetBase, 0, elementCount);
        }
    }

    /// Copies the elements `[first, first + count)`, counted in row-major order, wherever the target is.
    void runPart(MemorySegment source, long sourceBase, MemorySegment target, long targetBase, long first, long count) {
        long shift = Overlap.shift(source, sourceBase, target, targetBase);
        if (moves && shift < 0 && rising.equals(inOrder)) {
            long end = first + count;
            fromTheStart().run(
                    source, sourceBase, target, targetBase, first * componentsPerElement, end * componentsPerElement);
        } else {
            scratch().run(source, sourceBase, target, targetBase, first, count);
        }
    }

    private Loops fromTheStart() {
        if (upwards == null) {
            upwards = rowByRow(rising);
        }
        return upwards;
    }

    private Loops fromTheEnd() {
        if (downwards == null) {
            downwards = rowByRow(rising.backwards());
        }
        return downwards;
    }

    private static Loops rowByRow(Walk walk) {
        int width = (int) walk.components().sourceStride();
        Axis row = walk.row();
        Axis one = new Axis(1, 0, 0);
        boolean isRun = row.isGapless(width);
        return Loops.rowByRow(walk, isRun ? new BulkCopy(width, row, one) : new ElementCopy(width, row, one));
    }

    private Scratch scratch() {
        if (scratch == null) {
            scratch = new Scratch(task);
        }
        return scratch;
    }
}
