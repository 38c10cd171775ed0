package org.tng4j.arrays.meta;

import java.nio.ByteOrder;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Encoding;
import org.tng4j.arrays.shape.Text;

/// One string in bytes of its own, as many as its datashape says; zeros behind its characters do not belong to it.
///
/// **Datashape:** `string[16]`, `string[16, 'U16']`. **Ownership and threads:** an immutable value.
/// **Errors:** [IllegalArgumentException] for text of any size. **Source:** docs/datashape.md, *Text*.
///
/// @param text the data type, of a fixed size
/// @param order of the bytes of a UTF-16 or UTF-32 unit; always the native one where that is one byte
public record FixedTextMeta(Text text, ByteOrder order) implements ArrMeta {

    /// Checks that the size is fixed.
    public FixedTextMeta {
        if (text.size().isEmpty()) {
            throw new IllegalArgumentException("text is " + text + ", must have a size");
        }
        order = unitSize(text.encoding()) > 1 ? order : ByteOrder.nativeOrder();
    }

    /// Bytes there is room for.
    ///
    /// @return at least 0
    public long byteSize() {
        return text.size().orElseThrow();
    }

    /// Bytes of the smallest part of a character, which byte order turns round together.
    ///
    /// @return 1, 2 or 4
    public int unitSize() {
        return unitSize(text.encoding());
    }

    private static int unitSize(Encoding encoding) {
        return switch (encoding) {
            case ASCII, UTF8 -> 1;
            case UTF16 -> Short.BYTES;
            case UTF32 -> Integer.BYTES;
        };
    }

    @Override
    public DataShape shape() {
        return text;
    }

    @Override
    public String toString() {
        return storageText(0);
    }
}
