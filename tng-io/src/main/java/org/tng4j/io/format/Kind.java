package org.tng4j.io.format;

/// One word for each way in which a file can be wrong; shared by [TngFormatException], [TngUnsupportedException]
/// and [Finding]. Source: docs/format.md, *When a file is wrong*.
public enum Kind {
    /// The first block is not GENERAL INFO in either byte order.
    NOT_TNG(Weight.DAMAGE),
    /// Bytes that a field promises lie behind the end of the file, or of their block.
    TRUNCATED(Weight.DAMAGE),
    /// A block header that no writer could have meant.
    BAD_HEADER(Weight.DAMAGE),
    /// Text that does not end inside its block.
    BAD_STRING(Weight.DAMAGE),
    /// A count that contradicts another count, or the bytes that are there.
    BAD_COUNT(Weight.DAMAGE),
    /// A field outside its range.
    BAD_VALUE(Weight.DAMAGE),
    /// A payload that holds more or fewer values than its block says.
    SIZE_MISMATCH(Weight.DAMAGE),
    /// A packed payload that does not unpack.
    CODEC_ERROR(Weight.DAMAGE),
    /// Contents whose MD5 is not the one in the header.
    HASH_MISMATCH(Weight.DAMAGE),
    /// A data type that the format does not define.
    UNSUPPORTED_TYPE(Weight.UNSUPPORTED),
    /// A codec that is not defined, or that is not read yet.
    UNSUPPORTED_CODEC(Weight.UNSUPPORTED),
    /// A size above [ReadLimits].
    LIMIT_EXCEEDED(Weight.UNSUPPORTED),
    /// A frame-set pointer that does not lead to a frame set.
    BAD_POINTER(Weight.DAMAGE),
    /// A frame-set pointer that leads back to a set of the same chain.
    POINTER_CYCLE(Weight.DAMAGE),
    /// The last frame set of GENERAL INFO is not the last one of the chain.
    LAST_POINTER_MISMATCH(Weight.DAMAGE),
    /// Bytes that no block of the chain claims.
    UNREACHED_BYTES(Weight.DAMAGE),
    /// A block that the file needs and does not have.
    MISSING_BLOCK(Weight.DAMAGE),
    /// A step count stored in the other byte order.
    SWAPPED_FRAME_COUNT(Weight.WARNING),
    /// A block written a second time inside the torso of a failed first attempt.
    NESTED_BLOCK(Weight.WARNING),
    /// Codec 1, read as uncompressed values.
    XTC_AS_RAW(Weight.WARNING),
    /// Text that claims a codec and is plain.
    CHAR_WITH_CODEC(Weight.WARNING),
    /// Payload bytes behind the values.
    SURPLUS_PAYLOAD(Weight.WARNING),
    /// Dependency bits that the format does not define.
    DEPENDENCY_BITS(Weight.WARNING),
    /// Two pieces of one block that cover the same stored particles; the later one counts.
    OVERLAPPING_PIECES(Weight.WARNING),
    /// Two pieces of one block with the same bytes.
    IDENTICAL_PIECES(Weight.WARNING),
    /// Two frame sets that cover the same steps.
    OVERLAPPING_FRAME_SETS(Weight.WARNING),
    /// A frame set that is in the file twice.
    DUPLICATE_FRAME_SET(Weight.WARNING),
    /// A block id without a meaning.
    UNKNOWN_BLOCK(Weight.INFORMATION),
    /// Bytes between the header section and the frame sets.
    STALE_BYTES(Weight.INFORMATION),
    /// A frame set with fewer blocks than the one before.
    FEWER_BLOCKS(Weight.INFORMATION);

    private enum Weight { DAMAGE, UNSUPPORTED, WARNING, INFORMATION }

    private final Weight weight;

    Kind(Weight weight) {
        this.weight = weight;
    }

    /// Says whether the bytes are legal and only we do not read them: [TngUnsupportedException].
    public boolean isUnsupported() {
        return weight == Weight.UNSUPPORTED;
    }

    /// Says whether nothing is wrong: worth a line, never an error, not even in [Strictness#STRICT].
    public boolean isInformation() {
        return weight == Weight.INFORMATION;
    }
}
