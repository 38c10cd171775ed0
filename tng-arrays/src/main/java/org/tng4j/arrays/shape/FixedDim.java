package org.tng4j.arrays.shape;

/// A dimension of known size: `3 * float32`.
///
/// **Datashape:** `size * item`. **Ownership and threads:** an immutable value.
/// **Errors:** [IllegalArgumentException] for a negative size.
/// **Source:** docs/datashape.md.
///
/// @param size how many items, at least 0
/// @param item what each of them is
public record FixedDim(long size, DataShape item) implements Dim {

    /// Checks size and nesting.
    public FixedDim {
        if (size < 0) {
            throw new IllegalArgumentException("size is " + size + ", must be at least 0");
        }
        Nesting.checkRoomFor(item);
    }

    @Override
    public String label() {
        return Long.toString(size);
    }

    @Override
    public FixedDim over(DataShape other) {
        return new FixedDim(size, other);
    }

    @Override
    public String toString() {
        return size + " * " + item;
    }
}
