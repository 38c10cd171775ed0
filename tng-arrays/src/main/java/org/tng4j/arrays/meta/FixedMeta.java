package org.tng4j.arrays.meta;

import org.tng4j.arrays.shape.DataShape;

/// One axis: how many items, and how many bytes from one to the next.
///
/// **Datashape:** `size * item`. Over text, the byte stride counts bytes of the offsets ([TextMeta]).
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
    public Span span() {
        if (leaf() instanceof TextMeta text) {
            return text.spanOf(shape().elementCount());
        }
        boolean empty = size == 0 || item.span().size() == 0;
        return empty ? Span.EMPTY : item.span().stretched(Math.multiplyExact(size - 1, byteStride));
    }

    @Override
    public boolean isContiguous() {
        if (size == 0) {
            return true;
        }
        return item.isContiguous() && (size == 1 || byteStride == packedItemSize());
    }

    private long packedItemSize() {
        return leaf() instanceof TextMeta
                ? item.shape().elementCount() * Long.BYTES
                : item.span().size();
    }

    @Override
    public String toString() {
        return storageText(0);
    }
}
