package org.tng4j.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.Loss;

/// What a salvage leaves behind: the first ones, and how many there are.
final class Losses {
    private final int most;
    private final long[] setStarts;
    private final List<Loss> first = new ArrayList<>();
    private long count;
    private long size;

    /// @param most      that are kept
    /// @param setStarts offsets of all frame sets in file order: where one stands, what was damaged before it ends
    Losses(int most, long[] setStarts) {
        this.most = most;
        this.setStarts = setStarts;
    }

    void add(Finding reason, long endOffset, long firstStep, long lastStep) {
        Loss loss = new Loss(reason, end(reason.place().offset(), endOffset), firstStep, lastStep);
        count++;
        size += loss.size();
        if (first.size() < most) {
            first.add(loss);
        }
    }

    private long end(long offset, long endOffset) {
        int next = Arrays.binarySearch(setStarts, offset + 1);
        int place = next < 0 ? -next - 1 : next;
        long limit = place < setStarts.length ? setStarts[place] : Long.MAX_VALUE;
        return Math.clamp(endOffset, offset, Math.max(offset, limit));
    }

    long count() {
        return count;
    }

    long size() {
        return size;
    }

    List<Loss> inFileOrder() {
        return first.stream().sorted(Comparator.comparingLong(loss -> loss.reason().place().offset())).toList();
    }
}
