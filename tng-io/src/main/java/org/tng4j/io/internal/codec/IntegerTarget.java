package org.tng4j.io.internal.codec;

import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.io.internal.compress.Dequantizer;

/// The way from the integers of a frame into memory: converted a chunk at a time, then through the target's plan.
/// Allocates when the data type changes, and nothing per frame. Belongs to one thread.
public final class IntegerTarget {
    private @Nullable Dequantizer dequantizer;
    private @Nullable Scalar type;

    /// Makes one that has met no data type yet.
    public IntegerTarget() {}

    /// Converts the first integers of a piece's frame, and puts them where they go.
    ///
    /// @param count     of them, all that the target wants
    /// @param precision what they are multiples of
    /// @param as        what they become; int32 leaves them as they are
    public void write(int[] integers, int count, double precision, Scalar as, FrameTarget target) {
        Dequantizer chunk = dequantizer(as);
        for (int done = 0; done < count; done += Dequantizer.CHUNK) {
            int part = Math.min(Dequantizer.CHUNK, count - done);
            chunk.convert(integers, done, part, precision);
            target.writeNative(chunk.segment(), done, part);
        }
    }

    private Dequantizer dequantizer(Scalar as) {
        Dequantizer chunk = dequantizer;
        if (chunk == null || type != as) {
            chunk = as == Scalar.INT32 ? Dequantizer.ofIntegers() : Dequantizer.of(as.byteSize());
            dequantizer = chunk;
            type = as;
        }
        return chunk;
    }
}
