package org.tng4j.arrays.copy;

import java.lang.foreign.MemorySegment;
import org.tng4j.arrays.meta.Span;

/// A compiled copy of numbers from one layout into another: the whole of a plan, or one field of it.
///
/// An element is one of the plan: of a field `3 * float32`, it has three numbers.
final class NumbersCopy extends PlannedCopy {

    private final CopyTask task;
    private final String field;
    private final long elementCount;
    private final long numbersPerElement;
    private final long componentsPerElement;
    private final Loops inOrder;
    private final Loops whole;
    private final long wholeCount; // of the components of that walk
    private final boolean isOneCopy;
    private final long byteSize; // of an element in the source
    private final Span sourceSpan;
    private final Span targetSpan;
    private final Overlap overlap;
    private final SharedCopy shared;

    /// @param task         of numbers
    /// @param elementCount of the plan
    /// @param field        where in an element, for people; empty if that is all of it
    NumbersCopy(CopyTask task, long elementCount, String field) {
        this.task = task;
        this.field = field;
        this.elementCount = elementCount;
        numbersPerElement = elementCount == 0 ? 0 : task.elementCount() / elementCount;
        componentsPerElement = numbersPerElement * task.componentsPerElement();
        Walk walk = task.walk();
        Walk inMemory = task.inMemory(walk);
        inOrder = Loops.of(walk, task.kernelFor(walk));
        whole = inMemory.equals(walk) ? inOrder : Loops.of(inMemory, task.kernelFor(inMemory));
        isOneCopy = walk.rows().size() == 1 && inOrder.kernel() instanceof BulkCopy;
        byteSize = numbersPerElement * task.from().scalar().byteSize();
        wholeCount = elementCount * byteSize / Math.max(1, inMemory.components().sourceStride());
        sourceSpan = task.source().span();
        targetSpan = task.target().span();
        overlap = new Overlap(sourceSpan, targetSpan);
        shared = new SharedCopy(task, walk);
    }

    static NumbersCopy of(CopyTask task) {
        return new NumbersCopy(task, task.elementCount(), "");
    }

    @Override
    boolean isOneCopy() {
        return isOneCopy;
    }

    /// Whether the plan's own loops do it where source and target share bytes, the target `shift` bytes above the source.
    boolean isInPlace(long shift) {
        return shared.isInPlace(shift);
    }

    @Override
    void run(MemorySegment source, long sourceBase, MemorySegment target, long targetBase) {
        if (isOneCopy) {
            run(source, sourceBase, target, targetBase, 0, elementCount);
            return;
        }
        checkReach("source", source, sourceBase, sourceSpan);
        checkReach("target", target, targetBase, targetSpan);
        long shift = Overlap.shift(source, sourceBase, target, targetBase);
        if (overlap.existsIn(source, sourceBase, target, targetBase) && !shared.isInPlace(shift)) {
            shared.run(source, sourceBase, target, targetBase, shift);
            return;
        }
        try {
            whole.run(source, sourceBase, target, targetBase, 0, wholeCount);
        } catch (Misfit misfit) {
            throw whole == inOrder ? inWords(misfit) : firstMisfit(source, sourceBase, target, targetBase);
        }
    }

    @Override
    void run(MemorySegment source, long sourceBase, MemorySegment target, long targetBase, long first, long count) {
        if (count * componentsPerElement == 0) {
            return;
        }
        if (isOneCopy) {
            long skipped = first * byteSize;
            MemorySegment.copy(source, sourceBase + skipped, target, targetBase + skipped, count * byteSize);
            return;
        }
        long shift = Overlap.shift(source, sourceBase, target, targetBase);
        if (overlap.existsIn(source, sourceBase, target, targetBase) && !shared.isInPlace(shift)) {
            shared.runPart(source, sourceBase, target, targetBase, first * numbersPerElement, count * numbersPerElement);
            return;
        }
        long end = first + count;
        try {
            inOrder.run(source, sourceBase, target, targetBase, first * componentsPerElement, end * componentsPerElement);
        } catch (Misfit misfit) {
            throw inWords(misfit);
        }
    }

    private ArithmeticException inWords(Misfit misfit) {
        return misfit.ofElement(misfit.component() / componentsPerElement, field);
    }

    /// The walk was another than the one in which elements are counted.
    private ArithmeticException firstMisfit(MemorySegment source, long sourceBase, MemorySegment target, long targetBase) {
        try {
            run(source, sourceBase, target, targetBase, 0, elementCount);
        } catch (ArithmeticException first) {
            return first;
        }
        throw new IllegalStateException("source changed while it was copied");
    }

    @Override
    String explain() {
        return Explanation.of(task, whole, whole != inOrder);
    }
}
