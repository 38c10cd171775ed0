package org.tng4j.arrays.view;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.OptionMeta;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.meta.VarMeta;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Slice;
import org.tng4j.arrays.shape.Text;

/// The typed buffer: a datashape, its layout, and a window of memory. `toString()` is the storage text.
///
/// Every operation on axes, fields and types gives another view of the same bytes, of none outside its own; it looks at
/// the layout alone, and costs as much as that is deep. Only rows of a `var` axis are asked where they begin and end.
///
/// Element access is checked and meant for tools and tests; whoever moves many values takes [#segment()],
/// [#base()] and the byte strides, or a copy plan.
///
/// One file holds them all, for it is one door: what they do stands in a class each, and most of the lines are javadoc.
///
/// **Datashape:** [#shape()], concrete. **Ownership:** none: the memory stays the caller's, and lives as long as
/// its arena does. **Threads:** immutable; its memory obeys its arena (a confined one answers its own thread alone).
/// **Errors:** that the whole span lies in the segment is checked once, when the view is made. Later a closed arena is
/// the JDK's [IllegalStateException], a foreign thread its [WrongThreadException], an index or an axis
/// outside, or an axis behind a `var` one, an [IndexOutOfBoundsException], and a question that the data type has no answer to an
/// [IllegalStateException]; a value that is missing has none.
/// **Source:** docs/datashape.md, *Views*.
public final class NdView {

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
    /// @param shape fixed; if there is text in it, nothing else
    /// @return a view of it
    /// @throws IllegalArgumentException if it is too small, or the shape has no layout without heap sizes
    public static NdView wrap(MemorySegment segment, DataShape shape) {
        return Placing.over(segment, shape);
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
    /// @throws IllegalArgumentException if that takes more bytes than can be counted
    public static NdView allocate(SegmentAllocator allocator, DataShape shape) {
        return allocate(allocator, shape, Layout.C);
    }

    /// Takes memory for data in some layout, 64-byte aligned.
    ///
    /// @param allocator where from; zeroed memory holds zeros, empty strings, empty rows, and nothing behind validity bits
    /// @param shape concrete
    /// @param layout how they shall lie
    /// @param heapSizes room for strings and rows, as [Layout#metaOf(DataShape, long...)] wants them; none for numbers
    /// @return a view of all of it
    /// @throws IllegalArgumentException if the layout has no place for them, or that takes more bytes than can be counted
    public static NdView allocate(SegmentAllocator allocator, DataShape shape, Layout layout, long... heapSizes) {
        return Placing.inMemoryOf(allocator, shape, layout, heapSizes);
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
        return allocate(allocator, shape, Layout.C, heapBytes);
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
    /// @return the caller's own segment, read-only after [#broadcastTo(long...)]
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
        Axes.checkAxis(axis, shape.rank());
        return Axes.byteStride(meta, axis);
    }

    /// Whether the elements follow each other from the base on, in row-major order without a gap, in any byte order.
    ///
    /// @return true if one run of bytes holds them all
    public boolean isContiguous() {
        return meta.isContiguous();
    }

    /// What may be done with it as it lies.
    ///
    /// @return order, alignment, access
    public Flags flags() {
        return Flags.of(this);
    }

    /// Goes along the leading axes.
    ///
    /// @param leadingIndices one for each axis to go along, at most rank
    /// @return a view of what is there, of the remaining axes
    /// @throws IndexOutOfBoundsException if one is outside its axis, or its row
    /// @throws IllegalArgumentException if there are more than axes
    /// @throws IllegalStateException if the offsets of a row leave its items
    public NdView at(long... leadingIndices) {
        if (leadingIndices.length > shape.rank()) {
            throw new IllegalArgumentException(
                    shape + " takes at most " + shape.rank() + " indices, given " + leadingIndices.length);
        }
        ArrMeta at = meta;
        long moved = 0;
        for (int axis = 0; axis < leadingIndices.length; axis++) {
            if (at instanceof VarMeta dim) {
                Seen row = Rows.row(segment, base, moved, dim);
                at = row.meta();
                moved = row.moved();
            }
            if (at instanceof FixedMeta dim) {
                moved += checkedIndex(axis, leadingIndices[axis], dim.size()) * dim.byteStride();
                at = dim.item();
            }
        }
        return seen(new Seen(at, moved));
    }

    /// Some items of an axis, as NumPy takes them. A `var` axis in front becomes a fixed one by it, with
    /// [Slice#ALL] as it is.
    ///
    /// @param axis from 0, outermost first
    /// @param items which, in which direction
    /// @return a view with as many axes
    public NdView slice(int axis, Slice items) {
        NdView fixed = withFixedRow();
        return fixed.seen(Slicing.slice(fixed.axes(), axis, items));
    }

    /// Some items of an axis, as NumPy takes them: `from:to:every`.
    ///
    /// @param axis from 0, outermost first
    /// @param from the first item; a negative one counts from the end
    /// @param to the item to stop before; likewise
    /// @param every distance between two, not 0; negative ones go backwards
    /// @return a view with as many axes
    public NdView slice(int axis, long from, long to, long every) {
        return slice(axis, new Slice(OptionalLong.of(from), OptionalLong.of(to), every));
    }

    /// The items of an axis from the last to the first.
    ///
    /// @param axis from 0, outermost first
    /// @return a view with as many axes
    public NdView flip(int axis) {
        return slice(axis, Slice.ALL.every(-1));
    }

    /// One field of every record, rows of records too.
    ///
    /// @param name as it is, without quotes
    /// @return these axes over that field
    /// @throws IllegalArgumentException if there is none of that name
    /// @throws IllegalStateException if the elements are no records
    public NdView field(String name) {
        return seen(Fields.field(meta, Fields.indexOf(meta, name)));
    }

    /// One field of every record, or one item of every tuple.
    ///
    /// @param index from 0, in the order of the datashape
    /// @return these axes over that field
    /// @throws IndexOutOfBoundsException if there are not that many
    /// @throws IllegalStateException if the elements are neither records nor tuples
    public NdView field(int index) {
        return seen(Fields.field(meta, Fields.checked(meta, index)));
    }

    /// Some fields of every record, where they are: `{X, Y}` of `{X, DX, Y, DY}` has gaps.
    ///
    /// @param names as they are, without quotes
    /// @return these axes over records of those fields, in that order
    /// @throws IllegalArgumentException if there is none of one name, or one is named twice
    /// @throws IllegalStateException if the elements are no records
    public NdView fields(String... names) {
        return seen(new Seen(Fields.fields(meta, List.of(names)), 0));
    }

    /// The fixed axes in another order.
    ///
    /// @param axes axis i of the result is axis `axes[i]` of this
    /// @return a view with as many axes
    /// @throws IllegalArgumentException if that is not each axis once
    public NdView permute(int... axes) {
        return seen(axes().permuted(axes));
    }

    /// The fixed axes in reverse order.
    ///
    /// @return a view with as many axes
    public NdView transpose() {
        return seen(axes().transposed());
    }

    /// Another axis of one item.
    ///
    /// @param axis where it shall be, from 0 to the number of fixed axes
    /// @return a view with one axis more
    /// @throws IndexOutOfBoundsException if it cannot be there
    public NdView newAxis(int axis) {
        return seen(axes().withNew(axis));
    }

    /// Without the axes of one item.
    ///
    /// @return a view with as many axes as have none or several
    public NdView squeeze() {
        return seen(axes().squeezed());
    }

    /// The same elements, in the same row-major order, in other fixed axes.
    ///
    /// @param sizes outermost first
    /// @return a view of the same bytes
    /// @throws IllegalArgumentException if they would have to be copied, or are not as many
    public NdView reshape(long... sizes) {
        return seen(Reshape.of(axes(), sizes));
    }

    /// The same items again and again, read-only: axes of one item stretched, others put in front.
    ///
    /// @param sizes of all fixed axes of the result, outermost first
    /// @return a view of a read-only segment, with byte stride 0 along the axes stretched
    /// @throws IllegalArgumentException if another axis than one of one item would change its size, or there are more elements
    ///         than can be counted
    public NdView broadcastTo(long... sizes) {
        ArrMeta stretched = Broadcast.to(axes(), sizes).meta();
        return new NdView(segment.asReadOnly(), base, stretched.shape(), stretched);
    }

    /// Where two indices are the same: an axis in place of two, behind all other fixed ones.
    ///
    /// @param first from 0, outermost first
    /// @param second another
    /// @return a view with one axis less
    /// @throws IndexOutOfBoundsException if there is no such axis
    public NdView diagonal(int first, int second) {
        return seen(axes().diagonal(first, second));
    }

    /// The same bytes as another datashape: numbers of the same size, a complex number as its two parts, the fields of a
    /// record as an axis, if they lie at one distance; and the other way round. Dimensions, byte order and options stay.
    ///
    /// @param other the datashape wanted
    /// @return a view of the same bytes
    /// @throws IllegalArgumentException if they cannot be seen so
    public NdView as(DataShape other) {
        return seen(Reinterpretation.of(meta, other));
    }

    /// A window that slides along a fixed axis, for loops that shall allocate nothing.
    ///
    /// @param axis from 0, outermost first
    /// @param size how many of its items are seen at a time
    /// @return a window at the first of them
    /// @throws IndexOutOfBoundsException if there is no such axis
    /// @throws IllegalArgumentException if the axis has fewer items, or strings, rows or validity bits lie elsewhere
    public Window window(int axis, long size) {
        return new Window(this, axis, size);
    }

    /// Whether an optional element is missing.
    ///
    /// @param index one for each axis
    /// @return false as well if elements are no options
    public boolean isMissing(long... index) {
        NdView element = element(index);
        return element.meta instanceof OptionMeta option && new Validity(segment, element.base, option).isMissing();
    }

    /// What an optional element holds, dimensions and fields too.
    ///
    /// @param index one for each axis
    /// @return a view of it; of the element itself if elements are no options
    /// @throws IllegalStateException if it is missing
    public NdView value(long... index) {
        NdView element = element(index);
        if (!(element.meta instanceof OptionMeta option)) {
            return element;
        }
        if (new Validity(segment, element.base, option).isMissing()) {
            throw new IllegalStateException("element " + Arrays.toString(index) + " of " + shape + " is missing");
        }
        return new NdView(segment, element.base, option.value().shape(), option.value());
    }

    /// One element, widened without loss.
    ///
    /// @param index one for each axis
    /// @return its value
    /// @throws IllegalStateException if the data type is neither `float16` nor `float32`
    public float getFloat(long... index) {
        return value(index).scalarAccess().getFloat();
    }

    /// One element, widened without loss.
    ///
    /// @param index one for each axis
    /// @return its value
    /// @throws IllegalStateException if the data type is none of `float16`, `float32` and `float64`
    public double getDouble(long... index) {
        return value(index).scalarAccess().getDouble();
    }

    /// One element, widened without loss. A `uint64` keeps its bits: [Long#toUnsignedString(long)] prints it.
    ///
    /// @param index one for each axis
    /// @return its value
    /// @throws IllegalStateException if the data type is no integer
    public long getLong(long... index) {
        return value(index).scalarAccess().getLong();
    }

    /// One element.
    ///
    /// @param index one for each axis
    /// @return whether its byte is not 0
    /// @throws IllegalStateException if the data type is not `bool`
    public boolean getBoolean(long... index) {
        return value(index).scalarAccess().getBoolean();
    }

    /// One string, decoded as its datashape says; what cannot be becomes U+FFFD.
    ///
    /// @param index one for each axis
    /// @return its text
    /// @throws IllegalStateException if the data type is not `string`, or its offsets leave the heap
    public String getString(long... index) {
        return value(index).textAccess(shape).string();
    }

    /// One string, its bytes as they were stored; of one in a place of its own, without the zeros behind it.
    ///
    /// @param index one for each axis
    /// @return a copy
    /// @throws IllegalStateException if the data type is neither `string` nor `bytes`, or its offsets leave the heap
    public byte[] getBytes(long... index) {
        return value(index).textAccess(shape).bytes();
    }

    /// Writes elements, one at a time.
    ///
    /// @return a writer into this memory
    /// @throws IllegalArgumentException if it is read-only
    public ElementWriter writer() {
        return new ElementWriter(this);
    }

    /// The memory that this takes, for people: bytes, gaps, axis order, alignment.
    ///
    /// @return several lines
    public String describe() {
        return MemoryReport.of(this);
    }

    /// Datashape, memory and layout, for people: one line for each part.
    ///
    /// @return several lines
    public String explain() {
        return Explanation.of(this);
    }

    @Override
    public String toString() {
        return meta.storageText(base);
    }

    private Axes axes() {
        return Axes.of(meta);
    }

    private NdView seen(Axes axes) {
        return seen(new Seen(axes.meta(), 0));
    }

    /// Without elements the base stays: there may be no byte where they would begin.
    private NdView seen(Seen seen) {
        long moved = Axes.isEmpty(seen.meta()) ? 0 : seen.moved();
        return new NdView(segment, base + moved, seen.meta().shape(), seen.meta().rebased(moved));
    }

    /// A row of a `var` axis, once it is known how long it is.
    private NdView withFixedRow() {
        return meta instanceof VarMeta dim ? seen(Rows.row(segment, base, 0, dim)) : this;
    }

    NdView element(long... index) {
        if (index.length != shape.rank()) {
            throw new IllegalArgumentException(shape + " takes " + shape.rank() + " indices, given " + index.length);
        }
        return at(index);
    }

    private ScalarAccess scalarAccess() {
        if (meta instanceof ScalarMeta scalar) {
            return new ScalarAccess(segment, base, scalar);
        }
        throw new IllegalStateException(shape + " holds no numbers");
    }

    private TextAccess textAccess(DataShape whole) {
        return new TextAccess(segment, base, meta, whole);
    }

    private long checkedIndex(int axis, long index, long size) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("index " + axis + " into " + shape + " is " + index
                    + ", must be at least 0 and below " + size);
        }
        return index;
    }
}
