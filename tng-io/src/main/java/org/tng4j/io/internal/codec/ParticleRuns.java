package org.tng4j.io.internal.codec;

import java.util.Arrays;
import org.tng4j.io.internal.bytes.Memory;

/// Where the particles of one piece go: runs of stored particles that follow each other in the target too. Without a
/// selection the place of a particle is its real index. Reused from frame set to frame set.
public final class ParticleRuns {
    private long[] stored = new long[1];
    private long[] places = new long[1];
    private long[] counts = new long[1];
    private int size;

    /// Makes an empty one.
    public ParticleRuns() {}

    /// Forgets all runs.
    public void clear() {
        size = 0;
    }

    /// Adds particles, which must follow those added before; joins them to the last run where they continue it.
    ///
    /// @param firstStored within the piece, from 0
    /// @param firstPlace  where it goes, in particles from the start of the frame
    public void add(long firstStored, long firstPlace, long count) {
        if (count == 0) {
            return;
        }
        int last = size - 1;
        if (size > 0 && places[last] + counts[last] == firstPlace && stored[last] + counts[last] == firstStored) {
            counts[last] += count;
            return;
        }
        if (size == stored.length) {
            stored = Memory.copy(stored, 2 * size);
            places = Memory.copy(places, 2 * size);
            counts = Memory.copy(counts, 2 * size);
        }
        stored[size] = firstStored;
        places[size] = firstPlace;
        counts[size++] = count;
    }

    /// Returns how many runs there are.
    public int size() {
        return size;
    }

    /// Returns the first particle of a run within the piece.
    public long stored(int run) {
        return stored[run];
    }

    /// Returns where the first particle of a run goes.
    public long place(int run) {
        return places[run];
    }

    /// Returns the particles of a run.
    public long count(int run) {
        return counts[run];
    }

    /// Returns how many particles of the piece there are up to the last one that goes anywhere.
    public long end() {
        return size == 0 ? 0 : stored[size - 1] + counts[size - 1];
    }

    /// Returns where a particle of the piece goes; -1 if it goes nowhere.
    public long placeOf(long particle) {
        int run = find(particle);
        boolean isIn = run < size && particle >= stored[run];
        return isIn ? places[run] + particle - stored[run] : -1;
    }

    /// Returns the first run with a particle of this number or a higher one.
    int find(long particle) {
        int at = Arrays.binarySearch(stored, 0, size, particle);
        if (at >= 0) {
            return at;
        }
        int before = -at - 2;
        return before >= 0 && particle < stored[before] + counts[before] ? before : before + 1;
    }
}
