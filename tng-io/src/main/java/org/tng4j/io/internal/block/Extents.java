package org.tng4j.io.internal.block;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The bytes of a file that blocks claim: where they start and end. Blocks that follow one another are one extent, so
/// that a file as it should be has one for all.
public final class Extents {

    /// Bytes in a row.
    ///
    /// @param start offset of the first
    /// @param end   offset behind the last
    public record Extent(long start, long end) {

        /// Returns how many they are.
        public long size() {
            return end - start;
        }
    }

    private final List<Extent> claimed = new ArrayList<>();

    /// Makes one that claims nothing.
    public Extents() {}

    /// Adds bytes; blocks may claim the same ones.
    public void add(long start, long end) {
        int last = claimed.size() - 1;
        if (last >= 0 && claimed.get(last).end() == start) {
            claimed.set(last, new Extent(claimed.get(last).start(), end));
        } else if (end > start) {
            claimed.add(new Extent(start, end));
        }
    }

    /// Returns what is claimed, as it was added: in a row, where it follows.
    public List<Extent> list() {
        return List.copyOf(claimed);
    }

    /// Returns what nothing claims of a file of `size` bytes, in file order.
    public List<Extent> gaps(long size) {
        List<Extent> sorted = new ArrayList<>(claimed);
        sorted.sort(Comparator.comparingLong(Extent::start));
        List<Extent> gaps = new ArrayList<>();
        long seen = 0;
        for (Extent extent : sorted) {
            if (extent.start() > seen) {
                gaps.add(new Extent(seen, extent.start()));
            }
            seen = Math.max(seen, extent.end());
        }
        if (size > seen) {
            gaps.add(new Extent(seen, size));
        }
        return gaps;
    }
}
