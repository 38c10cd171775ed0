package org.tng4j.io.internal.codec;

import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.io.format.KnownCodec;

/// What a decoder must know of a payload.
///
/// @param codec          how it is packed
/// @param offset         where it starts in the file
/// @param size           its bytes
/// @param frameCount     frames that it should hold
/// @param particles      of the payload; 1 for values that do not depend on particles
/// @param values         of each particle in one frame; strings, for text. `particles * values` fits 64 bits
/// @param type           what a value becomes: its own type, or int32 for the integers that codec 2 holds; null for
///     text
/// @param multiplier     what codec 1 divides by; NaN for values that are not floating-point
/// @param isCounted      the frames must be counted before the first is delivered, even if that costs a pass
/// @param owner          whose it is
public record DecodeRequest(KnownCodec codec, long offset, long size, long frameCount, long particles,
        long values, @Nullable Scalar type, double multiplier, boolean isCounted, PayloadOwner owner) {

    /// Returns the bytes of a value; 0 for text.
    public int valueSize() {
        return type == null ? 0 : type.byteSize();
    }

    /// Returns how many values, or strings, there are in one frame.
    public long valuesPerFrame() {
        return particles * values;
    }
}
