package org.tng4j.arrays.shape;

import java.util.OptionalLong;

/// Bytes without a meaning: `bytes` of any size, or just so many, `bytes[16]`.
///
/// **Datashape:** `bytes`, `bytes[16]`, `bytes[16, align=4]`. **Ownership and threads:** an immutable value.
/// **Errors:** [IllegalArgumentException] for a negative size, for an alignment that is no power of two, and for a size
/// that it does not divide. **Source:** docs/datashape.md.
///
/// @param size how many, or nothing if that differs
/// @param alignment the address of the first is a multiple of this; 1 where the size differs
public record Bytes(OptionalLong size, long alignment) implements DataShape {

    /// Any number of bytes.
    public static final Bytes ANY = new Bytes(OptionalLong.empty(), 1);

    /// Checks size and alignment.
    public Bytes {
        if (size.orElse(0) < 0) {
            throw new IllegalArgumentException("size is " + size.getAsLong() + ", must be at least 0");
        }
        if (alignment < 1 || Long.bitCount(alignment) != 1) {
            throw new IllegalArgumentException("alignment is " + alignment + ", must be a power of two");
        }
        if (size.orElse(1) % alignment != 0) {
            throw new IllegalArgumentException("size is " + (size.isPresent() ? size.getAsLong() : "any")
                    + ", must be a multiple of the alignment " + alignment);
        }
    }

    @Override
    public String toString() {
        if (size.isEmpty()) {
            return "bytes";
        }
        return "bytes[" + size.getAsLong() + (alignment == 1 ? "]" : ", align=" + alignment + "]");
    }
}
