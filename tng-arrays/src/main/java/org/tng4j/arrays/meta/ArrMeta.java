package org.tng4j.arrays.meta;

import org.tng4j.arrays.shape.DataShape;

/// How data of one datashape lie in memory, seen from the byte of element 0.
///
/// `toString()` is the storage text, `1000 * 3 * >float32 @ [12, 4]`: the datashape, then the byte strides.
/// `>` and `<` mark a byte order that is not this machine's; text shows where its heap is, `@ [8]{80, 512}`.
///
/// **Datashape:** [#shape()]. **Ownership and threads:** immutable values, owned by nobody, free to share.
/// **Errors:** [ArithmeticException] where a span does not fit 63 bits. **Source:** docs/datashape.md, *Layouts*.
public sealed interface ArrMeta permits FixedMeta, ScalarMeta, TextMeta {

    /// What the data mean.
    ///
    /// @return the datashape that this lays out
    DataShape shape();

    /// The scalar or text at the bottom.
    ///
    /// @return a [ScalarMeta] or a [TextMeta]
    ArrMeta leaf();

    /// The bytes that elements touch.
    ///
    /// @return a range relative to element 0; empty if there are no elements
    /// @throws ArithmeticException if it does not fit 63 bits
    Span span();

    /// Whether the elements follow each other in row-major order without a gap, in any byte order.
    ///
    /// @return true for text as well: its offsets always do
    boolean isContiguous();

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
