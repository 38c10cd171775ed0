package org.tng4j.io;

/// Some frame sets of a file that follow each other, as [TngFile#split] made them: plain values, which another process
/// may use that opens the same file.
///
/// @param firstSet  place in the chain of the first one
/// @param lastSet   place in the chain of the last one
/// @param firstStep that the first set covers
/// @param lastStep  that the last set covers
/// @param size      bytes from the first set to the end of the last one, if they follow each other in the file
public record FrameRange(int firstSet, int lastSet, long firstStep, long lastStep, long size) {

    /// Checks that the range goes forward.
    public FrameRange {
        if (firstSet < 0 || lastSet < firstSet) {
            throw new IllegalArgumentException("frame sets are " + firstSet + " to " + lastSet + ", must rise from 0");
        }
    }

    /// Returns how many frame sets there are.
    public int setCount() {
        return lastSet - firstSet + 1;
    }
}
