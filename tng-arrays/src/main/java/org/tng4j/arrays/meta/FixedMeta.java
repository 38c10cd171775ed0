package org.tng4j.arrays.meta;

import org.tng4j.arrays.shape.DataShape;

/// One axis: how many items, and how many bytes from one to the next.
///
/// **Datashape:** `size * item`. Over text and `var`, the byte stride counts bytes of their offsets ([TextMeta]).
/// **Ownership and threads:** an immutable value. **Errors:** [IllegalArgumentException] for a negative size.
/// **Source:** docs/datashape.md, *Layouts*.
///
/// @param size number of items, at least 0
/// @param byteStride bytes from one item to the next; may be negative, 0, or leave gaps
/// @param item how each item lies
public record FixedMeta(long size, long byteStride, ArrMeta item) implements ArrMeta {

    /// Checks the size.
    public FixedMeta {
        if (size < 0) {
            throw new IllegalArgumentException("size is " + size + ", must be at least 0");
        }
    }

    @Override
    public DataShape shape() {
        return item.shape().prepend(size);
    }

    @Override
    public ArrMeta leaf() {
        return item.leaf();
    }

    @Override
    public String toString() {
        return storageText(0);
    }
}
