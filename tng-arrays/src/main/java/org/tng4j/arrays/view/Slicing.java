package org.tng4j.arrays.view;

import java.util.OptionalLong;
import org.tng4j.arrays.shape.Slice;

/// Some items of an axis, in either direction.
final class Slicing {

    private Slicing() {}

    /// As NumPy has it: no items stay where the axis began, with its byte stride; that of one item is never walked.
    static Seen slice(Axes axes, int axis, Slice slice) {
        Axes.Axis whole = axes.get(axis);
        long count = slice.count(whole.size());
        if (count == 0) {
            return new Seen(axes.with(axis, new Axes.Axis(0, whole.byteStride())).meta(), 0);
        }
        var part = new Axes.Axis(count, whole.byteStride() * slice.every());
        return new Seen(axes.with(axis, part).meta(), first(slice, whole.size()) * whole.byteStride());
    }

    /// The first of at least one item.
    private static long first(Slice slice, long size) {
        OptionalLong from = slice.from();
        if (from.isEmpty()) {
            return slice.every() < 0 ? size - 1 : 0;
        }
        return Math.min(size - 1, Slice.ALL.to(from.getAsLong()).count(size));
    }
}
