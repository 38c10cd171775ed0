package org.tng4j.io.internal.block;

/// Every number of the container, in file order. Source: docs/format.md.
final class TngConstants {
    /// Smallest block header: sizes, id, MD5, an empty name, version.
    static final long MIN_HEADER_SIZE = 49;
    /// Largest first header that is plausible; larger means the other byte order, or no TNG file.
    static final long MAX_FIRST_HEADER_SIZE = 65536;
    /// Smallest GENERAL INFO contents: nine empty strings, six integers, a flag.
    static final long MIN_GENERAL_INFO_SIZE = 58;
    /// Bytes of a header in front of its name.
    static final int NAME_OFFSET = 40;

    static final long GENERAL_INFO = 0;
    static final long MOLECULES = 1;
    static final long FRAME_SET = 2;
    static final long PARTICLE_MAPPING = 3;
    /// Ids from here on (signed) are data blocks.
    static final long FIRST_DATA_BLOCK = 0x10000000L;

    /// From this version on GENERAL INFO has a distance exponent and frame sets have times.
    static final long VERSION_WITH_TIMES = 3;
    static final long DEFAULT_DISTANCE_EXPONENT = -9;

    /// Numbers of a frame set's contents, molecule counts aside.
    static final long FRAME_SET_FIELDS = 10;

    /// A step count above this was stored in the other byte order.
    static final long PLAUSIBLE_STEP_COUNT = 1L << 40;

    static final int FRAME_DEPENDENT = 1;
    static final int PARTICLE_DEPENDENT = 2;

    static final int TYPE_CHAR = 0;
    static final int TYPE_INT64 = 1;
    static final int TYPE_FLOAT32 = 2;
    static final int TYPE_FLOAT64 = 3;

    static final long CODEC_UNCOMPRESSED = 0;
    static final long CODEC_XTC = 1;
    static final long CODEC_TNG = 2;
    static final long CODEC_GZIP = 3;

    /// `TNGP` and `TNGV` as the first four bytes of a TNG payload, little-endian.
    static final int MAGIC_POSITIONS = 0x50474e54;
    static final int MAGIC_VELOCITIES = 0x56474e54;

    private TngConstants() {}
}
