package org.tng4j.arrays.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.RecordMeta;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.meta.VarMeta;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.FixedDim;
import org.tng4j.arrays.shape.NamedShape;
import org.tng4j.arrays.shape.RecordShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.shape.TupleShape;
import org.tng4j.arrays.shape.VarDim;

/// The same bytes as another datashape.
///
/// A number becomes another of as many bytes, a complex one its two parts; a record becomes another with as many fields,
/// or, if they lie at one distance, an axis; and the other way round. Dimensions, byte order and options stay. No field and no
/// item are never the same: nothing tells what they would be.
///
/// @param whole for messages
/// @param wanted for messages
record Reinterpretation(DataShape whole, DataShape wanted) {

    /// @throws IllegalArgumentException if these bytes cannot be seen so
    static Seen of(ArrMeta meta, DataShape wanted) {
        Reinterpretation asked = new Reinterpretation(meta.shape(), wanted);
        Seen seen = asked.as(meta, wanted);
        if (!seen.meta().shape().equals(wanted)) {
            throw asked.refused();
        }
        return seen;
    }

    private Seen as(ArrMeta meta, DataShape shape) {
        if (meta.shape().equals(shape)) {
            return new Seen(meta, 0);
        }
        if (!(meta instanceof ScalarMeta) && shape instanceof Scalar complex && parts(complex) instanceof FixedDim parts) {
            return complex(as(meta, parts), complex);
        }
        return switch (meta) {
            case ScalarMeta scalar when shape instanceof Scalar other -> new Seen(number(scalar, other), 0);
            case ScalarMeta scalar when parts(scalar.scalar()) instanceof FixedDim parts -> as(parts(scalar, parts), shape);
            case FixedMeta dim -> axis(dim, shape);
            case VarMeta dim when shape instanceof VarDim rows -> {
                Seen item = as(dim.item(), rows.item());
                yield new Seen(new VarMeta(dim.byteStride(), dim.dataOffset() + item.moved(), dim.room(), item.meta()), 0);
            }
            case RecordMeta record when record.fields().isEmpty() -> throw refused();
            case RecordMeta record when shape instanceof FixedDim dim && dim.size() == record.fields().size() ->
                axis(fields(record.fields(), Collections.nCopies(record.fields().size(), dim.item())));
            case RecordMeta record when members(shape).size() == record.fields().size() ->
                new Seen(new RecordMeta(names(shape), fields(record.fields(), members(shape))), 0);
            default -> throw refused();
        };
    }

    private ScalarMeta number(ScalarMeta scalar, Scalar other) {
        if (scalar.scalar().byteSize() != other.byteSize()) {
            throw refused();
        }
        return new ScalarMeta(other, scalar.order());
    }

    /// An axis as an axis, or as the fields of a record.
    private Seen axis(FixedMeta dim, DataShape shape) {
        if (shape instanceof FixedDim same && same.size() == dim.size()) {
            Seen item = as(dim.item(), same.item());
            return new Seen(new FixedMeta(dim.size(), dim.byteStride(), item.meta()), item.moved());
        }
        if (dim.size() == 0 || members(shape).size() != dim.size()) {
            throw refused();
        }
        List<RecordMeta.Field> items = new ArrayList<>();
        for (int i = 0; i < dim.size(); i++) {
            items.add(new RecordMeta.Field(i * dim.byteStride(), dim.item()));
        }
        return new Seen(new RecordMeta(names(shape), fields(items, members(shape))), 0);
    }

    /// Fields at one distance, all alike.
    private Seen axis(List<RecordMeta.Field> fields) {
        RecordMeta.Field first = fields.getFirst();
        long stride = fields.size() > 1 ? fields.get(1).offset() - first.offset() : first.meta().elementSpan().size();
        for (int i = 0; i < fields.size(); i++) {
            RecordMeta.Field field = fields.get(i);
            if (field.offset() != first.offset() + i * stride || !field.meta().equals(first.meta())) {
                throw refused();
            }
        }
        return new Seen(new FixedMeta(fields.size(), stride, first.meta()), first.offset());
    }

    private List<RecordMeta.Field> fields(List<RecordMeta.Field> fields, List<DataShape> shapes) {
        List<RecordMeta.Field> seen = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            Seen field = as(fields.get(i).meta(), shapes.get(i));
            seen.add(new RecordMeta.Field(fields.get(i).offset() + field.moved(), field.meta()));
        }
        return seen;
    }

    private static ArrMeta parts(ScalarMeta scalar, FixedDim parts) {
        ScalarMeta part = new ScalarMeta((Scalar) parts.item(), scalar.order());
        return new FixedMeta(2, part.scalar().byteSize(), part);
    }

    private Seen complex(Seen parts, Scalar scalar) {
        if (parts.meta() instanceof FixedMeta(long _, long stride, ScalarMeta part) && stride == part.scalar().byteSize()) {
            return new Seen(new ScalarMeta(scalar, part.order()), parts.moved());
        }
        throw refused();
    }

    /// What a complex number is made of; any other, of itself.
    private static DataShape parts(Scalar scalar) {
        return switch (scalar) {
            case COMPLEX64 -> Scalar.FLOAT32.prepend(2);
            case COMPLEX128 -> Scalar.FLOAT64.prepend(2);
            default -> scalar;
        };
    }

    private static List<DataShape> members(DataShape shape) {
        return switch (shape) {
            case RecordShape record -> record.members().stream().map(NamedShape::shape).toList();
            case TupleShape tuple -> tuple.items();
            default -> List.of();
        };
    }

    private static List<String> names(DataShape shape) {
        return shape instanceof RecordShape record ? record.members().stream().map(NamedShape::name).toList() : List.of();
    }

    private IllegalArgumentException refused() {
        return new IllegalArgumentException(whole + " cannot be seen as " + wanted);
    }
}
