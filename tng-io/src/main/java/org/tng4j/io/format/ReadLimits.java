package org.tng4j.io.format;

/// What we put up with before we call a file too large. Compared before anything is allocated.
///
/// @param headerSectionSize bytes of the blocks before the first frame set that are parsed
/// @param moleculeParts     molecules, chains, residues, atoms or bonds, each
/// @param frameSets         frame sets in one file
/// @param pieces            pieces of one block in one frame set, and particle mappings in one
public record ReadLimits(long headerSectionSize, long moleculeParts, long frameSets, int pieces) {
    /// 256 MiB of header section, 2^31 - 1 parts and frame sets, 4096 pieces.
    public static final ReadLimits DEFAULT =
            new ReadLimits(256L << 20, Integer.MAX_VALUE, Integer.MAX_VALUE, 4096);
}
