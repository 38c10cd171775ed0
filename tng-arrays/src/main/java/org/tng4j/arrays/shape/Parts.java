package org.tng4j.arrays.shape;

import java.util.List;
import java.util.stream.Stream;

/// What a datashape is directly made of.
final class Parts {

    private Parts() {}

    static List<DataShape> of(DataShape shape) {
        return switch (shape) {
            case Dim dim -> List.of(dim.item());
            case RecordShape record -> NamedShape.shapes(record.members());
            case TupleShape tuple -> tuple.items();
            case Option option -> List.of(option.value());
            case Ref ref -> List.of(ref.target());
            case Union union -> NamedShape.shapes(union.members());
            case Proto proto -> Stream.concat(proto.arguments().stream(), Stream.of(proto.result())).toList();
            case Scalar _, Text _, Bytes _, TypeVar _ -> List.of();
        };
    }
}
