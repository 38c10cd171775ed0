package org.tng4j.arrays.shape;

/// Any number of dimensions, in a pattern: `A... * 3 * float32`, or `... * float32` if nobody asks which.
///
/// **Datashape:** `name... * item`. **Ownership and threads:** an immutable value.
/// **Errors:** [IllegalArgumentException] for a name that begins with no capital letter, and for a second ellipsis
/// among the dimensions that follow: which of them a dimension falls to could not be told.
/// **Source:** docs/datashape.md.
///
/// @param name of the dimensions, or nothing
/// @param item what is below them
public record EllipsisDim(String name, DataShape item) implements Dim {

    /// Checks name, number and nesting.
    public EllipsisDim {
        if (!name.isEmpty()) {
            Names.requireVariable(name);
        }
        if (item.dims().stream().anyMatch(EllipsisDim.class::isInstance)) {
            throw new IllegalArgumentException("a second ellipsis follows, dimensions may have 1");
        }
        Nesting.checkRoomFor(item);
    }

    @Override
    public int rank() {
        throw new IllegalStateException("rank of " + this + " is not fixed");
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
        return name + "...";
    }

    @Override
    public EllipsisDim over(DataShape other) {
        return new EllipsisDim(name, other);
    }

    @Override
    public String toString() {
        return name + "... * " + item;
    }
}
