package org.tng4j.arrays.view;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.tng4j.arrays.shape.DataShape;

/// The same elements in the same row-major order, in other axes: as long as byte strides can say so.
///
/// Old and new axes are taken side by side, as few of each as hold the same number of elements. The old ones must be one
/// run at one byte stride, which the new ones then divide. Axes of size 1 belong to what follows, the last ones to what
/// stands before them.
final class Reshape {

    private final Axes axes;
    private final List<Axes.Axis> old;
    private final long[] sizes;
    private final long[] strides;

    private Reshape(Axes axes, long... sizes) {
        this.axes = axes;
        this.old = axes.squeezed().all();
        this.sizes = sizes;
        this.strides = new long[sizes.length];
    }

    /// @throws IllegalArgumentException if the elements are not as many, or more than can be counted, or would have to be copied
    static Axes of(Axes axes, long... sizes) {
        long[] given = axes.all().stream().mapToLong(Axes.Axis::size).toArray();
        if (Arrays.equals(given, sizes)) {
            return axes;
        }
        OptionalLong count = ElementCount.of(sizes);
        if (count.isEmpty() || !count.equals(ElementCount.of(given))) {
            throw new IllegalArgumentException(
                    DataShape.of(axes.item().shape(), sizes) + " has " + ElementCount.text(sizes) + " elements, must have the "
                            + ElementCount.text(given) + " of " + axes.meta().shape());
        }
        return new Reshape(axes, sizes).made(count.getAsLong() == 0);
    }

    private Axes made(boolean empty) {
        int first = 0;
        for (int from = 0; !empty && from < old.size(); ) {
            int end = first + 1;
            int to = from + 1;
            long wanted = sizes[first];
            long held = old.get(from).size();
            while (wanted != held) {
                if (wanted < held) {
                    wanted *= sizes[end++];
                } else {
                    held *= runOn(to++);
                }
            }
            divide(old.get(to - 1).byteStride(), first, end);
            first = end;
            from = to;
        }
        Arrays.fill(strides, first, strides.length, first == 0 ? axes.item().elementSpan().size() : strides[first - 1]);
        return new Axes(IntStream.range(0, sizes.length).mapToObj(i -> new Axes.Axis(sizes[i], strides[i])).toList(), axes.item());
    }

    /// The size of an old axis that goes on where the one around it stops.
    private long runOn(int axis) {
        Axes.Axis inner = old.get(axis);
        if (old.get(axis - 1).byteStride() != inner.size() * inner.byteStride()) {
            throw new IllegalArgumentException(axes.meta() + " cannot be seen as "
                    + DataShape.of(axes.item().shape(), sizes) + " without a copy");
        }
        return inner.size();
    }

    /// New axes, row-major, the innermost at this byte stride.
    private void divide(long byteStride, int first, int end) {
        long stride = byteStride;
        for (int axis = end - 1; axis >= first; axis--) {
            strides[axis] = stride;
            stride *= sizes[axis];
        }
    }
}
