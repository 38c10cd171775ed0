package org.tng4j.io.format;

/// What we put up with before we call a file too large. Compared before anything is allocated. Immutable; [#DEFAULT] and
/// withers. Source: docs/format.md, *Limits*.
///
/// @param headerSectionSize bytes of the blocks before the first frame set that are parsed
/// @param moleculeParts     molecules, chains, residues, atoms or bonds, each
/// @param frameSets         frame sets in one file
/// @param pieces            pieces of one block in one frame set, and particle mappings in one
/// @param frameValues       values of one block in one frame
/// @param inflatedSize      bytes that a gzip payload may unpack to; 1040 times its own and 64 KiB are the most in any case
/// @param unbackedSize      bytes of a frame beyond those that the bytes of the file can stand for: particles without
///     values take room too
/// @param findings          oddities that are kept
/// @param archives          what is put up with to get at a file that is packed, or in an archive
public record ReadLimits(long headerSectionSize, long moleculeParts, long frameSets, int pieces, long frameValues,
        long inflatedSize, long unbackedSize, int findings, ArchiveLimits archives) {
    /// 256 MiB of header section; 2^31 - 1 parts, frame sets, and values in a frame; 4096 pieces; any inflated size that
    /// deflate can reach; 4 MiB that no byte stands for; 10 000 findings; [ArchiveLimits#DEFAULT].
    public static final ReadLimits DEFAULT = new ReadLimits(256L << 20, Integer.MAX_VALUE, Integer.MAX_VALUE, 4096,
            Integer.MAX_VALUE, Long.MAX_VALUE, 4L << 20, 10_000, ArchiveLimits.DEFAULT);

    /// Returns the same limits with another one for the header section.
    public ReadLimits withHeaderSectionSize(long size) {
        return new ReadLimits(size, moleculeParts, frameSets, pieces, frameValues, inflatedSize, unbackedSize,
                findings, archives);
    }

    /// Returns the same limits with another one for molecules and their parts.
    public ReadLimits withMoleculeParts(long count) {
        return new ReadLimits(headerSectionSize, count, frameSets, pieces, frameValues, inflatedSize, unbackedSize,
                findings, archives);
    }

    /// Returns the same limits with another one for frame sets.
    public ReadLimits withFrameSets(long count) {
        return new ReadLimits(headerSectionSize, moleculeParts, count, pieces, frameValues, inflatedSize,
                unbackedSize, findings, archives);
    }

    /// Returns the same limits with another one for pieces and mappings.
    public ReadLimits withPieces(int count) {
        return new ReadLimits(headerSectionSize, moleculeParts, frameSets, count, frameValues, inflatedSize,
                unbackedSize, findings, archives);
    }

    /// Returns the same limits with another one for the values in a frame.
    public ReadLimits withFrameValues(long count) {
        return new ReadLimits(headerSectionSize, moleculeParts, frameSets, pieces, count, inflatedSize, unbackedSize,
                findings, archives);
    }

    /// Returns the same limits with another one for what a gzip payload unpacks to.
    public ReadLimits withInflatedSize(long size) {
        return new ReadLimits(headerSectionSize, moleculeParts, frameSets, pieces, frameValues, size, unbackedSize,
                findings, archives);
    }

    /// Returns the same limits with another one for what no byte of the file stands for.
    public ReadLimits withUnbackedSize(long size) {
        return new ReadLimits(headerSectionSize, moleculeParts, frameSets, pieces, frameValues, inflatedSize, size,
                findings, archives);
    }

    /// Returns the same limits with another one for findings.
    public ReadLimits withFindings(int count) {
        return new ReadLimits(headerSectionSize, moleculeParts, frameSets, pieces, frameValues, inflatedSize,
                unbackedSize, count, archives);
    }

    /// Returns the same limits with others for what is packed, or in an archive.
    public ReadLimits with(ArchiveLimits chosen) {
        return new ReadLimits(headerSectionSize, moleculeParts, frameSets, pieces, frameValues, inflatedSize, unbackedSize,
                findings, chosen);
    }
}
