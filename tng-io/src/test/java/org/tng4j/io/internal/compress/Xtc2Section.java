package org.tng4j.io.internal.compress;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.Random;

/// An XTC2 section while it is written, instruction by instruction; whoever asks for an instruction has seen to it that
/// it is legal. Written from docs/compression.md, shares only the tables with the decoder.
final class Xtc2Section {
    static final int LONGEST_RUN = 6;
    static final int LONGEST_LARGE_RUN = 18;
    /// Bits of what a section shows: instructions of each kind; from the others on, run lengths and indices.
    static final int ONLY_LARGE = 0;
    static final int LARGE_RUN = 1;
    static final int ONLY_SMALL = 2;
    static final int LARGE_AND_SMALL = 3;
    static final int FLIP = 4;
    static final int BASE_CHANGE = 5;
    static final int BASE_AND_RUN = 6;
    static final int RUN_INTO_NEXT_FRAME = 7;
    static final int RUN = 10;
    static final int SWAPPED_RUN = 20;
    static final int SMALL_INDEX = 100;
    static final int LARGE_INDEX = 200;

    private final BitWriter out = new BitWriter();
    private final BitSet seen;
    private final int[] q;
    private final int particles;
    private final Random dice;
    private final int[] minimum;
    private final int[] largeIndex;
    private final int largeBits;
    private final long[] digits = new long[3 * LONGEST_RUN];
    private int smallIndex;
    private int runLength;
    private boolean isSwapped;
    private int at;

    /// @param seen gets what this section shows
    Xtc2Section(int[] values, int particles, int[] largeIndex, int smallIndex, Random dice, BitSet seen) {
        this.q = values;
        this.particles = particles;
        this.minimum = Minimum.of(values);
        this.largeIndex = largeIndex;
        this.largeBits = MagicTables.largeBits(largeIndex[0], largeIndex[1], largeIndex[2]);
        this.smallIndex = smallIndex;
        this.dice = dice;
        this.seen = seen;
        for (int c = 0; c < 3; c++) {
            out.bits(Symbols.of(minimum[c]), Integer.SIZE);
        }
        for (int c = 0; c < 3; c++) {
            out.bits(largeIndex[c], Byte.SIZE);
            seen.set(LARGE_INDEX + largeIndex[c]);
        }
        out.bits(smallIndex, Byte.SIZE);
    }

    byte[] toBytes() {
        return out.toBytes();
    }

    /// Returns the triplet to write next.
    int at() {
        return at;
    }

    int smallIndex() {
        return smallIndex;
    }

    int runLength() {
        return runLength;
    }

    boolean isSwapped() {
        return isSwapped;
    }

    /// Returns the smallest index whose radix holds a run from triplet `from` on; a swap only counts behind a large
    /// one. `MagicTables.COUNT` if there is none.
    int indexFor(int from, int run, boolean isBehindLarge) {
        long most = 0;
        for (int k = 0; k < 3 * run; k++) {
            most = Math.max(most, symbol(difference(from, k, isBehindLarge)));
        }
        return indexAbove(most);
    }

    /// Returns the smallest index whose radix is larger, `MagicTables.COUNT` if there is none.
    static int indexAbove(long symbol) {
        int index = 0;
        while (index < MagicTables.COUNT && MagicTables.radix(index) <= symbol) {
            index++;
        }
        return index;
    }

    /// Returns number `k` of the run from triplet `from` on. If it stands behind a large triplet, that one is `from`.
    private int difference(int from, int k, boolean isBehindLarge) {
        int to = 3 * (isBehindLarge ? from + 1 : from) + k;
        if (isBehindLarge && isSwapped && k < 3) {
            return q[to - 3] - q[to];
        }
        if (isBehindLarge && isSwapped && k < 6) {
            return q[to] - q[to - 6];
        }
        return q[to] - (to < 3 ? 2 * minimum[to] : q[to - 3]);
    }

    /// As the decoder's signed symbols, one more than any radix if there is none.
    private static long symbol(int difference) {
        return Symbols.isSigned(difference) ? Symbols.of(difference) : 1L << Integer.SIZE;
    }

    /// The symbols from 2^31 on are negative and mean the same differences once more.
    private long anySymbol(int difference, long radix) {
        long negative = (1L << Integer.SIZE) - (difference > 0 ? 2L * difference + 2 : 1 - 2L * difference);
        return negative < radix && dice.nextBoolean() ? negative : symbol(difference);
    }

    void onlyLarge() {
        seen.set(ONLY_LARGE);
        out.bits(0b0100, 4);
        large(at);
        at++;
    }

    /// @param count 3 to [#LONGEST_LARGE_RUN]
    void largeRun(int count) {
        seen.set(LARGE_RUN);
        out.bits(0b01111, 5);
        out.bits(count - 3, 4);
        for (int i = 0; i < count; i++, at++) {
            large(at);
        }
    }

    void onlySmall() {
        seen.set(ONLY_SMALL);
        out.bits(0b0101, 4);
        small(false);
        at += runLength;
    }

    void largeAndSmall() {
        seen.set(LARGE_AND_SMALL);
        out.bits(1, 1);
        large(isSwapped ? at + 1 : at);
        small(true);
        at += 1 + runLength;
    }

    void flip() {
        seen.set(FLIP);
        out.bits(0b01110, 5);
        isSwapped = !isSwapped;
    }

    /// @param change -2, -1, 1 or 2
    void baseChange(int change) {
        seen.set(BASE_CHANGE);
        out.bits(0b0110, 4);
        out.bits((change < 0 ? 2 : 0) + Math.abs(change) - 1, 2);
        smallIndex += change;
    }

    /// @param change -1 to 1, for the longest run 0
    void baseAndRun(int run, int change) {
        seen.set(BASE_AND_RUN);
        out.bits(0, 2);
        out.bits(run == LONGEST_RUN ? 15 : 3 * (run - 1) + change + 1, 4);
        runLength = run;
        smallIndex += change;
    }

    private void large(int triplet) {
        for (int c = 0; c < 3; c++) {
            digits[c] = Integer.toUnsignedLong(q[3 * triplet + c] - minimum[c]);
        }
        long x = MagicTables.radix(largeIndex[1]);
        long y = MagicTables.radix(largeIndex[2]);
        if (largeBits < Long.SIZE) {
            out.packed((digits[0] * x + digits[1]) * y + digits[2], largeBits);
        } else {
            out.packed(BigInteger.valueOf(digits[0]).multiply(BigInteger.valueOf(x)).add(BigInteger.valueOf(digits[1]))
                    .multiply(BigInteger.valueOf(y)).add(BigInteger.valueOf(digits[2])), largeBits);
        }
    }

    private void small(boolean isBehindLarge) {
        note(isBehindLarge);
        long radix = MagicTables.radix(smallIndex);
        int bits = MagicTables.smallBits(smallIndex, runLength);
        for (int k = 0; k < 3 * runLength; k++) {
            digits[k] = anySymbol(difference(at, k, isBehindLarge), radix);
        }
        if (bits < Long.SIZE) {
            long packed = 0;
            for (int k = 0; k < 3 * runLength; k++) {
                packed = packed * radix + digits[k];
            }
            out.packed(packed, bits);
        } else {
            out.packed(wide(radix), bits);
        }
    }

    private BigInteger wide(long radix) {
        BigInteger base = BigInteger.valueOf(radix);
        BigInteger packed = BigInteger.ZERO;
        for (int k = 0; k < 3 * runLength; k++) {
            packed = packed.multiply(base).add(BigInteger.valueOf(digits[k]));
        }
        return packed;
    }

    private void note(boolean isBehindLarge) {
        int last = at + runLength - (isBehindLarge ? 0 : 1);
        seen.set(SMALL_INDEX + smallIndex);
        seen.set((isBehindLarge && isSwapped ? SWAPPED_RUN : RUN) + runLength);
        if (at / particles != last / particles) {
            seen.set(RUN_INTO_NEXT_FRAME);
        }
    }
}
