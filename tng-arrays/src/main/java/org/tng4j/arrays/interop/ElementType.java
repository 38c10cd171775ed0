package org.tng4j.arrays.interop;

import java.util.ArrayList;
import java.util.List;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.BytesMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.FixedTextMeta;
import org.tng4j.arrays.meta.OptionMeta;
import org.tng4j.arrays.meta.RecordMeta;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.Bytes;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.FixedDim;
import org.tng4j.arrays.shape.Option;
import org.tng4j.arrays.shape.RecordShape;
import org.tng4j.arrays.shape.Text;
import org.tng4j.arrays.shape.TupleShape;
import org.tng4j.arrays.shape.VarDim;

/// One element as neighbours see it: with a size, padding included. NumPy calls it a dtype.
///
/// Our records have no size of their own, so it is told from what follows: the padding up to the next thing is the record's
/// if it is less than the record; else it is a gap between two things.
///
/// @param item how it lies
/// @param byteSize from one element of an array without gaps to the next
record ElementType(ArrMeta item, long byteSize) {

    private static final long NONE = -1;

    /// @param room bytes from its start to the next thing, [Long#MAX_VALUE] if there is none
    /// @throws IllegalArgumentException if no neighbour can describe it as it lies
    static ElementType of(ArrMeta item, long room) {
        long size = sizeOf(item, room);
        if (size == NONE) {
            throw new IllegalArgumentException(item + " is no element that others know: fields must follow each other, and dimensions in"
                    + " them must be row-major without gaps");
        }
        return new ElementType(item, size);
    }

    /// How files have the elements of an array: as they lie if they follow each other, row-major or column-major; else laid
    /// out anew without any padding. So they are if nobody could describe them as they lie.
    static ElementType ofFile(ArrayForm form) {
        long size = sizeOf(form.item(), form.room());
        boolean stays = size != NONE && (form.isPacked(size, false) || form.isPacked(size, true));
        return stays ? new ElementType(form.item(), size) : packed(form.item());
    }

    /// Refuses what has parts elsewhere: strings, bytes and rows of any size.
    static void requireInPlace(DataShape shape) {
        switch (shape) {
            case FixedDim dim -> requireInPlace(dim.item());
            case Option option -> requireInPlace(option.value());
            case RecordShape record -> record.members().forEach(member -> requireInPlace(member.shape()));
            case TupleShape tuple -> tuple.items().forEach(ElementType::requireInPlace);
            case Text text when text.size().isEmpty() -> throw partsElsewhere(shape);
            case Bytes bytes when bytes.size().isEmpty() -> throw partsElsewhere(shape);
            case VarDim _ -> throw partsElsewhere(shape);
            default -> { }
        }
    }

    private static IllegalArgumentException partsElsewhere(DataShape shape) {
        return new IllegalArgumentException(
                shape + " has parts elsewhere, neighbours take what lies in one place: string[N], 3 * float32, ?float32");
    }

    /// Without any padding; each scalar keeps its byte order.
    private static ElementType packed(ArrMeta item) {
        return switch (item) {
            case FixedMeta dim -> {
                ElementType below = packed(dim.item());
                yield new ElementType(new FixedMeta(dim.size(), below.byteSize, below.item),
                        Math.multiplyExact(dim.size(), below.byteSize));
            }
            case RecordMeta record -> packed(record);
            default -> of(item, Long.MAX_VALUE);
        };
    }

    private static ElementType packed(RecordMeta record) {
        List<RecordMeta.Field> fields = new ArrayList<>();
        long end = 0;
        for (RecordMeta.Field field : record.fields()) {
            ElementType below = packed(field.meta());
            fields.add(new RecordMeta.Field(end, below.item));
            end = Math.addExact(end, below.byteSize);
        }
        return new ElementType(new RecordMeta(record.names(), fields), end);
    }

    private static long sizeOf(ArrMeta meta, long room) {
        return switch (meta) {
            case FixedMeta dim -> sizeOf(dim, room);
            case RecordMeta record -> sizeOf(record, room);
            case ScalarMeta scalar -> scalar.scalar().byteSize();
            case FixedTextMeta text -> text.byteSize();
            case BytesMeta bytes -> bytes.byteSize();
            case OptionMeta option when option.bitmap().isEmpty() -> sizeOf(option.value(), room);
            default -> throw partsElsewhere(meta.shape());
        };
    }

    private static long sizeOf(FixedMeta dim, long room) {
        boolean isOne = dim.size() == 1;
        long item = sizeOf(dim.item(), isOne ? room : dim.byteStride());
        if (dim.size() == 0 || item == NONE) {
            return dim.size() == 0 ? 0 : NONE;
        }
        return isOne || dim.byteStride() == item ? Math.multiplyExact(dim.size(), item) : NONE;
    }

    private static long sizeOf(RecordMeta record, long room) {
        long end = 0;
        for (int i = 0; i < record.fields().size(); i++) {
            RecordMeta.Field field = record.fields().get(i);
            long size = sizeOf(field.meta(), fieldRoom(record, i, room));
            if (size == NONE || field.offset() < end) {
                return NONE;
            }
            end = Math.addExact(field.offset(), size);
        }
        return end <= room && room - end < end ? room : end;
    }

    /// Bytes from a field to the next one, or to the end of its record.
    static long fieldRoom(RecordMeta record, int index, long room) {
        boolean isLast = index == record.fields().size() - 1;
        long to = isLast ? room : record.fields().get(index + 1).offset();
        return to == Long.MAX_VALUE ? to : to - record.fields().get(index).offset();
    }
}
