package org.tng4j.arrays.shape;

/// A place where the data are, instead of the data: `ref[3 * float32]`.
///
/// **Datashape:** `ref[target]`. **Ownership and threads:** an immutable value. **Source:** docs/datashape.md.
///
/// @param target what is there
public record Ref(DataShape target) implements DataShape {

    /// Checks the nesting.
    public Ref {
        Nesting.checkRoomFor(target);
    }

    @Override
    public boolean isFixed() {
        return true;
    }

    @Override
    public String toString() {
        return "ref[" + target + "]";
    }
}
