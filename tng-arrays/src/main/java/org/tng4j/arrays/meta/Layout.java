package org.tng4j.arrays.meta;

import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import org.tng4j.arrays.shape.DataShape;

/// Lays a datashape out: axis order, padding, records, missing values, byte order.
///
/// The axis order is that of the outermost fixed dimensions; below them all is row-major. A record without dimensions
/// passes it on to its fields, a `var` dimension to its items.
///
/// **Datashape:** any concrete one, but without references, unions and prototypes.
/// **Ownership and threads:** an immutable value. **Errors:** [IllegalArgumentException] for axes that are no
/// permutation. **Source:** docs/datashape.md, *Layouts*.
///
/// @param arrangement which axis runs slowest, and what is padded
/// @param slowestFirst the axes of [Arrangement#LISTED], else none
/// @param isPacked whether the fields of a record follow each other without padding
/// @param hasBitmaps whether options have validity bits; if not, they have a value to spare
/// @param order of the bytes of each scalar; offsets are in native order, always
public record Layout(
        Arrangement arrangement, List<Integer> slowestFirst, boolean isPacked, boolean hasBitmaps, ByteOrder order) {

    /// Which axis runs slowest, and what is padded.
    public enum Arrangement {
        /// Row-major: the last axis runs fastest.
        C,
        /// Column-major: the first axis runs fastest.
        F,
        /// Row-major, with room for four where the last axis has three: `N * 3 * float32 @ [16, 4]`.
        PADDED,
        /// Columns: the last axis but one runs fastest and has room for a multiple of 16, the last one runs slower, all
        /// others slowest: `1000 * 3 * float32 @ [4, 4032]`. Fewer than two axes are row-major.
        COLUMNS,
        /// As the layout lists them.
        LISTED
    }

    /// Row-major, native byte order; fields at a multiple of their width, as C compilers have them.
    public static final Layout C = new Layout(Arrangement.C, List.of(), false, false, ByteOrder.nativeOrder());

    /// Column-major, as Fortran has it.
    public static final Layout F = new Layout(Arrangement.F, List.of(), false, false, ByteOrder.nativeOrder());

    /// Row-major, and no padding in records.
    public static final Layout PACKED = new Layout(Arrangement.C, List.of(), true, false, ByteOrder.nativeOrder());

    /// The records of C compilers: each field at a multiple of its width, at most 8; the whole rounded up to the widest.
    public static final Layout C_ALIGNED = C;

    /// Three numbers an atom, one atom behind the other, as files have them.
    public static final Layout XYZ = C;

    /// Three numbers an atom and room for a fourth.
    public static final Layout XYZ_ = new Layout(Arrangement.PADDED, List.of(), false, false, ByteOrder.nativeOrder());

    /// All x, then all y, then all z, each with room for a multiple of 16 atoms; of several frames, one behind the other.
    public static final Layout SOA = new Layout(Arrangement.COLUMNS, List.of(), false, false, ByteOrder.nativeOrder());

    /// Checks the axes.
    public Layout {
        slowestFirst = List.copyOf(slowestFirst);
        List<Integer> all = IntStream.range(0, slowestFirst.size()).boxed().toList();
        if (!slowestFirst.stream().sorted().toList().equals(all)) {
            throw new IllegalArgumentException(
                    "axes are " + slowestFirst + ", must be each of 0 to " + (slowestFirst.size() - 1) + " once");
        }
        if (arrangement != Arrangement.LISTED && !slowestFirst.isEmpty()) {
            throw new IllegalArgumentException("axes are " + slowestFirst + ", " + arrangement + " lists none");
        }
    }

    /// Any axis order.
    ///
    /// @param slowestFirst each axis once: `axes(1, 0)` is column-major
    /// @return a layout of shapes with so many fixed dimensions
    public static Layout axes(int... slowestFirst) {
        return new Layout(
                Arrangement.LISTED, IntStream.of(slowestFirst).boxed().toList(), false, false, ByteOrder.nativeOrder());
    }

    /// The same layout in another byte order.
    ///
    /// @param other the byte order wanted
    /// @return a layout
    public Layout withOrder(ByteOrder other) {
        return new Layout(arrangement, slowestFirst, isPacked, hasBitmaps, other);
    }

    /// The same layout with validity bits for options.
    ///
    /// @return a layout
    public Layout withBitmaps() {
        return new Layout(arrangement, slowestFirst, isPacked, true, order);
    }

    /// Lays data out.
    ///
    /// What lies elsewhere follows the elements: heaps and `var` items in the order of the datashape, inner ones first,
    /// then validity bits; each at a multiple of 8.
    ///
    /// @param shape concrete
    /// @param heapSizes for each `string`, `bytes` and `var` in the order of the datashape, what there shall be room for:
    ///        bytes, or items in all rows together; without meaning if there is none of them
    /// @return sizes, byte strides, offsets
    /// @throws IllegalArgumentException if the shape has symbolic parts, if there is no layout of a part of it yet, if
    ///         this layout has no place for it, or if there are not as many heap sizes as needed
    /// @throws ArithmeticException if the bytes do not fit 63 bits
    public ArrMeta metaOf(DataShape shape, long... heapSizes) {
        return Placement.of(shape, this, heapSizes).meta();
    }

    /// The memory that [#metaOf(DataShape, long...)] needs, padding behind the last element included.
    ///
    /// @param shape concrete
    /// @param heapSizes as there
    /// @return bytes from the base on
    /// @throws IllegalArgumentException as there
    /// @throws ArithmeticException as there
    public long byteSizeOf(DataShape shape, long... heapSizes) {
        return Placement.of(shape, this, heapSizes).byteSize();
    }

    /// The same layout for what is below the outermost dimensions.
    Layout rowMajor() {
        return new Layout(Arrangement.C, List.of(), isPacked, hasBitmaps, order);
    }
}
