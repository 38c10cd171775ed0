package org.tng4j.arrays.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.VarMeta;

/// The fixed axes in front of a layout, and what they hold. Whatever only moves axes about happens here.
///
/// @param all outermost first
/// @param item how each element lies, or each row of a `var` axis
record Axes(List<Axis> all, ArrMeta item) {

    /// How many, and how far apart.
    record Axis(long size, long byteStride) {}

    static Axes of(ArrMeta meta) {
        List<Axis> all = new ArrayList<>();
        ArrMeta at = meta;
        while (at instanceof FixedMeta dim) {
            all.add(new Axis(dim.size(), dim.byteStride()));
            at = dim.item();
        }
        return new Axes(all, at);
    }

    ArrMeta meta() {
        ArrMeta meta = item;
        for (Axis axis : all.reversed()) {
            meta = new FixedMeta(axis.size, axis.byteStride, meta);
        }
        return meta;
    }

    int rank() {
        return all.size();
    }

    Axis get(int axis) {
        if (item instanceof VarMeta && axis >= rank()) {
            throw new IndexOutOfBoundsException(
                    "axis is " + axis + ", of " + meta().shape() + " those below " + rank() + " are fixed");
        }
        checkAxis(axis, rank());
        return all.get(axis);
    }

    Axes with(int axis, Axis other) {
        List<Axis> changed = new ArrayList<>(all);
        changed.set(axis, other);
        return new Axes(changed, item);
    }

    /// Axis i of the result is axis `order[i]` of this.
    Axes permuted(int... order) {
        if (order.length != rank() || !isPermutation(order)) {
            throw new IllegalArgumentException("axes are " + IntStream.of(order).boxed().toList()
                    + ", must be each of 0 to " + (rank() - 1) + " once");
        }
        return new Axes(IntStream.of(order).mapToObj(all::get).toList(), item);
    }

    private static boolean isPermutation(int... order) {
        HashSet<Integer> seen = new HashSet<>();
        return IntStream.of(order).allMatch(axis -> axis >= 0 && axis < order.length && seen.add(axis));
    }

    Axes transposed() {
        return new Axes(all.reversed(), item);
    }

    /// An axis that is never walked has byte stride 0.
    Axes withNew(int axis) {
        checkAxis(axis, rank() + 1);
        List<Axis> more = new ArrayList<>(all);
        more.add(axis, new Axis(1, 0));
        return new Axes(more, item);
    }

    Axes squeezed() {
        return new Axes(all.stream().filter(axis -> axis.size != 1).toList(), item);
    }

    /// Where both indices are the same; comes last.
    Axes diagonal(int first, int second) {
        Axis one = get(first);
        Axis other = get(second);
        if (first == second) {
            throw new IllegalArgumentException("axes are " + first + " and " + second + ", must be two");
        }
        List<Axis> rest = new ArrayList<>(all);
        rest.remove(Math.max(first, second));
        rest.remove(Math.min(first, second));
        rest.add(new Axis(Math.min(one.size, other.size), one.byteStride + other.byteStride));
        return new Axes(rest, item);
    }

    /// Whether a fixed axis has no items.
    static boolean isEmpty(ArrMeta meta) {
        return meta instanceof FixedMeta dim && (dim.size() == 0 || isEmpty(dim.item()));
    }

    /// Bytes along one axis, of a `var` one too.
    static long byteStride(ArrMeta meta, int axis) {
        return switch (meta) {
            case FixedMeta dim -> axis == 0 ? dim.byteStride() : byteStride(dim.item(), axis - 1);
            case VarMeta dim -> axis == 0 ? dim.byteStride() : byteStride(dim.item(), axis - 1);
            default -> throw new IndexOutOfBoundsException(meta.shape() + " has no axis " + axis);
        };
    }

    static void checkAxis(int axis, int rank) {
        if (axis < 0 || axis >= rank) {
            throw new IndexOutOfBoundsException("axis is " + axis + ", rank is " + rank);
        }
    }
}
