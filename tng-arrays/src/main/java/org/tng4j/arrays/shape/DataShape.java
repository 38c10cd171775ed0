package org.tng4j.arrays.shape;

import java.util.Objects;

/// What data mean: axes and data type together. `1000 * 3 * float32`.
///
/// ```
/// shape  := dim '*' shape | dtype
/// dim    := INT | 'fixed' '[' INT ']' | 'var'
/// dtype  := scalar | 'string'
/// scalar := bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64
///           complex[float32] complex[float64] char void
/// alias  := int=int32 real=float64 complex=complex128=complex[float64] complex64=complex[float32] intptr=int64 uintptr=uint64
/// ```
///
/// White space and comments (`#` to the end of the line) may stand between tokens.
/// `toString()` is the canonical text: `parse(shape.toString()).equals(shape)`, always.
///
/// **Datashape:** this is it; byte strides, byte order and addresses are not part of it.
/// **Ownership and threads:** immutable values, equal by structure, owned by nobody, free to share.
/// **Errors:** a question that the shape has no answer to is an [IllegalStateException].
/// **Source:** docs/datashape.md.
public sealed interface DataShape permits FixedDim, VarDim, Scalar, Text {

    /// The largest number of dimensions: what parses must not nest without end.
    int MAX_RANK = 64;

    /// Parses a datashape.
    ///
    /// @param text at most 1 MiB
    /// @return the datashape
    /// @throws DataShapeSyntaxException if the text is none; it says where and what was expected
    static DataShape parse(String text) {
        return new DataShapeParser(text).parse();
    }

    /// Puts fixed dimensions before a data type.
    ///
    /// @param measure what one element is
    /// @param dims sizes, outermost first, each at least 0
    /// @return `dims[0] * dims[1] * … * measure`
    static DataShape of(DataShape measure, long... dims) {
        DataShape shape = measure;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            shape = shape.prepend(dims[axis]);
        }
        return shape;
    }

    /// The number of dimensions, 0 for a data type alone.
    ///
    /// @return from 0 to [#MAX_RANK]
    default int rank() {
        return 0;
    }

    /// What one step along the first axis holds.
    ///
    /// @return the shape without its first dimension
    /// @throws IllegalStateException if there is no dimension
    default DataShape item() {
        throw new IllegalStateException(this + " has no dimension");
    }

    /// The data type at the bottom.
    ///
    /// @return a [Scalar] or [Text]
    default DataShape measure() {
        return this;
    }

    /// The size of one dimension.
    ///
    /// @param axis from 0, outermost first
    /// @return its fixed size
    /// @throws IllegalStateException if that dimension is `var`
    /// @throws IndexOutOfBoundsException if there is no such axis
    default long dim(int axis) {
        Objects.checkIndex(axis, rank());
        DataShape shape = this;
        for (int outer = 0; outer < axis; outer++) {
            shape = shape.item();
        }
        if (shape instanceof FixedDim fixed) {
            return fixed.size();
        }
        throw new IllegalStateException("dimension " + axis + " of " + this + " is var, has no fixed size");
    }

    /// Whether every dimension has a size.
    ///
    /// @return false if one is `var`
    default boolean isFixed() {
        return true;
    }

    /// The number of elements: the product of all sizes, 1 for a data type alone.
    ///
    /// @return at least 0
    /// @throws IllegalStateException if a dimension is `var`
    /// @throws ArithmeticException if the product is above 2^63 - 1
    default long elementCount() {
        return Elements.count(this);
    }

    /// Puts one fixed dimension in front.
    ///
    /// @param size at least 0
    /// @return `size * this`
    default DataShape prepend(long size) {
        return new FixedDim(size, this);
    }
}
