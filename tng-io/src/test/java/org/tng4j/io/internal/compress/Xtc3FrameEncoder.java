package org.tng4j.io.internal.compress;

import java.util.ArrayList;
import java.util.List;

/// Writes the XTC3 section of one frame with the instructions that the reference encoder chooses, so that large and
/// small triplets, runs and swaps stand as in files. Written from the format's description, knows nothing of the
/// decoder but the table of radices.
final class Xtc3FrameEncoder {
    private static final int LARGE_AND_SMALL = 0;
    private static final int RUN_LENGTH = 1;
    private static final int ONLY_LARGE = 2;
    private static final int ONLY_SMALL = 3;
    private static final int FLIP = 4;
    private static final int LARGE_RUN = 5;
    private static final int DIRECT = 6;
    private static final int INTRA = 7;

    private static final int MOST_LARGE = 1024;
    private static final int MOST_SMALL = 12;
    private static final double SWAP_GAIN = Math.pow(2, -1.0 / 6);
    private static final double INTRA_GAIN = 1.5;
    private static final int DIGITS = 24;
    private static final int INTERVAL = 8;
    private static final int INNER_SIZE = 200_000;

    private final int[] q;
    private final int triplets;
    private final int[] minimum;
    private final int largeIndex;
    private final List<Integer> instructions = new ArrayList<>();
    private final List<Integer> runs = new ArrayList<>();
    private final List<Integer> direct = new ArrayList<>();
    private final List<Integer> intra = new ArrayList<>();
    private final List<Integer> small = new ArrayList<>();
    /// Large triplets that are not written yet.
    private final List<Large> held = new ArrayList<>();
    /// The triplets that may follow as small ones, each behind the one that it is a difference to.
    private final int[] order = new int[MOST_SMALL + 1];
    private int orderSize;
    private int smallIndex;
    private int runLength;
    private boolean isSwapped;
    private int type = DIRECT;

    private record Large(int type, int x, int y, int z) {}

    /// @param values of one frame, whose differences have symbols
    Xtc3FrameEncoder(int[] values) {
        q = values;
        triplets = values.length / 3;
        minimum = Minimum.of(values);
        largeIndex = largeIndex();
        smallIndex = firstSmallIndex();
    }

    private int largeIndex() {
        int most = 0;
        for (int i = 0; i < q.length; i++) {
            most = Math.max(most, q[i] - minimum[i % 3]);
        }
        return indexAbove(most + 1);
    }

    private int firstSmallIndex() {
        int most = 0;
        for (int value : q) {
            int symbol = Symbols.of(Math.abs(value));
            most = symbol < MagicTables.radix(largeIndex / 2) ? Math.max(most, symbol) : most;
        }
        return indexAbove(most);
    }

    private static int indexAbove(int symbol) {
        int index = 0;
        while (MagicTables.radix(index) <= symbol) {
            index++;
        }
        return index;
    }

    /// Returns the section; once.
    byte[] encode() {
        choose();
        BwlzhEncoder.Bytes out = new BwlzhEncoder.Bytes();
        for (int least : minimum) {
            out.number(Symbols.of(least), 4);
        }
        packed(out, instructions);
        packed(out, runs);
        based(out, direct);
        based(out, intra);
        based(out, List.of());
        based(out, small);
        return out.toArray();
    }

    private static void packed(BwlzhEncoder.Bytes out, List<Integer> values) {
        out.number(values.size(), 4);
        if (!values.isEmpty()) {
            byte[] block = new BwlzhEncoder(INNER_SIZE, 0, false).encode(array(values));
            out.number(block.length, 4).all(block);
        }
    }

    private static void based(BwlzhEncoder.Bytes out, List<Integer> values) {
        out.number(values.size(), 4);
        if (!values.isEmpty()) {
            byte[] block = Xtc3Encoder.base(array(values), DIGITS, INTERVAL);
            out.number(0, 1).number(block.length, 4).all(block);
        }
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private void choose() {
        boolean isRefused = false;
        for (int t = 0; t < triplets; ) {
            if (triplets - t < 3) {
                hold(t, t - 1);
                flush(held.size());
                t++;
            } else {
                boolean isLarge = t == 0 || isRefused || isQuiteLarge(t - 1, t);
                boolean isExchanged = isLarge && exchanges(t);
                if (isLarge) {
                    hold(isExchanged ? t + 1 : t, isExchanged ? -1 : t - 1);
                    t++;
                }
                follow(t, isExchanged);
                int run = small(isExchanged);
                isRefused = run == 0;
                t += run;
            }
        }
        flush(held.size());
    }

    private boolean isQuiteLarge(int before, int t) {
        return smallIndex + 3 >= largeIndex || largest(before, t) > MagicTables.radix(smallIndex + 3);
    }

    /// Returns the largest symbol of a difference.
    private int largest(int before, int t) {
        return Math.max(symbol(before, t, 0), Math.max(symbol(before, t, 1), symbol(before, t, 2)));
    }

    private int symbol(int before, int t, int c) {
        return Symbols.of(q[3 * t + c] - (before < 0 ? minimum[c] : q[3 * before + c]));
    }

    /// Decides whether a large triplet changes places with the one after it.
    private boolean exchanges(int t) {
        if (isQuiteLarge(t, t + 1) || isQuiteLarge(t + 1, t + 2)) {
            return false;
        }
        double plain = Math.max(1, Math.max(largest(t, t + 1), largest(t + 1, t + 2)));
        double exchanged = Math.max(1, Math.max(largest(t + 1, t), largest(t, t + 2)));
        double gain = isSwapped ? plain / exchanged : exchanged / plain;
        if (gain < SWAP_GAIN) {
            instructions.add(FLIP);
            isSwapped = !isSwapped;
        }
        return isSwapped;
    }

    /// Sets down the order of the triplets that may follow, from the first that is not written.
    private void follow(int t, boolean isExchanged) {
        orderSize = Math.min(order.length, triplets - t + 1);
        for (int i = 0; i < orderSize; i++) {
            order[i] = t + i - 1;
        }
        if (isExchanged) {
            order[0] = t;
            order[1] = t - 1;
        }
    }

    private int indexOf(int run) {
        int largest = 0;
        for (int i = 1; i <= run; i++) {
            largest = Math.max(largest, largest(order[i - 1], order[i]));
        }
        return indexAbove(largest);
    }

    /// Returns how many triplets are done with, 0 if the next one must be large.
    private int small(boolean isExchanged) {
        int run = run(isExchanged ? 2 : 0);
        int index = indexOf(run);
        int distance = run < 3 ? 6 : run < 6 ? 3 : 0;
        boolean isFitting = index < smallIndex + 6 && index + distance < largeIndex || index + 6 < largeIndex;
        if (!isExchanged && !isFitting) {
            return 0;
        }
        if (run == 1 && !isSwapped) {
            hold(order[1], order[0]);
        } else {
            smallIndex = index;
            write(run, isExchanged);
        }
        return run;
    }

    /// Returns the longest run whose symbols fit the index that it is begun with, or one that this leads to.
    private int run(int least) {
        int most = orderSize - 1;
        int run = Math.min(most, Math.max(runLength, least));
        run = indexOf(least) < indexOf(run) ? least : run;
        int index = run == 0 ? smallIndex : indexOf(run);
        run = Math.max(run, 1);
        while (true) {
            int longer = run;
            while (longer < most && largest(order[longer], order[longer + 1]) < MagicTables.radix(index)) {
                longer++;
            }
            if (longer == run && index == indexOf(run)) {
                return run;
            }
            run = longer;
            index = indexOf(run);
        }
    }

    private void write(int run, boolean isExchanged) {
        if (run != runLength) {
            runLength = run;
            instructions.add(RUN_LENGTH);
            runs.add(run);
        }
        boolean isTogether = !held.isEmpty() && (!isSwapped || isExchanged);
        flush(held.size() - (isTogether ? 1 : 0));
        if (isTogether) {
            changeType(held.get(0).type);
        }
        instructions.add(isTogether ? LARGE_AND_SMALL : ONLY_SMALL);
        held.forEach(this::writeLarge);
        held.clear();
        for (int i = 1; i <= run; i++) {
            for (int c = 0; c < 3; c++) {
                small.add(symbol(order[i - 1], order[i], c));
            }
        }
    }

    /// @param before the triplet before, -1 where none may be referred to
    private void hold(int t, int before) {
        if (held.size() == MOST_LARGE) {
            flush(MOST_LARGE);
        }
        int x = q[3 * t] - minimum[0];
        int y = q[3 * t + 1] - minimum[1];
        int z = q[3 * t + 2] - minimum[2];
        boolean isIntra = before >= 0 && largest(before, t) * INTRA_GAIN < Math.max(x, Math.max(y, z));
        held.add(isIntra
                ? new Large(INTRA, symbol(before, t, 0), symbol(before, t, 1), symbol(before, t, 2))
                : new Large(DIRECT, x, y, z));
    }

    /// Writes the first of the triplets that are held, in groups of one type.
    private void flush(int count) {
        for (int done = 0; done < count; ) {
            int end = done;
            while (end < count && held.get(end).type == held.get(done).type) {
                end++;
            }
            writeGroup(held.subList(done, end));
            done = end;
        }
        held.subList(0, count).clear();
    }

    private void writeGroup(List<Large> group) {
        changeType(group.get(0).type);
        boolean isRun = group.size() >= 3;
        if (isRun) {
            instructions.add(LARGE_RUN);
            runs.add(group.size());
        }
        for (Large large : group) {
            if (!isRun) {
                instructions.add(ONLY_LARGE);
            }
            writeLarge(large);
        }
    }

    private void changeType(int wanted) {
        if (type != wanted) {
            type = wanted;
            instructions.add(wanted);
        }
    }

    private void writeLarge(Large large) {
        (large.type == DIRECT ? direct : intra).addAll(List.of(large.x, large.y, large.z));
    }
}
