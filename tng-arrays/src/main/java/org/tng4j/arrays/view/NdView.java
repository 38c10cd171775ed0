package org.tng4j.arrays.view;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.charset.StandardCharsets;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.meta.TextMeta;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Text;

/// The typed buffer: a datashape, its layout, and a window of memory. `toString()` is the storage text.
///
/// Element access is checked and meant for tools and tests; whoever moves many values takes [#segment()],
/// [#base()] and the byte strides, or a copy plan.
///
/// **Datashape:** [#shape()], fixed. **Ownership:** none: the memory stays the caller's, and lives as long as
/// its arena does. **Threads:** immutable; its memory obeys its arena (a confined one answers its own thread alone).
/// **Errors:** that the whole span lies in the segment is checked once, when the view is made. Later a closed arena is
/// the JDK's [IllegalStateException], a foreign thread its [WrongThreadException], an index outside an
/// [IndexOutOfBoundsException], and a question that the data type has no answer to an [IllegalStateException].
/// **Source:** docs/datashape.md, *Views*.
public final class NdView {

    private static final long ALIGNMENT = 64;

    private final MemorySegment segment;
    private final long base;
    private final DataShape shape;
    private final ArrMeta meta;

    private NdView(MemorySegment segment, long base, DataShape shape, ArrMeta meta) {
        this.segment = segment;
        this.base = base;
        this.shape = shape;
        this.meta = meta;
    }

    /// Sees memory as row-major data in native byte order, from its first byte. What text leaves is its heap.
    ///
    /// @param segment at least as large as the shape needs; stays the caller's
    /// @param shape fixed
    /// @return a view of it
    /// @throws IllegalArgumentException if it is too small, or the shape is not fixed
    public static NdView wrap(MemorySegment segment, DataShape shape) {
        boolean text = shape.measure() instanceof Text;
        long heapSize = text ? segment.byteSize() - Layout.C.metaOf(shape, 0).span().to() : 0;
        return wrap(segment, 0, shape, Layout.C.metaOf(shape, Math.max(0, heapSize)));
    }

    /// Sees memory through any layout.
    ///
    /// @param segment stays the caller's
    /// @param base where element 0 begins in it; with negative byte strides not the lowest byte
    /// @param shape what the data mean
    /// @param meta how they lie; of that same shape
    /// @return a view of it
    /// @throws IllegalArgumentException if the layout leaves the segment, or is not one of this shape
    public static NdView wrap(MemorySegment segment, long base, DataShape shape, ArrMeta meta) {
        Fit.check(segment, base, shape, meta);
        return new NdView(segment, base, shape, meta);
    }

    /// Takes memory for row-major numbers in native byte order, 64-byte aligned.
    ///
    /// @param allocator where from; the memory is as zero as it makes it
    /// @param shape fixed, numeric
    /// @return a view of all of it
    public static NdView allocate(SegmentAllocator allocator, DataShape shape) {
        return allocate(allocator, shape, Layout.C);
    }

    /// Takes memory for numbers in some layout, 64-byte aligned.
    ///
    /// @param allocator where from; the memory is as zero as it makes it
    /// @param shape fixed, numeric
    /// @param layout how they shall lie
    /// @return a view of all of it
    public static NdView allocate(SegmentAllocator allocator, DataShape shape, Layout layout) {
        return allocate(allocator, shape, layout.metaOf(shape));
    }

    /// Takes memory for strings: offsets and a heap, 64-byte aligned.
    ///
    /// @param allocator where from; zeroed memory holds empty strings
    /// @param shape fixed, over `string`
    /// @param heapBytes room for all strings together
    /// @return a view of all of it
    public static NdView allocateText(SegmentAllocator allocator, DataShape shape, long heapBytes) {
        if (!(shape.measure() instanceof Text)) {
            throw new IllegalArgumentException(shape + " holds " + shape.measure() + ", must hold string");
        }
        return allocate(allocator, shape, Layout.C.metaOf(shape, heapBytes));
    }

    private static NdView allocate(SegmentAllocator allocator, DataShape shape, ArrMeta meta) {
        return wrap(allocator.allocate(meta.span().to(), ALIGNMENT), 0, shape, meta);
    }

    /// What the data mean.
    ///
    /// @return the datashape
    public DataShape shape() {
        return shape;
    }

    /// How they lie.
    ///
    /// @return the layout, relative to [#base()]
    public ArrMeta meta() {
        return meta;
    }

    /// The memory, all of it, not only what this view covers.
    ///
    /// @return the caller's own segment
    public MemorySegment segment() {
        return segment;
    }

    /// Where element 0 begins.
    ///
    /// @return bytes from the start of [#segment()]
    public long base() {
        return base;
    }

    /// Bytes from one item of an axis to the next.
    ///
    /// @param axis from 0, outermost first
    /// @return may be negative
    /// @throws IndexOutOfBoundsException if there is no such axis
    public long byteStride(int axis) {
        ArrMeta at = meta;
        for (int outer = 0; outer < axis && at instanceof FixedMeta fixed; outer++) {
            at = fixed.item();
        }
        if (axis < 0 || !(at instanceof FixedMeta fixed)) {
            throw new IndexOutOfBoundsException("axis is " + axis + ", rank is " + shape.rank());
        }
        return fixed.byteStride();
    }

    /// Whether the elements follow each other in row-major order without a gap, in any byte order.
    ///
    /// @return true if one run of bytes holds them all
    public boolean isContiguous() {
        return meta.isContiguous();
    }

    /// Goes along the leading axes.
    ///
    /// @param leadingIndices one for each axis to go along, at most rank
    /// @return a view of what is there, of the remaining axes
    /// @throws IndexOutOfBoundsException if one is outside its axis
    /// @throws IllegalArgumentException if there are more than axes
    public NdView at(long... leadingIndices) {
        if (leadingIndices.length > shape.rank()) {
            throw new IllegalArgumentException(
                    shape + " takes at most " + shape.rank() + " indices, given " + leadingIndices.length);
        }
        DataShape item = shape;
        ArrMeta itemMeta = meta;
        long moved = 0;
        for (int axis = 0; axis < leadingIndices.length && itemMeta instanceof FixedMeta fixed; axis++) {
            moved += checkedIndex(axis, leadingIndices[axis], fixed.size()) * fixed.byteStride();
            itemMeta = fixed.item();
            item = item.item();
        }
        return new NdView(segment, base + moved, item, TextAccess.heapKeptInPlace(itemMeta, moved));
    }

    /// One element.
    ///
    /// @param index one for each axis
    /// @return its value
    /// @throws IllegalStateException if the data type is not `float32`
    public float getFloat(long... index) {
        return element(index).scalarAccess().getFloat();
    }

    /// One element, widened without loss.
    ///
    /// @param index one for each axis
    /// @return its value
    /// @throws IllegalStateException if the data type is neither `float32` nor `float64`
    public double getDouble(long... index) {
        return element(index).scalarAccess().getDouble();
    }

    /// One element, widened without loss. A `uint64` keeps its bits: [Long#toUnsignedString(long)] prints it.
    ///
    /// @param index one for each axis
    /// @return its value
    /// @throws IllegalStateException if the data type is no integer
    public long getLong(long... index) {
        return element(index).scalarAccess().getLong();
    }

    /// One string, decoded as UTF-8; what is none becomes U+FFFD.
    ///
    /// @param index one for each axis
    /// @return its text
    /// @throws IllegalStateException if the data type is not `string`, or its offsets leave the heap
    public String getString(long... index) {
        return new String(getBytes(index), StandardCharsets.UTF_8);
    }

    /// One string, its bytes as they were stored.
    ///
    /// @param index one for each axis
    /// @return a copy
    /// @throws IllegalStateException if the data type is not `string`, or its offsets leave the heap
    public byte[] getBytes(long... index) {
        NdView string = element(index);
        if (string.meta instanceof TextMeta text) {
            return TextAccess.bytes(segment, string.base, text);
        }
        throw new IllegalStateException(shape + " holds " + string.shape + ", must hold string");
    }

    @Override
    public String toString() {
        return meta.storageText(base);
    }

    private NdView element(long... index) {
        if (index.length != shape.rank()) {
            throw new IllegalArgumentException(
                    shape + " takes " + shape.rank() + " indices, given " + index.length);
        }
        return at(index);
    }

    private ScalarAccess scalarAccess() {
        if (meta instanceof ScalarMeta scalar) {
            return new ScalarAccess(segment, base, scalar);
        }
        throw new IllegalStateException(shape + " holds no numbers");
    }

    private long checkedIndex(int axis, long index, long size) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("index " + axis + " into " + shape + " is " + index
                    + ", must be at least 0 and below " + size);
        }
        return index;
    }
}
