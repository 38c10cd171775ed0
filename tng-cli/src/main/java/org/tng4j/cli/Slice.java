package org.tng4j.cli;

import org.tng4j.io.Frames;

/// A Python slice of particles with known ends: `from`, `to` exclusive, `every`.
record Slice(long from, long to, long every) {

    /// Returns what a range means among `count` particles.
    ///
    /// @param range every at least 1
    static Slice of(Frames range, long count) {
        return new Slice(end(range.from(), 0, count), end(range.to(), count, count), range.every());
    }

    private static long end(long given, long natural, long count) {
        long end = given == Frames.OPEN ? natural : given < 0 ? given + count : given;
        return Math.clamp(end, 0, count);
    }
}
