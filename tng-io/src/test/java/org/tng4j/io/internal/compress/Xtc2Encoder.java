package org.tng4j.io.internal.compress;

import java.util.BitSet;
import java.util.Random;

/// Chooses the instructions of XTC2 sections: by dice among all that are legal, or as the reference would, about.
final class Xtc2Encoder {
    /// Swapping must save this much of the larger symbol.
    private static final double WORTH_A_SWAP = Math.pow(2, -1.0 / 6);
    /// By how much an index must stay below that of large triplets.
    private static final int WORTH_A_RUN = 6;
    private static final int QUITE_LARGE = 3;

    private final int[] q;
    private final int triplets;
    private final Random dice;
    private final Xtc2Section section;
    private final int largest;
    private int pending;

    private Xtc2Encoder(int[] values, int particles, Random dice, boolean isPlain, BitSet seen) {
        this.q = values;
        this.triplets = values.length / 3;
        this.dice = dice;
        int[] largeIndex = largeIndices(values, dice, isPlain);
        this.largest = Math.max(largeIndex[0], Math.max(largeIndex[1], largeIndex[2]));
        int smallIndex = isPlain ? largest / 2 : dice.nextInt(MagicTables.COUNT);
        this.section = new Xtc2Section(values, particles, largeIndex, smallIndex, dice, seen);
    }

    /// Returns a section of any legal instructions.
    ///
    /// @param values no further above their [Minimum] than the largest radix
    /// @param seen   gets what the section shows, as [Xtc2Section] says
    static byte[] any(int[] values, int particles, Random dice, BitSet seen) {
        return new Xtc2Encoder(values, particles, dice, false, seen).any();
    }

    /// Returns a section as the reference would write it, about.
    static byte[] plain(int[] values, int particles, BitSet seen) {
        return new Xtc2Encoder(values, particles, new Random(0), true, seen).plain();
    }

    private static int[] largeIndices(int[] values, Random dice, boolean isPlain) {
        int[] minimum = Minimum.of(values);
        long[] most = new long[3];
        for (int i = 0; i < values.length; i++) {
            most[i % 3] = Math.max(most[i % 3], Integer.toUnsignedLong(values[i] - minimum[i % 3]));
        }
        int[] indices = new int[3];
        for (int c = 0; c < 3; c++) {
            int least = Xtc2Section.indexAbove(most[c]);
            int more = isPlain || dice.nextBoolean() ? 1 : dice.nextBoolean() ? 4 : MagicTables.COUNT;
            indices[c] = least + dice.nextInt(Math.min(more, MagicTables.COUNT - least));
        }
        return indices;
    }

    private byte[] any() {
        while (section.at() < triplets) {
            int left = triplets - section.at();
            switch (dice.nextInt(10)) {
                case 0 -> section.onlyLarge();
                case 1 -> {
                    if (left >= 3) {
                        section.largeRun(3 + dice.nextInt(Math.min(left, Xtc2Section.LONGEST_LARGE_RUN) - 2));
                    }
                }
                case 2 -> section.flip();
                case 3 -> section.baseChange((dice.nextBoolean() ? 1 : -1) * (1 + dice.nextInt(2)));
                case 4, 5 -> {
                    if (isReadyFor(1, false)) {
                        section.onlySmall();
                    }
                }
                default -> {
                    if (isReadyFor(section.isSwapped() ? 2 : 1, true)) {
                        section.largeAndSmall();
                    }
                }
            }
        }
        return section.toBytes();
    }

    /// Goes to an index that holds a run of some length, if there is one.
    private boolean isReadyFor(int shortest, boolean isBehindLarge) {
        int longest = Math.min(Xtc2Section.LONGEST_RUN, triplets - section.at() - (isBehindLarge ? 1 : 0));
        if (longest < shortest) {
            return false;
        }
        int run = shortest + dice.nextInt(longest - shortest + 1);
        int least = section.indexFor(section.at(), run, isBehindLarge);
        if (least == MagicTables.COUNT) {
            return false;
        }
        go(run, dice.nextInt(3) == 0 ? least + dice.nextInt(MagicTables.COUNT - least) : least);
        return true;
    }

    private void go(int run, int index) {
        while (Math.abs(index - section.smallIndex()) > 1) {
            int most = Math.min(2, Math.abs(index - section.smallIndex()));
            step(index, dice.nextInt(8) == 0 ? 1 : most);
        }
        if (index != section.smallIndex() && run == Xtc2Section.LONGEST_RUN) {
            step(index, 1);
        }
        if (index != section.smallIndex() || run != section.runLength()) {
            section.baseAndRun(run, index - section.smallIndex());
        }
    }

    private void step(int index, int by) {
        section.baseChange(index > section.smallIndex() ? by : -by);
    }

    private byte[] plain() {
        boolean isRefused = false;
        while (section.at() + pending < triplets) {
            int from = section.at() + pending;
            if (triplets - from < 3) {
                pending++;
                writePending();
            } else {
                boolean isLarge = from == 0 || isRefused || isQuiteLarge(from);
                isRefused = !isRunWritten(from, isLarge);
                pending += isRefused && isLarge ? 1 : 0;
            }
            if (pending == Xtc2Section.LONGEST_LARGE_RUN) {
                writePending();
            }
        }
        writePending();
        return section.toBytes();
    }

    private boolean isQuiteLarge(int triplet) {
        int index = section.smallIndex() + QUITE_LARGE;
        return index >= largest || section.indexFor(triplet, 1, false) > index;
    }

    private boolean isRunWritten(int from, boolean isLarge) {
        if (isLarge && !isQuiteLarge(from + 1) && !isQuiteLarge(from + 2)) {
            chooseSwap(from);
        }
        int run = isLarge && section.isSwapped() ? 2 : 1;
        int index = section.indexFor(from, run, isLarge);
        if (index + WORTH_A_RUN >= largest) {
            return false;
        }
        int longest = Math.min(Xtc2Section.LONGEST_RUN, triplets - from - (isLarge ? 1 : 0));
        while (run < longest && section.indexFor(from, run + 1, isLarge) <= index) {
            run++;
        }
        writePending();
        go(run, index);
        if (isLarge) {
            section.largeAndSmall();
        } else {
            section.onlySmall();
        }
        return true;
    }

    private void chooseSwap(int from) {
        int plain = 1;
        int swapped = 1;
        for (int c = 3 * from; c < 3 * from + 3; c++) {
            int first = Symbols.of(q[c + 3] - q[c]);
            plain = Math.max(plain, Math.max(first, Symbols.of(q[c + 6] - q[c + 3])));
            swapped = Math.max(swapped, Math.max(Symbols.of(q[c] - q[c + 3]), Symbols.of(q[c + 6] - q[c])));
        }
        boolean isWorthIt = section.isSwapped() ? plain < swapped * WORTH_A_SWAP : swapped < plain * WORTH_A_SWAP;
        if (isWorthIt) {
            section.flip();
        }
    }

    private void writePending() {
        if (pending < 3) {
            for (; pending > 0; pending--) {
                section.onlyLarge();
            }
        } else {
            section.largeRun(pending);
            pending = 0;
        }
    }
}
