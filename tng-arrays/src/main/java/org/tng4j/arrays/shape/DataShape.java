package org.tng4j.arrays.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// What data mean: axes and data type together. `1000 * 3 * float32`.
///
/// ```
/// shape    := '?'? body
/// body     := dim '*' shape | dtype
/// dim      := INT | 'fixed' '[' INT ']' | 'var' | UPPER | UPPER '...' | '...'
/// dtype    := scalar | text | bytes | record | tuple | proto | union | ref | UPPER | 'option' '[' shape ']'
/// scalar   := bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64
///             complex[float32] complex[float64] char void
/// text     := 'string' | 'string' '[' INT ']' | 'string' '[' QUOTED ']' | 'string' '[' INT ',' QUOTED ']'
/// bytes    := 'bytes' | 'bytes' '[' INT (',' 'align' '=' INT)? ']'
/// record   := '{' (members ','?)? '}'
/// union    := 'union' '[' members ','? ']'
/// members  := (NAME | QUOTED) ':' shape (',' (NAME | QUOTED) ':' shape)*
/// tuple    := '(' (shape (',' shape)* ','?)? ')'
/// proto    := tuple '->' shape
/// ref      := 'ref' '[' shape ']' | 'pointer' '[' 'target' '=' shape ']'
/// alias    := int=int32 real=float64 complex=complex128=complex[float64] complex64=complex[float32] intptr=int64 uintptr=uint64
/// ```
///
/// `NAME` is `[A-Za-z_][A-Za-z0-9_]*`, `UPPER` a name that begins with `A` to `Z`. `QUOTED` stands between `'` or `"`
/// in one line; behind a backslash may follow `'`, `"`, `b`, `f`, `n`, `r`, `t`, or `u` and four hexadecimal digits.
/// White space and comments (`#` to the end of the line) may stand between tokens.
/// `toString()` is the canonical text: `parse(shape.toString()).equals(shape)`, always.
///
/// **Datashape:** this is it; byte strides, byte order and addresses are not part of it.
/// **Ownership and threads:** immutable values, equal by structure, owned by nobody, free to share.
/// **Errors:** a question that the shape has no answer to is an [IllegalStateException].
/// **Source:** docs/datashape.md.
public sealed interface DataShape
        permits Dim, Scalar, Text, Bytes, RecordShape, TupleShape, Option, Ref, Union, Proto, TypeVar {

    /// The largest number of shapes round one another, dimensions included: what parses must not nest without end.
    int MAX_NESTING = 64;

    /// Parses a datashape.
    ///
    /// @param text at most 1 MiB
    /// @return the datashape, [interned][#interned()]
    /// @throws DataShapeSyntaxException if the text is none; it says where and what was expected
    static DataShape parse(String text) {
        return new DataShapeParser(text).parse().interned();
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

    /// Finds the datashape of a Java value.
    ///
    /// Boxed primitives are scalars, a [CharSequence] is `string`, arrays and [Iterable]s are dimensions, maps with strings
    /// for keys and Java records are records. Items of several types have the type that [#promote] finds, or make a tuple;
    /// items of several sizes make a `var` dimension; `null` makes an option; what is empty holds `void`.
    ///
    /// @param value only looked at
    /// @return a concrete datashape that [accepts][#accepts(Object)] the value
    /// @throws IllegalArgumentException if a part of it is of another class, or it nests deeper than [#MAX_NESTING]
    static DataShape ofValue(@Nullable Object value) {
        return Discovery.shapeOf(value, 0);
    }

    /// Finds the smallest data type that holds the values of two, as NumPy's `result_type` has it.
    ///
    /// An option on either side makes the result one. Dimensions must be the same on both sides.
    ///
    /// @param a a number type, or the same as `b`
    /// @param b a number type, or the same as `a`
    /// @return the common datashape
    /// @throws IllegalArgumentException if there is none
    static DataShape promote(DataShape a, DataShape b) {
        return Promotion.find(a, b).orElseThrow(
                () -> new IllegalArgumentException(a + " and " + b + " have no common data type"));
    }

    /// The number of dimensions, 0 for a data type alone.
    ///
    /// @return from 0 to [#MAX_NESTING]
    /// @throws IllegalStateException if an ellipsis stands for any number of them
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

    /// The dimensions in front of the data type.
    ///
    /// @return outermost first; each still holds what follows it
    default List<Dim> dims() {
        List<Dim> dims = new ArrayList<>();
        for (DataShape at = this; at instanceof Dim dim; at = dim.item()) {
            dims.add(dim);
        }
        return List.copyOf(dims);
    }

    /// The data type at the bottom.
    ///
    /// @return all but a [Dim]; an option counts as a data type, whatever it holds
    default DataShape measure() {
        return this;
    }

    /// The size of one dimension.
    ///
    /// @param axis from 0, outermost first
    /// @return its fixed size
    /// @throws IllegalStateException if that dimension has none, or an ellipsis moves it
    /// @throws IndexOutOfBoundsException if there is no such axis
    default long dim(int axis) {
        Objects.checkIndex(axis, rank());
        DataShape at = this;
        for (int outer = 0; outer < axis; outer++) {
            at = at.item();
        }
        if (at instanceof FixedDim fixed) {
            return fixed.size();
        }
        throw new IllegalStateException(
                "dimension " + axis + " of " + this + " is " + dims().get(axis).label() + ", has no fixed size");
    }

    /// Whether every dimension has a size, those of fields, items and options included.
    ///
    /// @return false if one is `var` or symbolic, or the data type is a variable; what a `ref` points to does not count
    default boolean isFixed() {
        return Parts.of(this).stream().allMatch(DataShape::isFixed);
    }

    /// Whether this is one datashape, and no pattern for several.
    ///
    /// @return false if a part is symbolic: a variable or an ellipsis
    default boolean isConcrete() {
        return Parts.of(this).stream().allMatch(DataShape::isConcrete);
    }

    /// Whether there is no dimension in front of the data type.
    ///
    /// @return true for a record, too
    default boolean isScalar() {
        return !(this instanceof Dim);
    }

    /// Whether elements are records.
    ///
    /// @return true for an option of a record, too
    default boolean isRecord() {
        return (measure() instanceof Option option ? option.value() : measure()) instanceof RecordShape;
    }

    /// Whether elements may be missing.
    ///
    /// @return true if the data type is an option
    default boolean isOption() {
        return measure() instanceof Option;
    }

    /// Whether the data fit a table with fixed columns: `var * 3 * float32`, `10 * {x: int8, y: int8}`.
    ///
    /// @return true if there are two levels, dimensions or records, and no `var` below the first
    default boolean isTabular() {
        return Traits.levels(this) == 2 && Parts.of(this).stream().allMatch(DataShape::isFixed);
    }

    /// Whether all values in it are of one data type.
    ///
    /// @return true for `3 * {x: int8, y: 2 * int8}`
    default boolean isHomogeneous() {
        return Traits.types(this).size() == 1;
    }

    /// The number of elements: the product of all sizes, 1 for a data type alone.
    ///
    /// @return at least 0
    /// @throws IllegalStateException if a dimension has no size
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

    /// Puts one dimension of any kind in front.
    ///
    /// @param dim its kind and size count, what it holds does not
    /// @return `dim * this`
    default DataShape prepend(Dim dim) {
        return dim.over(this);
    }

    /// Keeps the dimensions and changes the data type.
    ///
    /// @param dtype instead of [#measure()]
    /// @return these dimensions over it
    default DataShape withDType(DataShape dtype) {
        return dtype;
    }

    /// One field of a record, or of every record of an array.
    ///
    /// @param name as it is, without quotes
    /// @return these dimensions over that field: the field `x` of `9 * {x: 3 * int8}` is `9 * 3 * int8`
    /// @throws IllegalStateException if the data type is no record
    /// @throws IllegalArgumentException if it has no such field
    default DataShape field(String name) {
        throw new IllegalStateException(this + " has no fields");
    }

    /// Some fields of a record, or of every record of an array.
    ///
    /// @param names as they are, without quotes
    /// @return these dimensions over a record of those fields, in that order
    /// @throws IllegalStateException if the data type is no record
    /// @throws IllegalArgumentException if it lacks one of them, or one is named twice
    default DataShape fields(String... names) {
        return withDType(RecordShape.of(this, List.of(names)));
    }

    /// What is at some place of the leading axes, of a record or of a tuple.
    ///
    /// @param indices negative ones count from the end
    /// @return the shape of what is there
    /// @throws IndexOutOfBoundsException if one is outside
    /// @throws IllegalStateException if there is nothing left to go into
    default DataShape subShape(long... indices) {
        return SubShape.of(this, LongStream.of(indices).<Index>mapToObj(Index.At::new).toList());
    }

    /// What a path of indices, slices and field names leads to.
    ///
    /// A slice of `var` that names both ends, from the start, has just that many items: data with fewer do not fit it.
    /// Any other proper slice of a dimension without a size is `var`.
    ///
    /// @param path from the outside to the inside
    /// @return the shape of what is there
    /// @throws IndexOutOfBoundsException if an index is outside
    /// @throws IllegalArgumentException if there is no field of that name
    /// @throws IllegalStateException if there is nothing left to go into
    default DataShape subShape(Index... path) {
        return SubShape.of(this, List.of(path));
    }

    /// Compares with a pattern: `10 * 3 * float32` matches `N * 3 * T`. Not the other way round.
    ///
    /// Succeeds if all data of this shape are data of that pattern. A variable stands for one thing wherever it occurs;
    /// only an ellipsis that occurs several times takes what its occurrences broadcast to, as NumPy does. `N *` stands
    /// for a size, `A... *` for any number of dimensions, `T` for a data type without dimensions. These names stand for
    /// whatever is of their kind, each time anew: `Any`, `Scalar`, `FixedString`, `FixedBytes`, and `Fixed *`.
    ///
    /// @param pattern may hold variables and ellipses
    /// @return what the variables stand for, or nothing if the pattern does not match
    default Optional<Bindings> matches(DataShape pattern) {
        return Matcher.match(this, pattern);
    }

    /// Whether a Java value is one of this shape.
    ///
    /// Arrays and [Iterable]s fit dimensions and tuples, maps and Java records fit records, if they have all its fields
    /// but options, and no other. An integer fits where its value does, and any number fits a floating point type.
    ///
    /// @param value only looked at
    /// @return false as well for any value and a function
    /// @throws IllegalStateException if this shape is not concrete
    default boolean accepts(@Nullable Object value) {
        if (!isConcrete()) {
            throw new IllegalStateException(this + " has symbolic parts, values are of concrete datashapes");
        }
        return Acceptance.accepts(this, value);
    }

    /// The one object for all shapes that equal this one. It is kept as long as somebody holds it.
    ///
    /// @return an equal shape, the same for every caller
    default DataShape interned() {
        return Interner.only(this);
    }
}
