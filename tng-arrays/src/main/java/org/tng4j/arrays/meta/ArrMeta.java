package org.tng4j.arrays.meta;

import org.tng4j.arrays.shape.DataShape;

/// How data of one datashape lie in memory, seen from the byte of element 0: the base.
///
/// The elements lie at byte strides from the base. What they refer to lies elsewhere: strings, the items of a `var`
/// dimension, validity bits. Where that is, is told from the same base, at any depth; so one number moves a layout.
///
/// `toString()` is the storage text, `1000 * 3 * >float32 @ [12, 4]`: the datashape, then the layout ([Storage]).
///
/// **Datashape:** [#shape()]. **Ownership and threads:** immutable values, owned by nobody, free to share.
/// **Errors:** [ArithmeticException] where a span does not fit 63 bits. **Source:** docs/datashape.md, *Layouts*.
public sealed interface ArrMeta
        permits FixedMeta, VarMeta, ScalarMeta, TextMeta, FixedTextMeta, BytesMeta, RecordMeta, OptionMeta {

    /// What the data mean.
    ///
    /// @return the datashape that this lays out
    DataShape shape();

    /// What lies behind the dimensions.
    ///
    /// @return the layout of the measure
    default ArrMeta leaf() {
        return this;
    }

    /// The bytes that are touched, elsewhere too.
    ///
    /// @return a range relative to the base; empty if there are no elements
    /// @throws ArithmeticException if it does not fit 63 bits
    default Span span() {
        return elementSpan().and(Reach.elsewhere(this));
    }

    /// The bytes of the elements themselves; strings and `var` rows count by their offsets.
    ///
    /// @return a range relative to the base; empty if there are no elements
    /// @throws ArithmeticException if it does not fit 63 bits
    default Span elementSpan() {
        return Reach.ofElements(this);
    }

    /// Whether the elements follow each other from the base on, in row-major order without a gap, in any byte order.
    ///
    /// @return true for text whose offsets do; a record has no gap if its fields have none
    default boolean isContiguous() {
        return Packing.advance(this) >= 0;
    }

    /// The same place elsewhere, seen from another base.
    ///
    /// @param bytes how far the base moves
    /// @return a layout whose elements move with the base, while strings, rows and validity bits stay where they are
    default ArrMeta rebased(long bytes) {
        return bytes == 0 ? this : Reach.rebased(this, bytes);
    }

    /// The storage text of these data at some place.
    ///
    /// @param base offset of element 0, left out if it is 0
    /// @return `1000 * 3 * float32 @ [-12, 4]+11988`
    default String storageText(long base) {
        return StorageText.of(this, base);
    }

    /// The layout part of the storage text.
    ///
    /// @return `@ [12, 4]`
    default String layoutText() {
        return StorageText.layout(this);
    }
}
