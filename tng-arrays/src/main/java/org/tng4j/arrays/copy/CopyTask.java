package org.tng4j.arrays.copy;

import java.util.List;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.Scalar;

/// What a plan shall do: from where to where, and what it may. What is told of components, holds for numbers only.
record CopyTask(ArrMeta source, ArrMeta target, Casting casting, CopyPolicy policy) {

    /// Refuses what no plan can do.
    CopyTask {
        new ShapeCheck("target", List.of(source.shape()), target.shape(), casting).check();
        new Refusal("source", source).check();
        new Refusal("target", target).check();
    }

    boolean isOfNumbers() {
        return source.leaf() instanceof ScalarMeta;
    }

    ScalarMeta from() {
        return (ScalarMeta) source.leaf();
    }

    ScalarMeta to() {
        return (ScalarMeta) target.leaf();
    }

    long elementCount() {
        return source.shape().elementCount();
    }

    /// 2 for complex numbers, 1 for others, 0 for nothing.
    int componentsPerElement() {
        Scalar scalar = from().scalar();
        return scalar.byteSize() / Math.max(1, scalar.componentSize());
    }

    long componentCount() {
        return Math.multiplyExact(elementCount(), componentsPerElement());
    }

    /// Those of one element.
    Axis components() {
        return new Axis(componentsPerElement(), from().scalar().componentSize(), to().scalar().componentSize());
    }

    /// Whether bytes stay as they are.
    boolean movesBytes() {
        boolean isOneByte = from().scalar().componentSize() <= Byte.BYTES;
        return from().scalar() == to().scalar() && (isOneByte || from().order().equals(to().order()));
    }

    Walk walk() {
        return componentCount() == 0 ? Walk.ofOne(components()) : Walk.inOrder(source, target, components());
    }

    /// The same components in an order that memory likes.
    Walk inMemory(Walk walk) {
        Walk rising = walk.rising();
        boolean ofRuns = movesBytes() && !Vec3Copy.suits(from().scalar().componentSize(), rising.row(), rising.rows());
        return (ofRuns ? rising.ofRuns() : rising).pairedInside();
    }

    RowCopy kernelFor(Walk walk) {
        long width = walk.components().sourceStride();
        if (width > from().scalar().componentSize()) {
            return new RunCopy(width, walk.row(), walk.rows());
        }
        return Kernels.of(from(), to(), casting != Casting.UNSAFE, walk.row(), walk.rows());
    }
}
