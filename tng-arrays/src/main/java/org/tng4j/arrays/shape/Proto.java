package org.tng4j.arrays.shape;

import java.util.List;

/// A prototype: what a function takes and what it gives. `(A... * float32, A... * float32) -> A... * float32`.
///
/// **Datashape:** `(argument, …) -> result`. **Ownership and threads:** an immutable value.
/// **Source:** docs/datashape.md.
///
/// @param arguments in order; may be none
/// @param result may be `void`
public record Proto(List<DataShape> arguments, DataShape result) implements DataShape {

    /// Checks the nesting.
    public Proto {
        arguments = List.copyOf(arguments);
        arguments.forEach(Nesting::checkRoomFor);
        Nesting.checkRoomFor(result);
    }

    @Override
    public boolean isFixed() {
        return true;
    }

    @Override
    public String toString() {
        return TupleShape.printed(arguments) + " -> " + result;
    }
}
