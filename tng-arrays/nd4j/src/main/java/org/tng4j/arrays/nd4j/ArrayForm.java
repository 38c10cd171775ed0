package org.tng4j.arrays.nd4j;

import java.nio.ByteOrder;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.view.NdView;

/// What an INDArray is, as far as both sides can say it: a data type, sizes, and where the next item of each axis is.
final class ArrayForm {

    private final NumberType type;
    private final ByteOrder order;
    private final long[] sizes;
    private final long[] byteStrides;

    private ArrayForm(NumberType type, ByteOrder order, long[] sizes, long[] byteStrides) {
        this.type = type;
        this.order = order;
        this.sizes = sizes;
        this.byteStrides = byteStrides;
    }

    /// @throws IllegalArgumentException if it is not numbers in fixed axes, or has none
    static ArrayForm of(NdView view) {
        NumberType type = NumberType.of(view.shape().measure()).orElseThrow(() -> new IllegalArgumentException(
                "data type is " + view.shape().measure() + ", must be one of " + NumberType.all()));
        long[] sizes = new long[view.shape().rank()];
        long[] byteStrides = new long[sizes.length];
        ArrMeta at = view.meta();
        for (int axis = 0; axis < sizes.length; axis++) {
            if (!(at instanceof FixedMeta dim)) {
                throw new IllegalArgumentException("axis " + axis + " of " + view.shape() + " is var, must be fixed");
            }
            sizes[axis] = dim.size();
            byteStrides[axis] = dim.byteStride();
            at = dim.item();
        }
        return new ArrayForm(type, ((ScalarMeta) at).order(), sizes, byteStrides).checked(view);
    }

    private ArrayForm checked(NdView view) {
        if (elementCount() == 0) {
            throw new IllegalArgumentException(view.shape() + " has 0 elements, must have at least 1");
        }
        return this;
    }

    /// @throws IllegalArgumentException if it is of a data type that we do not have, or has no elements
    static ArrayForm of(INDArray array) {
        NumberType type = NumberType.of(array.dataType()).orElseThrow(() -> new IllegalArgumentException(
                "data type is " + array.dataType() + ", must be one of " + NumberType.all()));
        if (array.isEmpty()) {
            throw new IllegalArgumentException("array has 0 elements, must have at least 1");
        }
        long[] byteStrides = array.stride().clone();
        for (int axis = 0; axis < byteStrides.length; axis++) {
            byteStrides[axis] *= type.scalar.byteSize();
        }
        return new ArrayForm(type, ByteOrder.nativeOrder(), array.shape().clone(), byteStrides);
    }

    private long elementCount() {
        long count = 1;
        for (long size : sizes) {
            count *= size;
        }
        return count;
    }

    NumberType type() {
        return type;
    }

    ByteOrder order() {
        return order;
    }

    int rank() {
        return sizes.length;
    }

    long[] sizes() {
        return sizes;
    }

    long byteStride(int axis) {
        return byteStrides[axis];
    }

    /// Whether there is a next item on an axis at all: if not, its stride means nothing.
    boolean isLong(int axis) {
        return sizes[axis] > 1;
    }

    int elementSize() {
        return type.scalar.byteSize();
    }

    /// As ND4J has them; those of axes without a next item as if there were none before them.
    long[] elementStrides() {
        long[] strides = new long[byteStrides.length];
        for (int axis = 0; axis < strides.length; axis++) {
            strides[axis] = isLong(axis) ? byteStrides[axis] / elementSize() : 1;
        }
        return strides;
    }

    /// From element 0 to behind the last one, if no stride is negative.
    long byteSize() {
        long size = elementSize();
        for (int axis = 0; axis < sizes.length; axis++) {
            size += (sizes[axis] - 1) * byteStrides[axis];
        }
        return size;
    }

    ArrMeta meta() {
        ArrMeta meta = new ScalarMeta(type.scalar, order);
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            meta = new FixedMeta(sizes[axis], byteStrides[axis], meta);
        }
        return meta;
    }
}
