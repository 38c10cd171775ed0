package org.tng4j.arrays.view;

import java.util.List;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.RecordMeta;
import org.tng4j.arrays.meta.VarMeta;

/// Fields of the records at the bottom of a layout.
final class Fields {

    private Fields() {}

    /// One field of every record. Rows of records keep their offsets and begin that much later elsewhere.
    static Seen field(ArrMeta meta, int index) {
        return switch (meta) {
            case FixedMeta dim -> {
                Seen item = field(dim.item(), index);
                yield new Seen(new FixedMeta(dim.size(), dim.byteStride(), item.meta()), item.moved());
            }
            case VarMeta dim -> {
                Seen item = field(dim.item(), index);
                yield new Seen(
                        new VarMeta(dim.byteStride(), dim.dataOffset() + item.moved(), dim.room(), item.meta()), 0);
            }
            default -> {
                RecordMeta.Field field = record(meta).fields().get(index);
                yield new Seen(field.meta(), field.offset());
            }
        };
    }

    /// Some fields of every record, where they are.
    static ArrMeta fields(ArrMeta meta, List<String> names) {
        return switch (meta) {
            case FixedMeta dim -> new FixedMeta(dim.size(), dim.byteStride(), fields(dim.item(), names));
            case VarMeta dim -> new VarMeta(dim.byteStride(), dim.dataOffset(), dim.room(), fields(dim.item(), names));
            default -> {
                List<RecordMeta.Field> all = record(meta).fields();
                yield new RecordMeta(names, names.stream().map(name -> all.get(indexOf(meta, name))).toList());
            }
        };
    }

    static int indexOf(ArrMeta meta, String name) {
        int index = record(meta.leaf()).names().indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(meta.leaf().shape() + " has no field " + name);
        }
        return index;
    }

    /// The field of that number, of a tuple too.
    static int checked(ArrMeta meta, int index) {
        int count = record(meta.leaf()).fields().size();
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException(
                    "field " + index + " of " + meta.leaf().shape() + ", must be at least 0 and below " + count);
        }
        return index;
    }

    private static RecordMeta record(ArrMeta meta) {
        if (meta instanceof RecordMeta record) {
            return record;
        }
        throw new IllegalStateException(meta.shape() + " has no fields");
    }
}
