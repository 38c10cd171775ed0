package org.tng4j.arrays.shape;

import java.util.OptionalLong;

/// Characters: `string` of any size, or `string[16]` with room for that many bytes. What a file holds is kept as it is.
///
/// **Datashape:** `string`, `string[16]`, `string['A']`, `string[16, 'U16']`.
/// **Ownership and threads:** an immutable value. **Errors:** [IllegalArgumentException] for a negative size.
/// **Source:** docs/datashape.md.
///
/// @param size bytes there is room for, or nothing if that is not limited
/// @param encoding of the characters, by intention
public record Text(OptionalLong size, Encoding encoding) implements DataShape {

    /// UTF-8 of any size.
    public static final Text STRING = new Text(OptionalLong.empty(), Encoding.UTF8);

    /// Checks the size.
    public Text {
        if (size.orElse(0) < 0) {
            throw new IllegalArgumentException("size is " + size.getAsLong() + ", must be at least 0");
        }
    }

    @Override
    public String toString() {
        String coded = encoding == Encoding.UTF8 ? "" : "'" + encoding + "'";
        if (size.isEmpty()) {
            return coded.isEmpty() ? "string" : "string[" + coded + "]";
        }
        return "string[" + size.getAsLong() + (coded.isEmpty() ? "]" : ", " + coded + "]");
    }
}
