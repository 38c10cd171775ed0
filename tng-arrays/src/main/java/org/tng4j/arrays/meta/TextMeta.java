package org.tng4j.arrays.meta;

import org.tng4j.arrays.shape.Bytes;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Encoding;
import org.tng4j.arrays.shape.Text;

/// Strings, or bytes of any number: two offsets each, and a heap elsewhere.
///
/// ```
/// element              start, end (int64, native order)        bytes; start of one string may be end of the one before
/// base + heapOffset    bytes × heapSize                        a string is [start, end) of them
/// ```
///
/// So n strings with byte stride 8 are n + 1 offsets in a row. Bytes are kept raw, UTF-8 by intention; no terminator is
/// stored. `heapSize` is what there is room for: the last offset says how much is used.
///
/// **Datashape:** `string`, `string['A']`, `bytes`. **Ownership and threads:** an immutable value.
/// **Errors:** [IllegalArgumentException] for a negative heap size, and for another datashape.
/// **Source:** docs/datashape.md, *Text*.
///
/// @param shape what each string is
/// @param heapOffset bytes from the base to the heap
/// @param heapSize bytes there is room for
public record TextMeta(DataShape shape, long heapOffset, long heapSize) implements ArrMeta {

    /// Checks datashape and heap size.
    public TextMeta {
        if (!isLaidOut(shape)) {
            throw new IllegalArgumentException("a layout of " + shape + " does not exist yet");
        }
        if (heapSize < 0) {
            throw new IllegalArgumentException("heap size is " + heapSize + ", must be at least 0");
        }
    }

    /// Strings in UTF-8.
    ///
    /// @param heapOffset bytes from the base to the heap
    /// @param heapSize bytes there is room for
    public TextMeta(long heapOffset, long heapSize) {
        this(Text.STRING, heapOffset, heapSize);
    }

    private static boolean isLaidOut(DataShape shape) {
        return switch (shape) {
            case Text text -> text.size().isEmpty() && (text.encoding() == Encoding.UTF8 || text.encoding() == Encoding.ASCII);
            case Bytes bytes -> bytes.size().isEmpty();
            default -> false;
        };
    }

    @Override
    public String toString() {
        return storageText(0);
    }
}
