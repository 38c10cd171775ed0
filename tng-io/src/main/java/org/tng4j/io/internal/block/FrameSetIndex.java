package org.tng4j.io.internal.block;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.FrameSetState;
import org.tng4j.io.internal.bytes.Memory;

/// The frame sets of a file in the order of the chain, those that no pointer reaches put in by their first steps, in
/// plain arrays: 25 bytes a set. Immutable once built by [FrameSetIndexBuilder].
@SuppressWarnings("EnumOrdinal") // a byte instead of a reference; never leaves this class
public final class FrameSetIndex {
    private static final FrameSetState[] STATES = FrameSetState.values();
    /// Beside the state's ordinal.
    private static final int RECOVERED = 0x40;

    private final Quantities quantities;
    private long[] offsets = new long[16];
    private long[] firstSteps = new long[16];
    private long[] stepCounts = new long[16];
    /// Ordinals, with [#RECOVERED].
    private byte[] states = new byte[16];
    private int size;
    private boolean isSorted = true;
    private long largestParticleCount;
    private @Nullable Finding loss;
    private int lossIndex = -1;

    FrameSetIndex(Quantities quantities) {
        this.quantities = quantities;
    }

    /// Adds a set that a pointer leads to.
    void add(FrameSetHeader set, FrameSetState state) {
        add(set.offset(), set.firstStep(), set.stepCount(), (byte) state.ordinal());
    }

    /// Adds a set that was found by its name.
    void addRecovered(FrameSetHeader set, FrameSetState state) {
        add(set.offset(), set.firstStep(), set.stepCount(), (byte) (state.ordinal() | RECOVERED));
    }

    /// Adds a set of another index over the same file.
    void add(FrameSetIndex other, int set) {
        add(other.offsets[set], other.firstSteps[set], other.stepCounts[set], other.states[set]);
        largestParticleCount = Math.max(largestParticleCount, other.largestParticleCount);
    }

    private void add(long offset, long firstStep, long stepCount, byte state) {
        if (size == offsets.length) {
            int capacity = (int) Math.min(2L * size + 16, Integer.MAX_VALUE - 8);
            offsets = Memory.copy(offsets, capacity);
            firstSteps = Memory.copy(firstSteps, capacity);
            stepCounts = Memory.copy(stepCounts, capacity);
            states = Memory.copy(states, capacity);
        }
        isSorted &= size == 0 || firstStep >= firstSteps[size - 1] + stepCounts[size - 1];
        offsets[size] = offset;
        firstSteps[size] = firstStep;
        stepCounts[size] = stepCount;
        states[size++] = state;
    }

    /// Gives back what growing took too much.
    void trim() {
        offsets = Memory.copy(offsets, size);
        firstSteps = Memory.copy(firstSteps, size);
        stepCounts = Memory.copy(stepCounts, size);
        states = Memory.copy(states, size);
    }

    void state(int set, FrameSetState state) {
        states[set] = (byte) (state.ordinal() | states[set] & RECOVERED);
    }

    /// Frame sets are missing in front of one, or behind the last.
    void lose(int before, Finding reason) {
        lossIndex = before;
        loss = reason;
    }

    void addParticleCount(long count) {
        largestParticleCount = Math.max(largestParticleCount, count);
    }

    /// Returns how many frame sets there are.
    public int size() {
        return size;
    }

    /// Returns where a set's block stands.
    public long offset(int set) {
        return offsets[set];
    }

    /// Returns the first step of a set.
    public long firstStep(int set) {
        return firstSteps[set];
    }

    /// Returns the steps of a set.
    public long stepCount(int set) {
        return stepCounts[set];
    }

    /// Returns how a set's blocks end.
    public FrameSetState state(int set) {
        return STATES[states[set] & ~RECOVERED];
    }

    /// Returns the largest particle count of any set.
    public long largestParticleCount() {
        return largestParticleCount;
    }

    /// Says whether no pointer leads to a set: it was found by its name.
    public boolean isRecovered(int set) {
        return (states[set] & RECOVERED) != 0;
    }

    /// Returns the set whose block stands at an offset, or -1. Looks at `near` first.
    public int indexOf(long offset, int near) {
        if (near >= 0 && near < size && offsets[near] == offset) {
            return near;
        }
        for (int set = 0; set < size; set++) {
            if (offsets[set] == offset) {
                return set;
            }
        }
        return -1;
    }

    /// Returns how many sets are here, or whole here, that are not in an earlier look at the same file.
    /// All sets of that one must be at their places.
    public int countNew(FrameSetIndex earlier) {
        int count = size - earlier.size;
        for (int set = 0; set < earlier.size; set++) {
            count += earlier.state(set) == FrameSetState.TRUNCATED && state(set) != FrameSetState.TRUNCATED ? 1 : 0;
        }
        return count;
    }

    /// Returns why frame sets are missing in front of a set, or behind the last one where `set` is [#size()]; null where
    /// none is known to be.
    public @Nullable Finding lossBefore(int set) {
        return set == lossIndex ? loss : null;
    }

    /// Returns why frame sets are missing between two, or null.
    public @Nullable Finding lossWithin(int first, int last) {
        return first < lossIndex && lossIndex <= last ? loss : null;
    }

    /// Returns the first set whose own fields hold, or -1.
    public int firstValid() {
        int set = 0;
        while (set < size && state(set) == FrameSetState.INVALID) {
            set++;
        }
        return set < size ? set : -1;
    }

    /// Returns the last set whose own fields hold, or -1.
    public int lastValid() {
        int set = size - 1;
        while (set >= 0 && state(set) == FrameSetState.INVALID) {
            set--;
        }
        return set;
    }

    /// Returns where all sets stand, in file order.
    public long[] sortedOffsets() {
        long[] sorted = Memory.copy(offsets, size);
        Arrays.sort(sorted);
        return sorted;
    }

    /// Returns what the file holds.
    public Quantities quantities() {
        return quantities;
    }

    /// Returns the first set of the chain that covers a step, or -1.
    public int find(long step) {
        if (!isSorted) {
            return findLinearly(step);
        }
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (covers(middle, step)) {
                return middle;
            }
            if (firstSteps[middle] > step) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return -1;
    }

    private int findLinearly(long step) {
        for (int set = 0; set < size; set++) {
            if (covers(set, step)) {
                return set;
            }
        }
        return -1;
    }

    private boolean covers(int set, long step) {
        return step >= firstSteps[set] && step - firstSteps[set] < stepCounts[set];
    }
}
