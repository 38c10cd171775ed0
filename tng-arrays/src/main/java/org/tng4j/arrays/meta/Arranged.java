package org.tng4j.arrays.meta;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Fixed dimensions put in their places: a byte stride for each, and the size of it all.
///
/// @param byteStrides outermost first
/// @param byteSize padding included
record Arranged(List<Long> byteStrides, long byteSize) {

    private static final int VECTOR_SIZE = 3;
    private static final int VECTOR_ROOM = 4;
    private static final int COLUMN_ROOM = 16;

    /// @param sizes outermost first
    /// @param itemSize bytes from one item to the next where the axis runs fastest
    static Arranged of(Layout layout, List<Long> sizes, long itemSize) {
        List<Integer> slowestFirst = slowestFirst(layout, sizes);
        List<Long> strides = new ArrayList<>(sizes);
        long stride = itemSize;
        for (int i = slowestFirst.size() - 1; i >= 0; i--) {
            int axis = slowestFirst.get(i);
            strides.set(axis, stride);
            boolean fastest = i == slowestFirst.size() - 1;
            stride = Math.multiplyExact(stride, fastest ? room(layout, sizes, axis) : sizes.get(axis));
        }
        return new Arranged(strides, stride);
    }

    private static List<Integer> slowestFirst(Layout layout, List<Long> sizes) {
        int rank = sizes.size();
        List<Integer> axes = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        switch (layout.arrangement()) {
            case F -> Collections.reverse(axes);
            case COLUMNS -> Collections.swap(axes, rank - 1, Math.max(0, rank - 2));
            case LISTED -> axes = listed(layout, rank);
            case C, PADDED -> { }
        }
        return axes;
    }

    private static List<Integer> listed(Layout layout, int rank) {
        List<Integer> axes = layout.slowestFirst();
        if (axes.size() != rank) {
            throw new IllegalArgumentException("axes are " + axes + ", the datashape has " + rank + " to order");
        }
        return axes;
    }

    /// How many items there is room for along the axis that runs fastest.
    private static long room(Layout layout, List<Long> sizes, int axis) {
        long size = sizes.get(axis);
        return switch (layout.arrangement()) {
            case PADDED -> vectorRoom(size);
            case COLUMNS -> sizes.size() < 2 ? size : roundedUp(size, COLUMN_ROOM);
            default -> size;
        };
    }

    private static long vectorRoom(long size) {
        if (size != VECTOR_SIZE) {
            throw new IllegalArgumentException("last dimension is " + size + ", must be " + VECTOR_SIZE + " to be padded");
        }
        return VECTOR_ROOM;
    }

    /// What the first of them must be a multiple of: four in a row are moved as one.
    static long alignment(Layout layout, long itemAlignment) {
        return layout.arrangement() == Layout.Arrangement.PADDED ? VECTOR_ROOM * itemAlignment : itemAlignment;
    }

    static long roundedUp(long size, long multiple) {
        long over = size % multiple;
        return over == 0 ? size : Math.addExact(size, multiple - over);
    }
}
