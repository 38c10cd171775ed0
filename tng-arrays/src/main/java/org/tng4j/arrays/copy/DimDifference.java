package org.tng4j.arrays.copy;

import java.util.List;
import java.util.stream.IntStream;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.FixedDim;

/// The dimensions of two datashapes; those of size 1 do not count.
record DimDifference(DataShape needed, DataShape given) {

    boolean exists() {
        return !sizes(needed, nonUnitAxes(needed)).equals(sizes(given, nonUnitAxes(given)));
    }

    /// The first one, for people.
    String inWords() {
        if (needed.rank() == given.rank()) {
            return firstDifference(allAxes(needed), allAxes(given));
        }
        List<Integer> neededAxes = nonUnitAxes(needed);
        List<Integer> givenAxes = nonUnitAxes(given);
        return neededAxes.size() == givenAxes.size()
                ? firstDifference(neededAxes, givenAxes)
                : "rank is " + given.rank() + ", must be " + needed.rank();
    }

    /// Of as many axes on both sides, with one difference at least; the number is that of the target's axis.
    private String firstDifference(List<Integer> neededAxes, List<Integer> givenAxes) {
        int i = 0;
        while (size(needed, neededAxes.get(i)).equals(size(given, givenAxes.get(i)))) {
            i++;
        }
        int axis = givenAxes.get(i);
        return "dimension " + axis + " is " + size(given, axis) + ", must be " + size(needed, neededAxes.get(i));
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
