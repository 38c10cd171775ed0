package org.tng4j.arrays.copy;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.DataShapeMismatchException;
import org.tng4j.arrays.shape.FixedDim;
import org.tng4j.arrays.shape.Scalar;

/// One given datashape against those that fit, and the words for the first difference.
///
/// @param accepted the canonical one first
/// @param casting  which data types may become the given one; none, where no caller could say otherwise
record ShapeCheck(String subject, List<DataShape> accepted, DataShape given, @Nullable Casting casting) {

    ShapeCheck {
        if (accepted.isEmpty()) {
            throw new IllegalArgumentException(subject + ": accepts 0 datashapes, must accept at least 1");
        }
    }

    void check() {
        List<DataShape> sameDims = accepted.stream().filter(this::hasDimsOf).toList();
        if (sameDims.isEmpty()) {
            throw new DataShapeMismatchException(
                    subject, accepted.getFirst(), given, difference(accepted.getFirst()), otherShapes());
        }
        if (sameDims.stream().noneMatch(this::hasDataTypeFor)) {
            throw new DataShapeMismatchException(
                    subject, sameDims.getFirst(), given, "data type differs", castingFor(sameDims.getFirst()));
        }
    }

    private boolean hasDataTypeFor(DataShape needed) {
        boolean converts = casting != null
                && needed.measure() instanceof Scalar from
                && given.measure() instanceof Scalar to
                && casting.converts(from, to);
        return converts || needed.measure().equals(given.measure());
    }

    private String castingFor(DataShape needed) {
        Casting least = needed.measure() instanceof Scalar from && given.measure() instanceof Scalar to
                ? Casting.leastFor(from, to)
                : null;
        return casting == null || least == null ? "" : "allow Casting." + least;
    }

    private boolean hasDimsOf(DataShape needed) {
        return sizes(needed, nonUnitAxes(needed)).equals(sizes(given, nonUnitAxes(given)));
    }

    private String difference(DataShape needed) {
        if (needed.rank() == given.rank()) {
            return firstDifference(needed, allAxes(needed), allAxes(given));
        }
        List<Integer> neededAxes = nonUnitAxes(needed);
        List<Integer> givenAxes = nonUnitAxes(given);
        return neededAxes.size() == givenAxes.size()
                ? firstDifference(needed, neededAxes, givenAxes)
                : "rank is " + given.rank() + ", must be " + needed.rank();
    }

    /// Of as many axes on both sides, with one difference at least; the number is that of the target's axis.
    private String firstDifference(DataShape needed, List<Integer> neededAxes, List<Integer> givenAxes) {
        int i = 0;
        while (size(needed, neededAxes.get(i)).equals(size(given, givenAxes.get(i)))) {
            i++;
        }
        int axis = givenAxes.get(i);
        return "dimension " + axis + " is " + size(given, axis) + ", must be " + size(needed, neededAxes.get(i));
    }

    private String otherShapes() {
        List<String> others = accepted.stream().skip(1).map(DataShape::toString).toList();
        String fit = others.size() > 1 ? " fit too" : " fits too";
        return others.isEmpty() ? "" : String.join(", ", others) + fit;
    }

    private static List<Integer> allAxes(DataShape shape) {
        return IntStream.range(0, shape.rank()).boxed().toList();
    }

    private static List<Integer> nonUnitAxes(DataShape shape) {
        return allAxes(shape).stream().filter(axis -> !size(shape, axis).equals("1")).toList();
    }

    private static List<String> sizes(DataShape shape, List<Integer> axes) {
        return axes.stream().map(axis -> size(shape, axis)).toList();
    }

    private static String size(DataShape shape, int axis) {
        DataShape at = shape;
        for (int outer = 0; outer < axis; outer++) {
            at = at.item();
        }
        return at instanceof FixedDim fixed ? Long.toString(fixed.size()) : "var";
    }
}
