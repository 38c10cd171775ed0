package org.tng4j.arrays.meta;

import java.util.ArrayList;
import java.util.List;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.NamedShape;
import org.tng4j.arrays.shape.RecordShape;
import org.tng4j.arrays.shape.TupleShape;

/// One record or tuple: where each field begins, and how it lies there.
///
/// It has no size of its own: the byte stride round it says how far the next one is.
///
/// **Datashape:** `{name: field, …}`, or `(field, …)` without names. **Ownership and threads:** an immutable value.
/// **Errors:** [IllegalArgumentException] if a name is there twice, or some fields have one and others have none.
/// **Source:** docs/datashape.md, *Layouts*.
///
/// @param names of the fields, none at all for a tuple
/// @param fields in the order of the datashape
public record RecordMeta(List<String> names, List<Field> fields) implements ArrMeta {

    /// One field.
    ///
    /// @param offset bytes from the start of the record to the field
    /// @param meta how it lies there; what it has elsewhere is told from the base, as everywhere
    public record Field(long offset, ArrMeta meta) {}

    /// Keeps copies, and checks the names.
    public RecordMeta {
        names = List.copyOf(names);
        fields = List.copyOf(fields);
        if (!names.isEmpty() && names.size() != fields.size()) {
            throw new IllegalArgumentException(
                    "record has " + names.size() + " names and " + fields.size() + " fields, must have as many");
        }
        shape(names, fields);
    }

    @Override
    public DataShape shape() {
        return shape(names, fields);
    }

    /// An empty one is a record.
    private static DataShape shape(List<String> names, List<Field> fields) {
        List<DataShape> shapes = fields.stream().map(field -> field.meta().shape()).toList();
        return names.isEmpty() && !fields.isEmpty() ? new TupleShape(shapes) : new RecordShape(named(names, shapes));
    }

    private static List<NamedShape> named(List<String> names, List<DataShape> shapes) {
        List<NamedShape> members = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            members.add(new NamedShape(names.get(i), shapes.get(i)));
        }
        return members;
    }

    @Override
    public String toString() {
        return storageText(0);
    }
}
