package org.tng4j.arrays.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tng4j.arrays.shape.Bytes;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.EllipsisDim;
import org.tng4j.arrays.shape.FixedDim;
import org.tng4j.arrays.shape.NamedShape;
import org.tng4j.arrays.shape.Option;
import org.tng4j.arrays.shape.Proto;
import org.tng4j.arrays.shape.RecordShape;
import org.tng4j.arrays.shape.Ref;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.shape.SymDim;
import org.tng4j.arrays.shape.Text;
import org.tng4j.arrays.shape.TupleShape;
import org.tng4j.arrays.shape.TypeVar;
import org.tng4j.arrays.shape.Union;
import org.tng4j.arrays.shape.VarDim;

/// One datashape being laid out: elements first, what they refer to behind them.
final class Placement {

    /// Heaps, `var` items and validity bits begin at a multiple of this.
    private static final long ALIGNMENT = 8;

    private static final OptionMeta.Bitmap UNPLACED = new OptionMeta.Bitmap(0, 0, 1, 0);

    private final long[] heapSizes;
    private int heapsTaken;
    private long elsewhere; // bytes taken so far, counted from the end of the elements

    /// What is laid out, and what it takes.
    ///
    /// @param byteSize from the base on
    record Result(ArrMeta meta, long byteSize) {}

    /// Something in its place, and what its neighbours must know of it.
    ///
    /// @param advance bytes to the next one of an array
    /// @param alignment its address is a multiple of this
    private record Placed(ArrMeta meta, long advance, long alignment) {

        long size() {
            return Math.addExact(advance, Packing.tail(meta));
        }
    }

    private Placement(long[] heapSizes) {
        this.heapSizes = heapSizes;
    }

    static Result of(DataShape shape, Layout layout, long... heapSizes) {
        if (!shape.isConcrete()) {
            throw new IllegalArgumentException(shape + " has symbolic parts, only concrete datashapes can be laid out");
        }
        Placement placement = new Placement(heapSizes);
        Placed elements = placement.place(shape, layout);
        placement.checkHeapSizes(shape);
        long start = placement.heapsTaken == 0 ? elements.size() : Arranged.roundedUp(elements.size(), ALIGNMENT);
        Result result = new Result(elements.meta().rebased(-start), Math.addExact(start, placement.elsewhere));
        return layout.hasBitmaps() ? Bitmaps.placed(result) : result;
    }

    /// Only now it is known how many are needed; those not given counted as 0.
    private void checkHeapSizes(DataShape shape) {
        if (heapsTaken > 0 && heapsTaken != heapSizes.length) {
            throw new IllegalArgumentException(shape + " needs " + heapsTaken
                    + (heapsTaken == 1 ? " heap size" : " heap sizes") + ", given " + heapSizes.length);
        }
    }

    private Placed place(DataShape shape, Layout layout) {
        return switch (shape) {
            case FixedDim dim -> dims(dim, layout);
            case VarDim dim -> rows(dim, layout);
            case Scalar scalar -> new Placed(new ScalarMeta(scalar, layout.order()), scalar.byteSize(),
                    layout.isPacked() ? 1 : Math.max(1, scalar.componentSize()));
            case Text text -> text.size().isPresent() ? fixedText(text, layout) : heap(text);
            case Bytes bytes -> bytes.size().isPresent() ? fixedBytes(bytes, layout) : heap(bytes);
            case RecordShape record -> fields(names(record), shapes(record), layout);
            case TupleShape tuple when !tuple.items().isEmpty() -> fields(List.of(), tuple.items(), layout);
            case Option option -> option(option, layout);
            case TupleShape _, Ref _, Union _, Proto _, SymDim _, EllipsisDim _, TypeVar _ ->
                throw new IllegalArgumentException("a layout of " + shape + " does not exist yet");
        };
    }

    private Placed dims(FixedDim outermost, Layout layout) {
        List<Long> sizes = new ArrayList<>();
        DataShape below = outermost;
        while (below instanceof FixedDim dim) {
            sizes.add(dim.size());
            below = dim.item();
        }
        Placed item = place(below, layout.rowMajor());
        Arranged arranged = Arranged.of(layout, sizes, item.advance());
        ArrMeta meta = item.meta();
        for (int axis = sizes.size() - 1; axis >= 0; axis--) {
            meta = new FixedMeta(sizes.get(axis), arranged.byteStrides().get(axis), meta);
        }
        return new Placed(meta, arranged.byteSize(), Arranged.alignment(layout, item.alignment()));
    }

    private Placed rows(VarDim dim, Layout layout) {
        long room = nextHeapSize();
        Placed item = place(dim.item(), layout);
        long offset = take(Math.addExact(Math.multiplyExact(room, item.advance()), Packing.tail(item.meta())), item.alignment());
        return offsets(new VarMeta(item.advance(), offset, room, item.meta()));
    }

    private Placed heap(DataShape text) {
        long size = nextHeapSize();
        TextMeta unplaced = new TextMeta(text, 0, size);
        return offsets(new TextMeta(text, take(unplaced.heapSize(), 1), size));
    }

    private static Placed offsets(ArrMeta meta) {
        return new Placed(meta, Long.BYTES, Long.BYTES);
    }

    private long nextHeapSize() {
        return heapsTaken++ < heapSizes.length ? heapSizes[heapsTaken - 1] : 0;
    }

    /// Takes bytes behind all that was taken before.
    private long take(long size, long alignment) {
        long offset = Arranged.roundedUp(elsewhere, Math.max(ALIGNMENT, alignment));
        elsewhere = Math.addExact(offset, size);
        return offset;
    }

    private static Placed fixedText(Text text, Layout layout) {
        FixedTextMeta meta = new FixedTextMeta(text, layout.order());
        return new Placed(meta, meta.byteSize(), layout.isPacked() ? 1 : meta.unitSize());
    }

    private static Placed fixedBytes(Bytes bytes, Layout layout) {
        BytesMeta meta = new BytesMeta(bytes);
        return new Placed(meta, meta.byteSize(), layout.isPacked() ? 1 : bytes.alignment());
    }

    private Placed option(Option option, Layout layout) {
        Placed value = place(option.value(), layout);
        OptionMeta meta = new OptionMeta(value.meta(), layout.hasBitmaps() ? Optional.of(UNPLACED) : Optional.empty());
        return new Placed(meta, value.advance(), value.alignment());
    }

    private Placed fields(List<String> names, List<DataShape> shapes, Layout layout) {
        List<RecordMeta.Field> fields = new ArrayList<>();
        long end = 0;
        long alignment = 1;
        for (DataShape shape : shapes) {
            Placed field = place(shape, layout);
            long multiple = layout.isPacked() ? 1 : field.alignment();
            long offset = Arranged.roundedUp(end, multiple);
            fields.add(new RecordMeta.Field(offset, field.meta()));
            end = Math.addExact(offset, field.size());
            alignment = Math.max(alignment, multiple);
        }
        return new Placed(new RecordMeta(names, fields), Arranged.roundedUp(end, alignment), alignment);
    }

    private static List<String> names(RecordShape record) {
        return record.members().stream().map(NamedShape::name).toList();
    }

    private static List<DataShape> shapes(RecordShape record) {
        return record.members().stream().map(NamedShape::shape).toList();
    }
}
