package org.tng4j.arrays.copy;

import java.util.List;
import java.util.stream.IntStream;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.NamedShape;
import org.tng4j.arrays.shape.RecordShape;
import org.tng4j.arrays.shape.TupleShape;

/// What a record or a tuple is made of. Items of a tuple are named by their numbers.
///
/// @param names as printed
record Members(List<String> names, List<DataShape> shapes) {

    /// Of anything else, none.
    static Members of(DataShape shape) {
        return switch (shape) {
            case RecordShape record -> new Members(
                    record.members().stream().map(NamedShape::printedName).toList(),
                    record.members().stream().map(NamedShape::shape).toList());
            case TupleShape tuple -> new Members(
                    IntStream.range(0, tuple.items().size()).mapToObj(Integer::toString).toList(), tuple.items());
            default -> new Members(List.of(), List.of());
        };
    }

    /// The path of a member: `atoms.name`.
    static String path(String outer, String name) {
        return outer.isEmpty() ? name : outer + "." + name;
    }
}
