package org.tng4j.arrays.shape;

/// A dimension whose size differs from place to place, or is not known yet: `var * 3 * float32`.
///
/// **Datashape:** `var * item`. **Ownership and threads:** an immutable value.
/// **Errors:** [IllegalArgumentException] for more than [DataShape#MAX_RANK] dimensions; no layout holds a `var` yet.
/// **Source:** docs/datashape.md.
///
/// @param item what each item is
public record VarDim(DataShape item) implements DataShape {

    /// Checks the rank.
    public VarDim {
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
        return false;
    }

    @Override
    public String toString() {
        return "var * " + item;
    }
}
