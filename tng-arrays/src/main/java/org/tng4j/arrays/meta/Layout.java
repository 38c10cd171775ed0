package org.tng4j.arrays.meta;

import java.nio.ByteOrder;
import org.tng4j.arrays.shape.Bytes;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.EllipsisDim;
import org.tng4j.arrays.shape.FixedDim;
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

/// Lays a datashape out: row-major (C) and without gaps, in one byte order.
///
/// **Datashape:** fixed dimensions over a scalar or `string`. **Ownership and threads:** an immutable value.
/// **Source:** docs/datashape.md, *Layouts*.
///
/// @param order of the bytes of each scalar; offsets of text are in native order, always
public record Layout(ByteOrder order) {

    /// Row-major, without gaps, native byte order.
    public static final Layout C = new Layout(ByteOrder.nativeOrder());

    /// The same layout in another byte order.
    ///
    /// @param other the byte order wanted
    /// @return a layout
    public Layout withOrder(ByteOrder other) {
        return new Layout(other);
    }

    /// Lays numbers out.
    ///
    /// @param shape fixed dimensions over a scalar
    /// @return sizes and byte strides
    /// @throws IllegalArgumentException if a dimension is `var` or symbolic, if there is no layout of the measure yet, or
    ///         if it is text, which needs a heap
    /// @throws ArithmeticException if the bytes do not fit 63 bits
    public ArrMeta metaOf(DataShape shape) {
        if (shape.measure().equals(Text.STRING)) {
            throw new IllegalArgumentException(shape + " needs a heap, given no heap size");
        }
        return metaOf(shape, 0);
    }

    /// Lays text out, its heap right behind the offsets; for numbers, the same as without a heap.
    ///
    /// @param shape fixed dimensions
    /// @param heapSize bytes of text there shall be room for
    /// @return sizes and byte strides
    /// @throws IllegalArgumentException if a dimension is `var` or symbolic, or if there is no layout of the measure yet
    /// @throws ArithmeticException if the bytes do not fit 63 bits
    public ArrMeta metaOf(DataShape shape, long heapSize) {
        if (!shape.isConcrete()) {
            throw new IllegalArgumentException(shape + " has symbolic parts, only concrete datashapes can be laid out");
        }
        if (!shape.isFixed()) {
            throw new IllegalArgumentException(shape + " has a var dimension, only fixed ones can be laid out");
        }
        return metaOf(shape, shape.elementCount(), heapSize);
    }

    private ArrMeta metaOf(DataShape shape, long strings, long heapSize) {
        return switch (shape) {
            case FixedDim dim -> new FixedMeta(
                    dim.size(), packedSize(dim.item()), metaOf(dim.item(), strings, heapSize));
            case Scalar scalar -> new ScalarMeta(scalar, order);
            case Text text when text.equals(Text.STRING) -> new TextMeta(offsetsSize(strings), heapSize);
            case Text _, Bytes _, RecordShape _, TupleShape _, Option _, Ref _, Union _, Proto _, VarDim _, SymDim _,
                    EllipsisDim _, TypeVar _ ->
                throw new IllegalArgumentException("a layout of " + shape + " does not exist yet");
        };
    }

    private static long packedSize(DataShape item) {
        int width = item.measure() instanceof Scalar scalar ? scalar.byteSize() : Long.BYTES;
        return Math.multiplyExact(item.elementCount(), width);
    }

    /// Bytes of the offsets of so many strings.
    static long offsetsSize(long strings) {
        return Math.multiplyExact(Math.addExact(strings, 1), Long.BYTES);
    }
}
