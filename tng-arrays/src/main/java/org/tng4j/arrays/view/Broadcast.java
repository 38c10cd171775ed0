package org.tng4j.arrays.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.tng4j.arrays.shape.DataShape;

/// The same items again and again: axes of one item stretched, others put in front, at byte stride 0.
final class Broadcast {

    private Broadcast() {}

    /// @throws IllegalArgumentException if an axis has another size, and not 1, or there are fewer sizes than axes,
    ///         or more elements than can be counted
    static Axes to(Axes axes, long... sizes) {
        int added = sizes.length - axes.rank();
        List<Axes.Axis> stretched = new ArrayList<>(LongStream.of(sizes).mapToObj(size -> new Axes.Axis(size, 0)).toList());
        for (int axis = 0; axis < axes.rank(); axis++) {
            Axes.Axis old = axes.get(axis);
            if (added < 0 || old.size() != 1 && old.size() != sizes[added + axis]) {
                throw new IllegalArgumentException(axes.meta().shape() + " cannot be stretched to "
                        + DataShape.of(axes.item().shape(), sizes));
            }
            if (old.size() != 1) {
                stretched.set(added + axis, old);
            }
        }
        if (ElementCount.of(sizes).isEmpty()) {
            throw new IllegalArgumentException(axes.meta().shape() + " cannot be stretched to "
                    + DataShape.of(axes.item().shape(), sizes) + ", which has " + ElementCount.text(sizes) + " elements");
        }
        return new Axes(stretched, axes.item());
    }
}
