package org.tng4j.arrays.shape;

/// A data type that has a name, in a pattern: the `T` of `N * T`.
///
/// **Datashape:** `name`; what it stands for has no dimensions. **Ownership and threads:** an immutable value.
/// **Errors:** [IllegalArgumentException] for a name that begins with no capital letter.
/// **Source:** docs/datashape.md.
///
/// @param name of the data type
public record TypeVar(String name) implements DataShape {

    /// Checks the name.
    public TypeVar {
        Names.requireVariable(name);
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
    public String toString() {
        return name;
    }
}
