package org.tng4j.arrays.shape;

/// A dimension whose size differs from place to place, or is not known yet: `var * 3 * float32`.
///
/// **Datashape:** `var * item`. **Ownership and threads:** an immutable value.
/// **Errors:** none but those of [Dim]; no layout holds a `var` yet.
/// **Source:** docs/datashape.md.
///
/// @param item what each item is
public record VarDim(DataShape item) implements Dim {

    /// Checks the nesting.
    public VarDim {
        Nesting.checkRoomFor(item);
    }

    @Override
    public boolean isFixed() {
        return false;
    }

    @Override
    public String label() {
        return "var";
    }

    @Override
    public VarDim over(DataShape other) {
        return new VarDim(other);
    }

    @Override
    public String toString() {
        return "var * " + item;
    }
}
