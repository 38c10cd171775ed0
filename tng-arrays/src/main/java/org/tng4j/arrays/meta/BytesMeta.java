package org.tng4j.arrays.meta;

import org.tng4j.arrays.shape.Bytes;
import org.tng4j.arrays.shape.DataShape;

/// So many bytes, without a meaning.
///
/// **Datashape:** `bytes[16]`, `bytes[16, align=4]`. **Ownership and threads:** an immutable value.
/// **Errors:** [IllegalArgumentException] for bytes of any number. **Source:** docs/datashape.md, *Text*.
///
/// @param bytes the data type, of a fixed size
public record BytesMeta(Bytes bytes) implements ArrMeta {

    /// Checks that the size is fixed.
    public BytesMeta {
        if (bytes.size().isEmpty()) {
            throw new IllegalArgumentException("type is " + bytes + ", must have a size");
        }
    }

    /// How many there are.
    ///
    /// @return at least 0
    public long byteSize() {
        return bytes.size().orElseThrow();
    }

    @Override
    public DataShape shape() {
        return bytes;
    }

    @Override
    public String toString() {
        return storageText(0);
    }
}
