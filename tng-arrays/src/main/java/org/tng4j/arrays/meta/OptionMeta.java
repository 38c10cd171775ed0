package org.tng4j.arrays.meta;

import java.util.Optional;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Option;
import org.tng4j.arrays.shape.Scalar;

/// Data that may be missing, and how that is told: by a value that nothing else has, or by validity bits elsewhere.
///
/// | without bits, this is missing | written | read |
/// |---|---|---|
/// | float16, float32, float64, complex | the plain quiet NaN, in both parts | any NaN, in either part |
/// | int8 to int64 | the smallest value | the same |
/// | uint8 to uint64 | the largest value | the same |
/// | bool | 2 | the same |
///
/// **Datashape:** `?value`. **Ownership and threads:** an immutable value.
/// **Errors:** [IllegalArgumentException] if there are neither bits nor such a value.
/// **Source:** docs/datashape.md, *Options*.
///
/// @param value how it lies, if it is there
/// @param bitmap the validity bits, if there are any
public record OptionMeta(ArrMeta value, Optional<Bitmap> bitmap) implements ArrMeta {

    /// Validity bits: bit i of byte i / 8, lowest first, is 1 if the value is there.
    ///
    /// Which bit belongs to an element, its address tells: `(address - origin) / itemSize`. So bits need no strides, and
    /// any part of an array finds its own.
    ///
    /// @param offset bytes from the base to the first of them
    /// @param origin bytes from the base to the element of bit 0
    /// @param itemSize bytes of an element that one bit stands for, at least 1
    /// @param bitCount how many there are, at least 0
    public record Bitmap(long offset, long origin, long itemSize, long bitCount) {

        /// Checks the sizes.
        public Bitmap {
            if (itemSize < 1 || bitCount < 0) {
                throw new IllegalArgumentException("bitmap has " + bitCount + " bits for items of " + itemSize
                        + " bytes, must have at least 0 for at least 1");
            }
        }

        /// Bytes that the bits take.
        ///
        /// @return at least 0
        public long byteSize() {
            return bitCount / Byte.SIZE + (bitCount % Byte.SIZE == 0 ? 0 : 1);
        }
    }

    /// Checks that missing values can be told.
    public OptionMeta {
        if (bitmap.isEmpty() && !(value instanceof ScalarMeta scalar && hasSentinel(scalar.scalar()))) {
            throw new IllegalArgumentException("?" + value.shape() + " has no value to spare, needs a bitmap");
        }
    }

    private static boolean hasSentinel(Scalar scalar) {
        return scalar != Scalar.VOID && scalar != Scalar.CHAR;
    }

    @Override
    public DataShape shape() {
        return new Option(value.shape());
    }

    @Override
    public String toString() {
        return storageText(0);
    }
}
