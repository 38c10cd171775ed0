package org.tng4j.io.format;

/// Something that a salvage left behind.
///
/// @param reason    what is wrong with it; its place is where the first byte stands in the broken file
/// @param endOffset offset behind its last byte; that of the first byte where bytes are missing altogether
/// @param firstStep first step concerned; -1 where it belongs to no frame set, or nobody can tell
/// @param lastStep  last step concerned; -1 where nobody can tell
public record Loss(Finding reason, long endOffset, long firstStep, long lastStep) {

    /// Returns the bytes of the broken file that it takes.
    public long size() {
        return endOffset - reason.place().offset();
    }

    /// Returns one line: place, steps, reason and bytes.
    @Override
    public String toString() {
        String steps = firstStep < 0 ? "" : lastStep < 0 ? ", steps from " + firstStep
                : ", steps " + firstStep + " to " + lastStep;
        return reason.place() + steps + ": " + reason.text()
                + (size() == 0 ? "" : "; " + size() + " bytes up to offset " + endOffset);
    }
}
