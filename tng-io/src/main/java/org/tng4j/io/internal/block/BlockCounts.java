package org.tng4j.io.internal.block;

/// How many blocks frame sets have: the last two of a chain, and all together.
final class BlockCounts {
    private long total;
    private long here;
    private long last;
    private long beforeLast;

    /// Counts a block.
    void add() {
        total++;
        here++;
    }

    /// The next block is another set's.
    void endSet() {
        beforeLast = last;
        last = here;
        here = 0;
    }

    long total() {
        return total;
    }

    long last() {
        return last;
    }

    long beforeLast() {
        return beforeLast;
    }

    /// Says whether the last set has fewer than the one before: a crash between two blocks leaves no other sign.
    boolean isLastPoorer() {
        return last < beforeLast;
    }
}
