package org.tng4j.arrays.shape;

/// Data that may be missing: `?int32`. What stands for a missing value is the layout's affair.
///
/// **Datashape:** `?value`. **Ownership and threads:** an immutable value.
/// **Errors:** [IllegalArgumentException] for an option of an option.
/// **Source:** docs/datashape.md.
///
/// @param value what is there, if it is; may have dimensions, which are then missing all together
public record Option(DataShape value) implements DataShape {

    /// Checks value and nesting.
    public Option {
        if (value instanceof Option) {
            throw new IllegalArgumentException(value + " is an option already");
        }
        Nesting.checkRoomFor(value);
    }

    /// The same, missing allowed; an option stays as it is.
    static Option of(DataShape shape) {
        return shape instanceof Option option ? option : new Option(shape);
    }

    @Override
    public String toString() {
        return "?" + value;
    }
}
