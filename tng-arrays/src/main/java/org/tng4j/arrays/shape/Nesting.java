package org.tng4j.arrays.shape;

import java.util.List;

/// The limit on shapes round one another, so that whatever is built also parses, and no recursion over a shape is deep.
final class Nesting {

    private Nesting() {}

    static void checkRoomFor(DataShape part) {
        int nesting = 1 + of(part);
        if (nesting > DataShape.MAX_NESTING) {
            throw new IllegalArgumentException("nesting is " + nesting + ", must be at most " + DataShape.MAX_NESTING);
        }
    }

    /// How many shapes lie round the innermost one, this one included. Every constructor asks, and each asks again about all
    /// that lies below: so dimensions are not recursed into, and nothing is allocated.
    private static int of(DataShape shape) {
        int dims = 0;
        DataShape at = shape;
        for (; at instanceof Dim dim; at = dim.item()) {
            dims++;
        }
        return dims + switch (at) {
            case Option option -> 1 + of(option.value());
            case Ref ref -> 1 + of(ref.target());
            case TupleShape tuple -> 1 + deepest(tuple.items());
            case RecordShape record -> 1 + deepestMember(record.members());
            case Union union -> 1 + deepestMember(union.members());
            case Proto proto -> 1 + Math.max(deepest(proto.arguments()), of(proto.result()));
            default -> 0;
        };
    }

    private static int deepest(List<DataShape> shapes) {
        int deepest = 0;
        for (DataShape shape : shapes) {
            deepest = Math.max(deepest, of(shape));
        }
        return deepest;
    }

    private static int deepestMember(List<NamedShape> members) {
        int deepest = 0;
        for (NamedShape member : members) {
            deepest = Math.max(deepest, of(member.shape()));
        }
        return deepest;
    }
}
