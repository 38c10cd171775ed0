package org.tng4j.arrays.shape;

import java.util.ArrayList;
import java.util.List;

/// What a path into a datashape leads to.
final class SubShape {

    private SubShape() {}

    static DataShape of(DataShape shape, List<? extends Index> path) {
        if (path.isEmpty()) {
            return shape;
        }
        List<? extends Index> rest = path.subList(1, path.size());
        return switch (path.getFirst()) {
            case Index.At at -> of(at(shape, at.index()), rest);
            case Index.Field field -> of(shape.field(field.name()), rest);
            case Index.Fields fields -> of(shape.fields(fields.names().toArray(String[]::new)), rest);
            case Index.NewAxis _ -> of(shape, rest).prepend(1);
            case Slice slice -> sliced(shape, slice, rest);
        };
    }

    private static DataShape at(DataShape shape, long index) {
        return switch (shape) {
            case FixedDim dim -> {
                checked(shape, index, dim.size());
                yield dim.item();
            }
            case VarDim dim -> dim.item();
            case SymDim dim -> dim.item();
            case RecordShape _, TupleShape _ -> Parts.of(shape).get(checked(shape, index, Parts.of(shape).size()));
            default -> throw nothingToGoInto(shape);
        };
    }

    private static DataShape sliced(DataShape shape, Slice slice, List<? extends Index> rest) {
        return switch (shape) {
            case EllipsisDim _ -> throw nothingToGoInto(shape);
            case Dim dim -> sliced(dim, slice).over(of(dim.item(), rest));
            case RecordShape record -> of(new RecordShape(taken(record.members(), slice)), rest);
            case TupleShape tuple -> of(new TupleShape(taken(tuple.items(), slice)), rest);
            default -> throw nothingToGoInto(shape);
        };
    }

    private static Dim sliced(Dim dim, Slice slice) {
        if (slice.isWhole()) {
            return dim;
        }
        if (dim instanceof FixedDim fixed) {
            return new FixedDim(slice.count(fixed.size()), dim.item());
        }
        return slice.isBounded() ? new FixedDim(slice.count(Long.MAX_VALUE), dim.item()) : new VarDim(dim.item());
    }

    private static <T> List<T> taken(List<T> all, Slice slice) {
        List<T> taken = new ArrayList<>();
        long at = slice.start(all.size());
        for (long count = slice.count(all.size()); count > 0; count--) {
            taken.add(all.get((int) at));
            at += slice.every();
        }
        return taken;
    }

    private static int checked(DataShape shape, long index, long size) {
        if (index < -size || index >= size) {
            throw new IndexOutOfBoundsException("index into " + shape + " is " + index
                    + ", must be at least " + -size + " and below " + size);
        }
        return (int) (index < 0 ? index + size : index);
    }

    private static IllegalStateException nothingToGoInto(DataShape shape) {
        return new IllegalStateException(shape + " has nothing to go into");
    }
}
