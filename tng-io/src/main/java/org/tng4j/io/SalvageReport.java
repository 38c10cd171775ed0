package org.tng4j.io;

import java.util.List;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.Loss;

/// What a salvage kept, and what it left behind.
///
/// @param size               bytes of the broken file
/// @param frameSetCount      frame sets found in it
/// @param blockCount         blocks found in it
/// @param keptSize           bytes of the new file
/// @param keptFrameSetCount  frame sets in it
/// @param keptBlockCount     blocks of the broken file in it
/// @param blankFrameSetCount whole frame sets that had no data, and are left out
/// @param losses             what is not in it, in the order of the broken file; the first ones, as many as findings
///     are kept
/// @param lossCount          how many there are
/// @param lostSize           bytes of all of them
/// @param doubts             blocks whose hash does not match, and that are in the new file all the same: those whose
///     fields were written anew, and those that were asked for
/// @param hasMadeMolecules   the new file has a count of particles without names, since the molecules could not be kept
public record SalvageReport(
        long size, int frameSetCount, long blockCount,
        long keptSize, int keptFrameSetCount, long keptBlockCount, int blankFrameSetCount,
        List<Loss> losses, long lossCount, long lostSize,
        List<Finding> doubts, boolean hasMadeMolecules) {

    /// Keeps copies of the lists.
    public SalvageReport {
        losses = List.copyOf(losses);
        doubts = List.copyOf(doubts);
    }

    /// Says whether nothing was lost.
    public boolean isWhole() {
        return lossCount == 0;
    }
}
