package org.tng4j.io.format;

/// What we put up with to get at a trajectory that is packed, or in an archive. Immutable; [#DEFAULT] and withers.
/// Source: docs/how-to/archives.md, *Limits*.
///
/// @param memorySize    bytes that an unpacked file may take outside the heap; a larger one goes to a temporary file
/// @param decoderMemory bytes that a decoder of xz or lzma may take
/// @param expandedSize  bytes that anything may unpack to
/// @param expandedRatio and how many times the packed bytes read so far it may be, where that is more
/// @param members       what an archive may hold, for all of it to be looked through
public record ArchiveLimits(long memorySize, long decoderMemory, long expandedSize, int expandedRatio, int members) {
    /// 256 MiB outside the heap, 96 MiB for a decoder, 16 MiB or 1100 times the packed bytes, 100 000 members.
    public static final ArchiveLimits DEFAULT = new ArchiveLimits(256L << 20, 96L << 20, 16L << 20, 1100, 100_000);

    /// Returns the same limits with another one for memory outside the heap.
    public ArchiveLimits withMemorySize(long size) {
        return new ArchiveLimits(size, decoderMemory, expandedSize, expandedRatio, members);
    }

    /// Returns the same limits with another one for the memory of a decoder.
    public ArchiveLimits withDecoderMemory(long size) {
        return new ArchiveLimits(memorySize, size, expandedSize, expandedRatio, members);
    }

    /// Returns the same limits with others for what packed bytes may unpack to.
    ///
    /// @param size  in any case
    /// @param ratio to the packed bytes read so far
    public ArchiveLimits withExpansion(long size, int ratio) {
        return new ArchiveLimits(memorySize, decoderMemory, size, ratio, members);
    }

    /// Returns the same limits with another one for the members of an archive.
    public ArchiveLimits withMembers(int count) {
        return new ArchiveLimits(memorySize, decoderMemory, expandedSize, expandedRatio, count);
    }

    /// Returns how many bytes may come of `packed` bytes.
    public long largestExpansion(long packed) {
        return packed > Long.MAX_VALUE / Math.max(1, expandedRatio) ? Long.MAX_VALUE
                : Math.max(expandedSize, packed * expandedRatio);
    }
}
