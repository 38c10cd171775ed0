package org.tng4j.arrays.shape;

import java.util.ArrayList;
import java.util.List;

/// Fields with names: `{x: float64, 'y z': int8}`. Not called Record: every Java file has that name already.
///
/// **Datashape:** `{name: shape, …}`; the order of the fields counts. **Ownership and threads:** an immutable value.
/// **Errors:** [IllegalArgumentException] if a name is there twice.
/// **Source:** docs/datashape.md.
///
/// @param members the fields, in order; may be none
public record RecordShape(List<NamedShape> members) implements DataShape {

    /// Checks names and nesting.
    public RecordShape {
        members = NamedShape.distinct(members);
        NamedShape.shapes(members).forEach(Nesting::checkRoomFor);
    }

    /// Some fields of the records at the bottom of a shape.
    static RecordShape of(DataShape shape, List<String> names) {
        List<NamedShape> fields = new ArrayList<>();
        for (String name : names) {
            fields.add(new NamedShape(name, shape.measure().field(name)));
        }
        return new RecordShape(fields);
    }

    /// The names of the fields, in order.
    List<String> names() {
        return members.stream().map(NamedShape::name).toList();
    }

    @Override
    public DataShape field(String name) {
        for (NamedShape member : members) {
            if (member.name().equals(name)) {
                return member.shape();
            }
        }
        throw new IllegalArgumentException(this + " has no field " + Names.printed(name));
    }

    @Override
    public String toString() {
        return "{" + NamedShape.printed(members) + "}";
    }
}
