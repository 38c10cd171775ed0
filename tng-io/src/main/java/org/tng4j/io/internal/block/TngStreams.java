package org.tng4j.io.internal.block;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.TngStream;
import org.tng4j.io.internal.bytes.ByteReader;

/// Reads the head of a TNG-compressed payload, to describe it; decoding is another package's work.
///
/// `magic(4 bytes) particles frames initialAlgorithm initialParameter algorithm parameter(int32) precisionLow
/// precisionHigh(uint32)`, little-endian in every file.
///
/// Source: docs/compression.md, *Outer layout* and *Precision*.
public final class TngStreams {
    private static final int HEAD_SIZE = 36;
    private static final double FRACTION_UNIT = 1.0 / 4294967295.0;

    private TngStreams() {}

    /// Says whether a payload starts with `TNGP` or `TNGV`.
    static boolean hasMagic(ByteReader reader, DataBlock data) throws IOException {
        if (data.payloadSize() < Integer.BYTES) {
            return false;
        }
        reader.reset(data.payloadOffset(), data.payloadSize(), data);
        int magic = int32(reader);
        return magic == TngConstants.MAGIC_POSITIONS || magic == TngConstants.MAGIC_VELOCITIES;
    }

    /// Returns the precision of a payload; NaN where it is no such payload.
    public static double precision(Source source, DataBlock data) throws IOException {
        TngStream stream = describe(new ByteReader(source.bytes(), HEAD_SIZE, source.order()), data);
        return stream == null ? Double.NaN : stream.precision();
    }

    /// Returns what the payload says of itself; null where it is no such payload.
    static @Nullable TngStream describe(ByteReader reader, DataBlock data) throws IOException {
        if (data.codec() != TngConstants.CODEC_TNG || data.payloadSize() < HEAD_SIZE || !hasMagic(reader, data)) {
            return null;
        }
        reader.reset(data.payloadOffset(), data.payloadSize(), data);
        boolean isVelocities = int32(reader) == TngConstants.MAGIC_VELOCITIES;
        int particles = int32(reader);
        int frames = int32(reader);
        int initial = int32(reader);
        int32(reader);
        int following = int32(reader);
        int32(reader);
        return new TngStream(isVelocities, particles, frames, initial, following,
                precision(int32(reader), int32(reader)));
    }

    /// The one rounding order that gives the reference's bits.
    private static double precision(int low, int high) {
        double fraction = Integer.toUnsignedLong(low) * FRACTION_UNIT;
        double magnitude = (high & 0x7fffffff) + fraction;
        return high < 0 ? -magnitude : magnitude;
    }

    private static int int32(ByteReader reader) throws IOException {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            value |= reader.uint8("TNG payload head") << shift;
        }
        return value;
    }
}
