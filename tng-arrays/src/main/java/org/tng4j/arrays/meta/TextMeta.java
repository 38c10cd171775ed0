package org.tng4j.arrays.meta;

import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Text;

/// Strings: offsets and a heap, in one segment.
///
/// ```
/// base                     offset(int64, native order) × (n + 1)      row-major over all n strings
/// base + heapOffset        bytes × heapSize                           string i is [offset i, offset i+1) of them
/// ```
///
/// Bytes are kept raw, UTF-8 by intention; no terminator is stored. `heapSize` is what there is room for:
/// the last offset says how much is used.
///
/// **Datashape:** `string`. **Ownership and threads:** an immutable value.
/// **Errors:** [IllegalArgumentException] for a negative heap size. **Source:** docs/datashape.md, *Text*.
///
/// @param heapOffset bytes from the first offset to the heap
/// @param heapSize bytes there is room for
public record TextMeta(long heapOffset, long heapSize) implements ArrMeta {

    /// Checks the heap's size.
    public TextMeta {
        if (heapSize < 0) {
            throw new IllegalArgumentException("heap size is " + heapSize + ", must be at least 0");
        }
    }

    @Override
    public DataShape shape() {
        return Text.STRING;
    }

    @Override
    public ArrMeta leaf() {
        return this;
    }

    @Override
    public Span span() {
        return spanOf(1);
    }

    @Override
    public boolean isContiguous() {
        return true;
    }

    @Override
    public String toString() {
        return storageText(0);
    }

    /// Offsets of `count` strings, one more, and the heap.
    Span spanOf(long count) {
        long heapEnd = Math.addExact(heapOffset, heapSize);
        return new Span(Math.min(0, heapOffset), Math.max(Layout.offsetsSize(count), heapEnd));
    }
}
