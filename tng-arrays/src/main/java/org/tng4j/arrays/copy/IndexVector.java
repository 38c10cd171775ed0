package org.tng4j.arrays.copy;

import java.util.Arrays;

/// Indices of items along an axis, kept as runs of consecutive ones: which particles, and in which order.
///
/// **Ownership and threads:** an immutable value; what was given is not kept. **Errors:** an index that is not below the
/// bound is an [IndexOutOfBoundsException], with its place. **Source:** docs/datashape.md, *Gather and scatter*.
public final class IndexVector {

    private final long bound;
    private final int size;
    private final int[] starts; // of each run in this vector; then the size
    private final long[] firsts; // the index that each run starts with

    private IndexVector(long bound, long[] indices) {
        this.bound = bound;
        this.size = indices.length;
        int[] runStarts = new int[size + 1];
        int runs = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || indices[i] != indices[i - 1] + 1) {
                runStarts[runs++] = i;
            }
        }
        runStarts[runs] = size;
        starts = Arrays.copyOf(runStarts, runs + 1);
        firsts = Arrays.stream(starts, 0, runs).mapToLong(start -> indices[start]).toArray();
    }

    /// Checks indices and finds their runs.
    ///
    /// @param bound how many items the axis has, at least 0
    /// @param indices in any order, each at least 0 and below the bound; the same may come again
    /// @return the vector
    /// @throws IllegalArgumentException if the bound is negative
    /// @throws IndexOutOfBoundsException if an index is outside
    public static IndexVector of(long bound, long... indices) {
        if (bound < 0) {
            throw new IllegalArgumentException("bound is " + bound + ", must be at least 0");
        }
        long[] own = indices.clone(); // first of all: another thread may write into what was given
        for (int i = 0; i < own.length; i++) {
            if (own[i] < 0 || own[i] >= bound) {
                throw new IndexOutOfBoundsException("index " + i + " is " + own[i] + ", must be at least 0 and below " + bound);
            }
        }
        return new IndexVector(bound, own);
    }

    /// How many items the axis has.
    ///
    /// @return at least as many as any index, and one more
    public long bound() {
        return bound;
    }

    /// How many indices there are.
    ///
    /// @return at least 0
    public int size() {
        return size;
    }

    /// How many runs of consecutive indices they make.
    ///
    /// @return at most [#size()]
    public int runCount() {
        return firsts.length;
    }

    /// Whether every item comes once, in its own place.
    ///
    /// @return true if gathering by it changes nothing
    public boolean isIdentity() {
        return size == bound && firsts.length <= 1; // and the one run can only start with 0
    }

    /// One of the indices.
    ///
    /// @param place from 0, below [#size()]
    /// @return the index
    /// @throws IndexOutOfBoundsException if there is no such place
    public long get(int place) {
        if (place < 0 || place >= size) {
            throw new IndexOutOfBoundsException("place is " + place + ", vector has " + size);
        }
        int found = Arrays.binarySearch(starts, 0, firsts.length, place);
        int run = found >= 0 ? found : -found - 2;
        return firsts[run] + place - starts[run];
    }

    /// The place of a run's first index.
    int start(int run) {
        return starts[run];
    }

    /// A run's first index.
    long first(int run) {
        return firsts[run];
    }

    int count(int run) {
        return starts[run + 1] - starts[run];
    }

    int longestRun() {
        int longest = 0;
        for (int run = 0; run < firsts.length; run++) {
            longest = Math.max(longest, count(run));
        }
        return longest;
    }

    /// Refuses two indices alike: of two items in one place, one would be lost.
    void requireDistinct() {
        Integer[] runs = new Integer[firsts.length];
        Arrays.setAll(runs, run -> run);
        Arrays.sort(runs, (one, other) -> Long.compare(firsts[one], firsts[other]));
        for (int i = 1; i < runs.length; i++) {
            int below = runs[i - 1];
            int above = runs[i];
            if (firsts[above] < firsts[below] + count(below)) {
                long twice = firsts[above];
                int one = starts[above];
                int other = starts[below] + (int) (twice - firsts[below]);
                throw new IllegalArgumentException("index " + Math.max(one, other) + " is " + twice + ", as is index "
                        + Math.min(one, other) + ", must be distinct");
            }
        }
    }
}
