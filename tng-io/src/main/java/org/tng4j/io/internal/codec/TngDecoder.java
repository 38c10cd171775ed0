package org.tng4j.io.internal.codec;

import java.io.IOException;
import java.util.Objects;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.io.format.Kind;
import org.tng4j.io.internal.bytes.FileBytes;
import org.tng4j.io.internal.compress.IntegerFrames;

/// Compressed positions and velocities (codec 2): integers times a precision, frame by frame. Frames in rising order
/// cost one pass; those in between are decoded and not converted. Going back starts from a state where states are kept,
/// else the payload starts again. Behind the last particle that the target takes
/// stop bits, triplets and XTC2 decode nothing before another frame needs it.
/// Source: docs/compression.md, *Where it is used*.
public final class TngDecoder implements FrameDecoder {
    /// The format gives each particle three.
    private static final int VALUES = 3;

    private final IntegerFrames frames;
    private final IntegerTarget way = new IntegerTarget();
    private DecodeRequest request;

    /// @param first any request; [#open] takes the ones that count
    public TngDecoder(FileBytes bytes, DecodeRequest first) {
        frames = new IntegerFrames(bytes);
        request = first;
    }

    /// Returns how many bytes of values any payload can hold: a few of its bytes may stand for very many equal values,
    /// but never for 2^31.
    static long largestOutput(int valueSize) {
        return (long) Integer.MAX_VALUE * valueSize;
    }

    /// Returns how many frames with particles a payload may stand for, whatever it says.
    static long largestFrameCount(long payloadSize, long fileSize) {
        return IntegerFrames.largestFrameCount(payloadSize, fileSize);
    }

    @Override
    public long open(DecodeRequest next) throws IOException {
        request = next;
        if (next.type() == Scalar.INT64 || next.values() != VALUES) {
            throw next.owner().get().unsupported(Kind.UNSUPPORTED_CODEC, "codec id is 2 (TNG) for " + next.values()
                    + (next.type() == Scalar.INT64 ? " integer" : " floating-point")
                    + " values per particle, must be 3 floating-point ones");
        }
        if (next.particles() == 0) {
            return next.frameCount();
        }
        int found = frames.open(next.offset(), next.size(), next.particles(), next.frameCount(), next.owner());
        if (frames.surplus() > 0) {
            next.owner().warn(Kind.SURPLUS_PAYLOAD, frames.surplus()
                    + " bytes follow the end of the TNG stream, are ignored");
        }
        return found;
    }

    @Override
    public void deliver(long frame, FrameTarget target) throws IOException {
        int particles = (int) target.particlesWanted();
        if (particles > 0) {
            decode(frame, particles);
            way.write(frames.integers(), VALUES * particles, frames.precision(), Objects.requireNonNull(request.type()),
                    target);
        }
    }

    /// Decodes a frame, as far as it is wanted, and delivers nothing.
    public void decode(long frame, int particles) throws IOException {
        frames.seek((int) frame, particles);
    }

    /// Returns the integers of the frame at hand, three per particle; they change with the next one.
    public int[] integers() {
        return frames.integers();
    }

    /// Returns what they are multiples of.
    public double precision() {
        return frames.precision();
    }

    @Override
    public void keepStates(long budget) {
        frames.keepStates(budget);
    }

    @Override
    public String explain(FrameTarget target) {
        return "TNG, " + frames.explain() + ", precision " + frames.precision() + frames.explainStates() + "; "
                + target.explainNative();
    }

    @Override
    public void close() {
        // holds nothing but memory
    }
}
