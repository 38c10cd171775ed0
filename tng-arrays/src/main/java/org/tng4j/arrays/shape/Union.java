package org.tng4j.arrays.shape;

import java.util.List;

/// Data of one of several datashapes: `union[whole: int64, broken: float64]`.
///
/// **Datashape:** `union[name: shape, …]`; the order of the members counts.
/// **Ownership and threads:** an immutable value.
/// **Errors:** [IllegalArgumentException] if a name is there twice, or none at all.
/// **Source:** docs/datashape.md.
///
/// @param members what it may be, at least one
public record Union(List<NamedShape> members) implements DataShape {

    /// Checks names and nesting.
    public Union {
        members = NamedShape.distinct(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("union has 0 members, must have at least 1");
        }
        NamedShape.shapes(members).forEach(Nesting::checkRoomFor);
    }

    @Override
    public String toString() {
        return "union[" + NamedShape.printed(members) + "]";
    }
}
