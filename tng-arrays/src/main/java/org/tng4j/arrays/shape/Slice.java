package org.tng4j.arrays.shape;

import java.util.OptionalLong;

/// Some items of an axis, as Python slices: `ALL.from(2)` is `2:`, `ALL.to(-1)` is `:-1`, `ALL.every(2)` is `::2`.
///
/// **Ownership and threads:** an immutable value. **Errors:** [IllegalArgumentException] for an `every` of 0.
/// **Source:** docs/datashape.md.
///
/// @param from the first item, a negative one counted from the end; nothing for the very first, seen the way it goes
/// @param to the item to stop before, counted likewise; nothing for no stop
/// @param every distance between two, not 0; negative ones go backwards
public record Slice(OptionalLong from, OptionalLong to, long every) implements Index {

    /// Every item, forwards.
    public static final Slice ALL = new Slice(OptionalLong.empty(), OptionalLong.empty(), 1);

    /// Checks that it moves.
    public Slice {
        if (every == 0) {
            throw new IllegalArgumentException("every is 0, must not be 0");
        }
    }

    /// The same slice with another beginning.
    ///
    /// @param first the first item
    /// @return a slice
    public Slice from(long first) {
        return new Slice(OptionalLong.of(first), to, every);
    }

    /// The same slice with another end.
    ///
    /// @param stop the item to stop before
    /// @return a slice
    public Slice to(long stop) {
        return new Slice(from, OptionalLong.of(stop), every);
    }

    /// The same slice, each n-th item only.
    ///
    /// @param n not 0
    /// @return a slice
    public Slice every(long n) {
        return new Slice(from, to, n);
    }

    /// The index of the first item, if there is any, on an axis of that size.
    long start(long size) {
        return end(from, every < 0 ? size - 1 : 0, size);
    }

    /// How many items it takes.
    ///
    /// @param size of the axis
    /// @return at least 0
    public long count(long size) {
        long start = start(size);
        long stop = end(to, every < 0 ? -1 : size, size);
        if (every < 0 ? stop >= start : start >= stop) {
            return 0;
        }
        return (stop - start - Long.signum(every)) / every + 1;
    }

    private long end(OptionalLong wanted, long otherwise, long size) {
        if (wanted.isEmpty()) {
            return otherwise;
        }
        long index = wanted.getAsLong() < 0 ? wanted.getAsLong() + size : wanted.getAsLong();
        return every < 0 ? Math.clamp(index, -1, size - 1) : Math.clamp(index, 0, size);
    }

    /// Whether the count is the same for every axis that is long enough.
    boolean isBounded() {
        boolean begins = from.isPresent() ? from.getAsLong() >= 0 : every > 0;
        return begins && to.isPresent() && to.getAsLong() >= 0;
    }

    /// Whether every item is taken, in one order or the other.
    boolean isWhole() {
        return from.isEmpty() && to.isEmpty() && Math.abs(every) == 1;
    }
}
