package org.tng4j.arrays.shape;

/// A dimension whose size has a name, in a pattern: `N * 3 * float32`.
///
/// **Datashape:** `name * item`. **Ownership and threads:** an immutable value.
/// **Errors:** [IllegalArgumentException] for a name that begins with no capital letter.
/// **Source:** docs/datashape.md.
///
/// @param name of the size
/// @param item what each item is
public record SymDim(String name, DataShape item) implements Dim {

    /// Checks name and nesting.
    public SymDim {
        Names.requireVariable(name);
        Nesting.checkRoomFor(item);
    }

    @Override
    public boolean isFixed() {
        return false;
    }

    @Override
    public boolean isConcrete() {
        return false;
    }

    @Override
    public String label() {
        return name;
    }

    @Override
    public SymDim over(DataShape other) {
        return new SymDim(name, other);
    }

    @Override
    public String toString() {
        return name + " * " + item;
    }
}
