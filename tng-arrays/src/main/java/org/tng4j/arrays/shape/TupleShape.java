package org.tng4j.arrays.shape;

import java.util.List;
import java.util.stream.Collectors;

/// Items without names, each of its own datashape: `(int64, 3 * float32)`.
///
/// **Datashape:** `(shape, …)`. **Ownership and threads:** an immutable value. **Source:** docs/datashape.md.
///
/// @param items in order; may be none
public record TupleShape(List<DataShape> items) implements DataShape {

    /// Checks the nesting.
    public TupleShape {
        items = List.copyOf(items);
        items.forEach(Nesting::checkRoomFor);
    }

    static String printed(List<DataShape> items) {
        return items.stream().map(DataShape::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String toString() {
        return printed(items);
    }
}
