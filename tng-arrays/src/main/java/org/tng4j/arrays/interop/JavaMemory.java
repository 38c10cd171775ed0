package org.tng4j.arrays.interop;

import java.lang.foreign.MemorySegment;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import org.tng4j.arrays.copy.CopyPolicy;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.view.NdView;

/// Java's own arrays and buffers as views, and views as these, on the same memory.
///
/// **Ownership:** memory stays whose it was. **Threads:** any that the memory allows. **Errors:** [IllegalArgumentException]
/// for what cannot be seen so; it says why. **Source:** docs/datashape.md, *Neighbours*.
public final class JavaMemory {

    private JavaMemory() {}

    /// Sees memory of Java as one dimension of numbers. Never copies.
    ///
    /// @param memory a primitive array but `boolean[]`; a buffer, between its position and its limit; a segment, as bytes
    /// @return `n * float32` for a `float[]` and a [FloatBuffer], and so on; chars are `uint16`; buffers keep their order
    /// @throws IllegalArgumentException for anything else
    public static NdView viewOf(Object memory) {
        return switch (memory) {
            case byte[] values -> view(MemorySegment.ofArray(values), Scalar.INT8, ByteOrder.nativeOrder());
            case short[] values -> view(MemorySegment.ofArray(values), Scalar.INT16, ByteOrder.nativeOrder());
            case char[] values -> view(MemorySegment.ofArray(values), Scalar.UINT16, ByteOrder.nativeOrder());
            case int[] values -> view(MemorySegment.ofArray(values), Scalar.INT32, ByteOrder.nativeOrder());
            case long[] values -> view(MemorySegment.ofArray(values), Scalar.INT64, ByteOrder.nativeOrder());
            case float[] values -> view(MemorySegment.ofArray(values), Scalar.FLOAT32, ByteOrder.nativeOrder());
            case double[] values -> view(MemorySegment.ofArray(values), Scalar.FLOAT64, ByteOrder.nativeOrder());
            case Buffer buffer -> viewOf(buffer);
            case MemorySegment segment -> view(segment, Scalar.INT8, ByteOrder.nativeOrder());
            default -> throw new IllegalArgumentException("memory is a " + memory.getClass().getTypeName()
                    + ", must be a primitive array but boolean[], a buffer or a segment");
        };
    }

    private static NdView viewOf(Buffer buffer) {
        MemorySegment segment = MemorySegment.ofBuffer(buffer);
        return switch (buffer) {
            case ByteBuffer values -> view(segment, Scalar.INT8, values.order());
            case ShortBuffer values -> view(segment, Scalar.INT16, values.order());
            case CharBuffer values -> view(segment, Scalar.UINT16, values.order());
            case IntBuffer values -> view(segment, Scalar.INT32, values.order());
            case LongBuffer values -> view(segment, Scalar.INT64, values.order());
            case FloatBuffer values -> view(segment, Scalar.FLOAT32, values.order());
            case DoubleBuffer values -> view(segment, Scalar.FLOAT64, values.order());
        };
    }

    private static NdView view(MemorySegment segment, Scalar scalar, ByteOrder order) {
        long count = segment.byteSize() / scalar.byteSize();
        return view(segment, DataShape.of(scalar, count), order);
    }

    private static NdView view(MemorySegment segment, DataShape shape, ByteOrder order) {
        return NdView.wrap(segment, 0, shape, Layout.C.withOrder(order).metaOf(shape));
    }

    /// Sees the bytes of a buffer as a datashape, row-major, in the order of the buffer, which is big-endian unless somebody
    /// changed it. Never copies.
    ///
    /// @param buffer seen between its position and its limit
    /// @param shape fixed, numeric
    /// @return a view
    /// @throws IllegalArgumentException if the buffer is too small
    public static NdView viewOf(ByteBuffer buffer, DataShape shape) {
        return view(MemorySegment.ofBuffer(buffer), shape, buffer.order());
    }

    /// Sees a view as a buffer in its byte order. Never copies.
    ///
    /// A buffer may end up in native code. Over a mapped file that somebody cuts, this ends the JVM.
    ///
    /// @param view row-major without gaps, at most 2^31 - 1 bytes
    /// @return a direct one over native memory, one with an array over an array of bytes; read-only if the view is
    /// @throws IllegalArgumentException if it has gaps, is too large, or lies in an array of other numbers than bytes
    public static ByteBuffer toByteBuffer(NdView view) {
        ArrMeta meta = view.meta();
        if (!view.isContiguous()) {
            throw new IllegalArgumentException("view is " + view + ", a buffer takes row-major elements without gaps; copy it");
        }
        long size = ElementType.of(meta, Long.MAX_VALUE).byteSize();
        if (size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("view has " + size + " bytes, a buffer at most " + Integer.MAX_VALUE + "; slice it");
        }
        if (view.segment().heapBase().isPresent() && !(view.segment().heapBase().get() instanceof byte[])) {
            throw new IllegalArgumentException("view lies in a " + view.segment().heapBase().get().getClass().getTypeName()
                    + ", a buffer takes a byte[] or native memory");
        }
        ByteOrder order = meta.leaf() instanceof ScalarMeta scalar ? scalar.order() : ByteOrder.nativeOrder();
        return buffer(view.segment().asSlice(view.base(), size)).order(order);
    }

    /// A read-only segment does not say which array it is of; only asking for its buffer tells.
    private static ByteBuffer buffer(MemorySegment segment) {
        try {
            return segment.asByteBuffer();
        } catch (UnsupportedOperationException e) {
            throw new IllegalArgumentException(
                    "view lies in a Java array of other numbers than bytes, a buffer takes a byte[] or native memory", e);
        }
    }

    /// Gives the elements as a Java array, in row-major order: the one they are in, if they are all that is in it; else a
    /// new one.
    ///
    /// | array | elements |
    /// |---|---|
    /// | `byte[]` | `bool`, `int8`, `uint8` |
    /// | `short[]`, `char[]` | `int16`, `uint16`, `float16` |
    /// | `int[]`, `long[]` | `int32`, `uint32`, `char`; `int64`, `uint64` |
    /// | `float[]`, `double[]` | `float32`, `complex[float32]`; `float64`, `complex[float64]`: two numbers each |
    ///
    /// @param view only read
    /// @param type `float[].class`; no data type is converted, bits stay as they are
    /// @param policy with [CopyPolicy#NEVER], elements that would have to be copied are refused, and the message says why
    /// @param <A> the array's type
    /// @return an array that shares memory with the view, or does not
    /// @throws IllegalArgumentException if they do not fit such an array, or must not be copied
    public static <A> A toArray(NdView view, Class<A> type, CopyPolicy policy) {
        return type.cast(new ArrayOfView(view, type).get(policy));
    }
}
