package org.tng4j.io.internal.block;

import java.util.Arrays;
import org.tng4j.io.format.HashState;
import org.tng4j.io.internal.bytes.Memory;

/// Which blocks of one open file have been compared with their hash: offset to state, open addressing, no object per
/// block, 12 to 24 bytes each. Safe for several threads.
@SuppressWarnings("EnumOrdinal") // a byte instead of a reference; never leaves this class
public final class HashResults {
    private static final long FREE = -1;
    private static final byte CLAIMED = -1;
    private static final HashState[] STATES = HashState.values();

    private long[] offsets = new long[64];
    /// Ordinals, or [#CLAIMED].
    private byte[] states = new byte[64];
    private int size;

    /// Makes an empty one.
    public HashResults() {
        Arrays.fill(offsets, FREE);
    }

    /// Returns a copy for another look at a file that is being written: without what did not match, and without the
    /// first block, whose pointers change.
    public synchronized HashResults again() {
        HashResults copy = new HashResults();
        for (int i = 0; i < offsets.length; i++) {
            boolean isKept = offsets[i] > 0 && states[i] != CLAIMED && STATES[states[i]] != HashState.MISMATCH;
            if (isKept) {
                copy.set(offsets[i], states[i]);
            }
        }
        return copy;
    }

    /// Returns what is known of the block at an offset; where that is nothing, the caller has promised to [#put] it, and
    /// others who ask meanwhile wait.
    public synchronized HashState claim(long offset) {
        if (isClaimed(offset)) {
            Uninterrupted.waitWhile(this, () -> isClaimed(offset));
        }
        int slot = slot(offsets, offset);
        HashState known = offsets[slot] == FREE ? HashState.UNCHECKED : STATES[states[slot]];
        if (known == HashState.UNCHECKED) {
            set(offset, CLAIMED);
        }
        return known;
    }

    private boolean isClaimed(long offset) {
        int slot = slot(offsets, offset);
        return offsets[slot] != FREE && states[slot] == CLAIMED;
    }

    /// Keeps what is known of the block at an offset.
    public synchronized void put(long offset, HashState state) {
        set(offset, (byte) state.ordinal());
        notifyAll();
    }

    private void set(long offset, byte state) {
        if (4L * (size + 1) > 3L * offsets.length) {
            grow();
        }
        int slot = slot(offsets, offset);
        if (offsets[slot] == FREE) {
            size++;
        }
        offsets[slot] = offset;
        states[slot] = state;
    }

    private void grow() {
        long[] largerOffsets = Memory.longs(2 * offsets.length);
        byte[] largerStates = Memory.bytes(2 * states.length);
        Arrays.fill(largerOffsets, FREE);
        for (int i = 0; i < offsets.length; i++) {
            if (offsets[i] != FREE) {
                int slot = slot(largerOffsets, offsets[i]);
                largerOffsets[slot] = offsets[i];
                largerStates[slot] = states[i];
            }
        }
        offsets = largerOffsets;
        states = largerStates;
    }

    /// The slot of an offset, or the free one where it would go.
    private static int slot(long[] offsets, long offset) {
        int mask = offsets.length - 1;
        int slot = (int) (offset * 0x9e3779b97f4a7c15L >>> 32) & mask;
        while (offsets[slot] != FREE && offsets[slot] != offset) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
