package org.tng4j.arrays.meta;

import org.tng4j.arrays.shape.DataShape;

/// A layout at some place, as one line of text: `1000 * 3 * >float32 @ [-12, 4]+11988`.
///
/// ```
/// storage := shape ('@' '[]'? part ('+' INT)?)?      without '@': row-major; with '!' before the shape, column-major
/// shape   := a datashape; a '>' or '<' before a data type is a byte order that is not this machine's
/// part    := ('[' stride (',' stride)* ']')? measure       byte strides of the dimensions, outermost first; '[]' if there are none
/// stride  := INT | INT '{' dataOffset ',' room '}'         of a fixed dimension, of a var one
/// measure := '{' heapOffset ',' heapSize '}'               string, bytes
///          | '{' (offset part (',' offset part)*)? '}'     record, tuple: where each field begins, and how it lies
///          | ('?' '{' offset ',' origin ',' itemSize ',' bitCount '}')? part       option; without bits, a value to spare
///          |                                               all else
/// ```
///
/// `toString()` prints what [#parse(String)] reads: `parse(storage.toString()).equals(storage)`, always.
///
/// **Datashape:** `meta.shape()`. **Ownership and threads:** an immutable value.
/// **Errors:** [IllegalArgumentException] for text that is none. **Source:** docs/datashape.md, *Layouts*.
///
/// @param meta the layout
/// @param base offset of element 0
public record Storage(ArrMeta meta, long base) {

    private static final int LARGEST_TEXT = 1 << 20;

    /// Checks the base.
    public Storage {
        if (base < 0) {
            throw new IllegalArgumentException("base is " + base + ", must be at least 0");
        }
    }

    /// Parses a storage text.
    ///
    /// @param text at most 1 MiB
    /// @return the layout and its base
    /// @throws IllegalArgumentException if it is none; a [org.tng4j.arrays.shape.DataShapeSyntaxException] if its datashape
    ///         is none
    public static Storage parse(String text) {
        if (text.length() > LARGEST_TEXT) {
            throw new IllegalArgumentException("text has " + text.length() + " characters, must be at most " + LARGEST_TEXT);
        }
        StorageWords words = new StorageWords(text);
        boolean columnMajor = words.shape().stripLeading().startsWith("!");
        DataShape shape = DataShape.parse(columnMajor ? words.shape().replaceFirst("!", " ") : words.shape());
        boolean hasLayout = words.end() < text.length();
        Storage read = hasLayout
                ? new LayoutReader(text, words.end() + 1).read(shape)
                : new Storage((columnMajor ? Layout.F : Layout.C).metaOf(shape), 0);
        if (columnMajor && hasLayout) {
            throw new IllegalArgumentException("layout is given twice, as ! and as " + read.meta().layoutText());
        }
        return new Storage(OrderMarks.in(words).applied(read.meta()), read.base());
    }

    @Override
    public String toString() {
        return meta.storageText(base);
    }
}
