package org.tng4j.arrays.shape;

/// The limit on dimensions, so that whatever is built also parses, and no recursion over a shape is deep.
final class Rank {

    private Rank() {}

    static void checkRoomFor(DataShape item) {
        if (item.rank() >= DataShape.MAX_RANK) {
            throw new IllegalArgumentException(
                    "rank is " + (item.rank() + 1) + ", must be at most " + DataShape.MAX_RANK);
        }
    }
}
