package org.tng4j.arrays.shape;

/// The number of elements of a fixed shape, in exact arithmetic.
final class Elements {

    private Elements() {}

    /// A size of 0 anywhere makes the product 0, whatever the other sizes multiply to.
    static long count(DataShape shape) {
        long count = 1;
        boolean empty = false;
        boolean overflow = false;
        for (int axis = 0; axis < shape.rank(); axis++) {
            long size = shape.dim(axis);
            empty |= size == 0;
            overflow |= Math.multiplyHigh(count, size) != 0 || count * size < 0;
            count *= size;
        }
        if (overflow && !empty) {
            throw new ArithmeticException(shape + " has more than " + Long.MAX_VALUE + " elements");
        }
        return empty ? 0 : count;
    }
}
