package org.tng4j.arrays.shape;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A datashape under a name: a field of a [RecordShape], a member of a [Union].
///
/// **Datashape:** `name: shape`. **Ownership and threads:** an immutable value. **Source:** docs/datashape.md.
///
/// @param name any text; printed in quotes if it is no identifier
/// @param shape what is under it
public record NamedShape(String name, DataShape shape) {

    /// A copy in which no name is there twice.
    static List<NamedShape> distinct(List<NamedShape> members) {
        Set<String> names = new HashSet<>();
        for (NamedShape member : members) {
            if (!names.add(member.name)) {
                throw new IllegalArgumentException(twice(member.name));
            }
        }
        return List.copyOf(members);
    }

    /// The words for a name that is there twice.
    static String twice(String name) {
        return "name " + Names.printed(name) + " is there twice";
    }

    static List<DataShape> shapes(List<NamedShape> members) {
        return members.stream().map(NamedShape::shape).toList();
    }

    static String printed(List<NamedShape> members) {
        return members.stream().map(NamedShape::toString).collect(Collectors.joining(", "));
    }

    /// The name as it is printed.
    ///
    /// @return in quotes, and printable, if it is no identifier
    public String printedName() {
        return Names.printed(name);
    }

    @Override
    public String toString() {
        return printedName() + ": " + shape;
    }
}
