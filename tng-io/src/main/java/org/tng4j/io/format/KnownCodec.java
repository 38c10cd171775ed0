package org.tng4j.io.format;

/// The codecs that the format defines, in the order of their numbers. Source: docs/format.md, *Codecs*.
public enum KnownCodec implements CodecId {
    /// Values as they are.
    UNCOMPRESSED(0),
    /// Reserved; files that name it hold values as they are.
    XTC(1),
    /// The TNG codec: positions and velocities as integers times a precision.
    TNG(2),
    /// One zlib stream.
    GZIP(3);

    static final KnownCodec[] ALL = values();

    private final long number;

    KnownCodec(long number) {
        this.number = number;
    }

    @Override
    public long number() {
        return number;
    }
}
