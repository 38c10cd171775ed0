package org.tng4j.arrays.interop;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.PaddingLayout;
import java.lang.foreign.SequenceLayout;
import java.lang.foreign.StructLayout;
import java.lang.foreign.UnionLayout;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.BytesMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.FixedTextMeta;
import org.tng4j.arrays.meta.OptionMeta;
import org.tng4j.arrays.meta.RecordMeta;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.Scalar;

/// Layouts in the words of [java.lang.foreign]: for C functions, and for var handles of the JDK.
///
/// | here | there | and back |
/// |---|---|---|
/// | numbers | value layouts, aligned if all their places are | `uint32` is `int32`, `float16` is `int16`, `bool` stays |
/// | `complex[float32]`, `string[5]`, `bytes[5]` | sequences of floats, of bytes | dimensions |
/// | dimensions, row by row | sequences; padding goes into the elements | the same |
/// | records, tuples | structs, with padding | the same |
///
/// **Ownership and threads:** nothing is kept. **Errors:** [IllegalArgumentException] for what the other side has no words for.
/// **Source:** docs/datashape.md, *Neighbours*.
public final class NativeLayout {

    private static final long NO_ROOM = Long.MAX_VALUE;

    private static final Map<Class<?>, Scalar> CARRIERS = Map.of(
            boolean.class, Scalar.BOOL, byte.class, Scalar.INT8, short.class, Scalar.INT16, char.class, Scalar.UINT16,
            int.class, Scalar.INT32, long.class, Scalar.INT64, float.class, Scalar.FLOAT32, double.class, Scalar.FLOAT64);

    private NativeLayout() {}

    /// Describes data that lie in one place.
    ///
    /// @param meta byte strides must be at least the size of what they pass over, so column-major ones cannot be told
    /// @return its layout, from element 0 to the end of the last one
    /// @throws IllegalArgumentException if there is none
    public static MemoryLayout of(ArrMeta meta) {
        return layout(meta, NO_ROOM, 1L << Long.SIZE - 2);
    }

    /// @param room bytes to fill, if what is there can be filled
    /// @param divisor the largest power of two that divides all its addresses
    private static MemoryLayout layout(ArrMeta meta, long room, long divisor) {
        return switch (meta) {
            case FixedMeta dim -> sequence(dim, divisor);
            case RecordMeta record -> struct(record, room, divisor);
            case ScalarMeta scalar -> scalar(scalar, divisor);
            case FixedTextMeta text -> MemoryLayout.sequenceLayout(text.byteSize(), ValueLayout.JAVA_BYTE);
            case BytesMeta bytes -> MemoryLayout.sequenceLayout(bytes.byteSize(), ValueLayout.JAVA_BYTE);
            case OptionMeta option -> layout(TypeString.valueOf(option), room, divisor);
            default -> throw new IllegalArgumentException(meta.shape() + " has parts elsewhere, a memory layout is one place");
        };
    }

    private static SequenceLayout sequence(FixedMeta dim, long divisor) {
        MemoryLayout item = layout(dim.item(), dim.byteStride(), commonWith(divisor, dim.byteStride()));
        if (dim.byteStride() < item.byteSize() && dim.size() > 1) {
            throw new IllegalArgumentException(
                    "byte stride is " + dim.byteStride() + ", must be at least " + item.byteSize() + ", the size of " + dim.item());
        }
        if (dim.byteStride() > item.byteSize()) {
            return MemoryLayout.sequenceLayout(dim.size(), padded(item, dim.byteStride()));
        }
        boolean isWhole = item.byteSize() % item.byteAlignment() == 0; // else it is one item, and nothing rounds its size up
        return MemoryLayout.sequenceLayout(dim.size(), isWhole ? item : layout(dim.item(), dim.byteStride(), 1));
    }

    /// A number, or a row of them, and the bytes up to the next one.
    private static StructLayout padded(MemoryLayout item, long byteStride) {
        return MemoryLayout.structLayout(item, MemoryLayout.paddingLayout(byteStride - item.byteSize()));
    }

    private static StructLayout struct(RecordMeta record, long room, long divisor) {
        List<MemoryLayout> members = new ArrayList<>();
        long end = 0;
        for (int i = 0; i < record.fields().size(); i++) {
            RecordMeta.Field field = record.fields().get(i);
            long fieldRoom = ElementType.fieldRoom(record, i, NO_ROOM);
            MemoryLayout member = layout(field.meta(), fieldRoom, commonWith(divisor, field.offset()));
            if (field.offset() < end) {
                throw new IllegalArgumentException("field " + i + " of " + record + " is at byte " + field.offset()
                        + ", the one before ends at " + end);
            }
            addPadding(members, field.offset() - end);
            members.add(record.names().isEmpty() ? member : member.withName(record.names().get(i)));
            end = field.offset() + member.byteSize();
        }
        addPadding(members, room == NO_ROOM || room < end ? 0 : room - end);
        return MemoryLayout.structLayout(members.toArray(MemoryLayout[]::new));
    }

    private static void addPadding(List<MemoryLayout> members, long size) {
        if (size > 0) {
            members.add(MemoryLayout.paddingLayout(size));
        }
    }

    private static MemoryLayout scalar(ScalarMeta meta, long divisor) {
        int size = meta.scalar().componentSize();
        ValueLayout layout = switch (meta.scalar()) {
            case BOOL -> ValueLayout.JAVA_BOOLEAN;
            case INT8, UINT8 -> ValueLayout.JAVA_BYTE;
            case INT16, UINT16, FLOAT16 -> ValueLayout.JAVA_SHORT;
            case INT32, UINT32, CHAR -> ValueLayout.JAVA_INT;
            case INT64, UINT64 -> ValueLayout.JAVA_LONG;
            case FLOAT32, COMPLEX64 -> ValueLayout.JAVA_FLOAT;
            case FLOAT64, COMPLEX128 -> ValueLayout.JAVA_DOUBLE;
            case VOID -> throw new IllegalArgumentException("void has no memory layout");
        };
        ValueLayout ordered = layout.withOrder(meta.order()).withByteAlignment(divisor >= size ? size : 1);
        int components = meta.scalar().byteSize() / size;
        return components == 1 ? ordered : MemoryLayout.sequenceLayout(components, ordered);
    }

    private static long commonWith(long divisor, long bytes) {
        return bytes == 0 ? divisor : Math.min(divisor, Long.lowestOneBit(bytes));
    }

    /// Takes a layout of the JDK.
    ///
    /// @param layout without unions; addresses become `uint64`, names outside structs do not count
    /// @return how data of it lie
    /// @throws IllegalArgumentException if it has a union in it, or a struct where some members have names and some have none
    public static ArrMeta metaOf(MemoryLayout layout) {
        return switch (layout) {
            case AddressLayout address -> new ScalarMeta(
                    address.byteSize() == Long.BYTES ? Scalar.UINT64 : Scalar.UINT32, address.order());
            case ValueLayout value -> new ScalarMeta(CARRIERS.getOrDefault(value.carrier(), Scalar.VOID), value.order());
            case SequenceLayout sequence -> new FixedMeta(
                    sequence.elementCount(), sequence.elementLayout().byteSize(), metaOf(withoutPadding(sequence.elementLayout())));
            case StructLayout struct -> recordOf(struct);
            case PaddingLayout padding -> throw new IllegalArgumentException("padding of " + padding.byteSize() + " bytes is no data");
            case UnionLayout union -> throw new IllegalArgumentException("union " + union.name().orElse("") + " has no layout here");
        };
    }

    /// What [#padded] made of it.
    private static MemoryLayout withoutPadding(MemoryLayout element) {
        return element instanceof StructLayout struct && struct.memberLayouts().size() == 2
                && struct.memberLayouts().getFirst().name().isEmpty() && struct.memberLayouts().getLast() instanceof PaddingLayout
                ? struct.memberLayouts().getFirst() : element;
    }

    private static ArrMeta recordOf(StructLayout struct) {
        List<String> names = new ArrayList<>();
        List<RecordMeta.Field> fields = new ArrayList<>();
        long offset = 0;
        for (MemoryLayout member : struct.memberLayouts()) {
            if (!(member instanceof PaddingLayout)) {
                member.name().ifPresent(names::add);
                fields.add(new RecordMeta.Field(offset, metaOf(member)));
            }
            offset += member.byteSize();
        }
        return new RecordMeta(names, fields);
    }
}
