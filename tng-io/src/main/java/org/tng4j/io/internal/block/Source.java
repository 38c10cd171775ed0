package org.tng4j.io.internal.block;

import java.nio.ByteOrder;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.ReadLimits;
import org.tng4j.io.internal.bytes.FileBytes;

/// One open file as the block readers need it. Safe for several threads.
///
/// @param bytes    the door to its bytes
/// @param order    byte order of its numbers
/// @param limits   what is too large
/// @param findings where oddities go
public record Source(FileBytes bytes, ByteOrder order, ReadLimits limits, Findings findings) {

    /// Returns a place outside any frame set.
    public Place place(String what, long offset) {
        return new Place(bytes.name(), what, offset, -1);
    }

    /// Returns the same file with another list of findings.
    public Source with(Findings others) {
        return new Source(bytes, order, limits, others);
    }
}
