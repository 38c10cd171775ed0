package org.tng4j.io.internal.block;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.FrameSetState;

/// The frame sets of a file in the order of the chain, in plain arrays: 25 bytes a set. Immutable once built by
/// [FrameSetIndexBuilder].
@SuppressWarnings("EnumOrdinal") // a byte instead of a reference; never leaves this class
public final class FrameSetIndex {
    private static final FrameSetState[] STATES = FrameSetState.values();

    private final Quantities quantities;
    private long[] offsets = new long[16];
    private long[] firstSteps = new long[16];
    private long[] stepCounts = new long[16];
    /// Ordinals.
    private byte[] states = new byte[16];
    private int size;
    private boolean isSorted = true;
    private long largestParticleCount;
    private @Nullable Finding chainEnd;

    FrameSetIndex(Quantities quantities) {
        this.quantities = quantities;
    }

    void add(FrameSetHeader set, FrameSetState state) {
        if (size == offsets.length) {
            int capacity = (int) Math.min(2L * size + 16, Integer.MAX_VALUE - 8);
            offsets = Arrays.copyOf(offsets, capacity);
            firstSteps = Arrays.copyOf(firstSteps, capacity);
            stepCounts = Arrays.copyOf(stepCounts, capacity);
            states = Arrays.copyOf(states, capacity);
        }
        isSorted &= size == 0 || set.firstStep() >= firstSteps[size - 1] + stepCounts[size - 1];
        offsets[size] = set.offset();
        firstSteps[size] = set.firstStep();
        stepCounts[size] = set.stepCount();
        states[size++] = (byte) state.ordinal();
    }

    /// Gives back what growing took too much.
    void trim() {
        offsets = Arrays.copyOf(offsets, size);
        firstSteps = Arrays.copyOf(firstSteps, size);
        stepCounts = Arrays.copyOf(stepCounts, size);
        states = Arrays.copyOf(states, size);
    }

    void state(int set, FrameSetState state) {
        states[set] = (byte) state.ordinal();
    }

    void breakAt(Finding reason) {
        chainEnd = reason;
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
        return STATES[states[set]];
    }

    /// Returns the largest particle count of any set.
    public long largestParticleCount() {
        return largestParticleCount;
    }

    /// Returns why the chain breaks off behind the last set, or null where it ends as it should.
    public @Nullable Finding chainEnd() {
        return chainEnd;
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
