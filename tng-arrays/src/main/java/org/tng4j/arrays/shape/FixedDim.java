package org.tng4j.arrays.shape;

/// A dimension of known size: `3 * float32`.
///
/// **Datashape:** `size * item`. **Ownership and threads:** an immutable value.
/// **Errors:** [IllegalArgumentException] for a negative size or more than [DataShape#MAX_RANK] dimensions.
/// **Source:** docs/datashape.md.
///
/// @param size how many items, at least 0
/// @param item what each of them is
public record FixedDim(long size, DataShape item) implements DataShape {

    /// Checks size and rank.
    public FixedDim {
        if (size < 0) {
            throw new IllegalArgumentException("size is " + size + ", must be at least 0");
        }
        Rank.checkRoomFor(item);
    }

    @Override
    public int rank() {
        return 1 + item.rank();
    }

    @Override
    public DataShape measure() {
        return item.measure();
    }

    @Override
    public boolean isFixed() {
        return item.isFixed();
    }

    @Override
    public String toString() {
        return size + " * " + item;
    }
}
