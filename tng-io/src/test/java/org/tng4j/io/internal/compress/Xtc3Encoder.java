package org.tng4j.io.internal.compress;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes XTC3 sections: any instructions that give the wanted triplets, chosen by dice, so that runs, swaps and
/// predictions stand where no encoder would put them. Written from docs/compression.md, knows nothing of the decoder.
final class Xtc3Encoder {
    private final int[] q;
    private final int particles;
    private final int triplets;
    private final Random dice;
    private final boolean isWater;
    private final int[] minimum;
    private final List<Integer> instructions = new ArrayList<>();
    private final List<Integer> runs = new ArrayList<>();
    private final List<Integer> direct = new ArrayList<>();
    private final List<Integer> intra = new ArrayList<>();
    private final List<Integer> inter = new ArrayList<>();
    private final List<Integer> small = new ArrayList<>();
    private int runLength;
    private boolean isSwapped;
    private int type = 6;
    private int previous = -1;

    /// @param values  of all frames, any integers
    /// @param isWater one large and two small triplets to a molecule, nothing by dice
    Xtc3Encoder(int[] values, int particles, Random dice, boolean isWater) {
        this.q = values;
        this.particles = particles;
        this.triplets = values.length / 3;
        this.minimum = Minimum.of(values);
        this.dice = dice;
        this.isWater = isWater;
    }

    /// Returns the section.
    ///
    /// @param digits   to a number of base blocks
    /// @param interval numbers to a base
    byte[] encode(boolean isBase, int digits, int interval) {
        for (int t = 0; t < triplets; ) {
            t = isWater ? water(t) : any(t);
        }
        BwlzhEncoder.Bytes out = new BwlzhEncoder.Bytes();
        for (int c = 0; c < 3; c++) {
            out.number(Symbols.of(minimum[c]), 4);
        }
        array(out, instructions, false, false, 0, 0);
        array(out, runs, false, false, 0, 0);
        for (List<Integer> numbers : List.of(direct, intra, inter, small)) {
            array(out, numbers, true, isBase, digits, interval);
        }
        return out.toArray();
    }

    private static void array(BwlzhEncoder.Bytes out, List<Integer> numbers, boolean isTriplets, boolean isBaseWanted,
            int digits, int interval) {
        out.number(numbers.size(), 4);
        if (numbers.isEmpty()) {
            return;
        }
        int[] values = numbers.stream().mapToInt(Integer::intValue).toArray();
        boolean isBase = isBaseWanted && !numbers.contains(-1); // no base is above 2^32 - 1
        byte[] block = isBase ? base(values, digits, interval) : new BwlzhEncoder(200_000, 0, false).encode(values);
        if (isTriplets) {
            out.number(isBase ? 0 : 1, 1);
        }
        out.number(block.length, 4).all(block);
    }

    /// Returns a base block of these values.
    static byte[] base(int[] values, int digits, int interval) {
        BwlzhEncoder.Bytes out = new BwlzhEncoder.Bytes().number(digits, 2).number(interval, 1);
        int count = values.length / 3;
        for (int c = 0; c < 3; c++) {
            BigInteger base = BigInteger.TWO;
            for (int i = 0; i < count; i += digits) {
                if (i / digits % interval == 0) {
                    long most = 1;
                    for (int j = i; j < Math.min(count, i + digits * interval); j++) {
                        most = Math.max(most, Integer.toUnsignedLong(values[c + 3 * j]));
                    }
                    base = BigInteger.valueOf(Math.min(most + 1, 0xffff_ffffL));
                    out.number(base.longValue(), 4);
                }
                int last = Math.min(count, i + digits);
                BigInteger number = BigInteger.ZERO;
                for (int j = i; j < last; j++) {
                    number = number.multiply(base).add(BigInteger.valueOf(Integer.toUnsignedLong(values[c + 3 * j])));
                }
                int size = (base.pow(last - i).subtract(BigInteger.ONE).bitLength() + 7) / 8;
                for (int k = 0; k < size; k++) {
                    out.number(number.shiftRight(8 * k).longValue(), 1);
                }
            }
        }
        return out.toArray();
    }

    private int water(int t) {
        if (triplets - t < 3) {
            instructions.add(2);
            return large(t, t);
        }
        run(2);
        instructions.add(0);
        large(t, t);
        return small(t + 1, 2);
    }

    private int any(int t) {
        int left = triplets - t;
        switch (dice.nextInt(8)) {
            case 0 -> {
                holdLarge(t, t - 1);
                instructions.add(2);
                return large(t, t);
            }
            case 1 -> {
                int count = 1 + dice.nextInt(Math.min(left, 30));
                for (int i = 0; i < count; i++) {
                    holdLarge(t + i, t + i - 1);
                }
                instructions.add(5);
                runs.add(count);
                for (int i = 0; i < count; i++) {
                    large(t + i, t + i);
                }
                return t + count;
            }
            case 2 -> {
                int most = held(t, t - 1, Math.min(left, 12));
                if (most > 0) {
                    run(1 + dice.nextInt(most));
                    instructions.add(3);
                    return small(t, runLength);
                }
            }
            case 3 -> {
                instructions.add(4);
                isSwapped = !isSwapped;
            }
            case 4 -> {
                type = 6 + dice.nextInt(t >= particles && particles > 1 ? 3 : 2);
                instructions.add(type);
            }
            default -> {
                return isSwapped ? swapped(t) : largeAndSmall(t);
            }
        }
        return t;
    }

    private int largeAndSmall(int t) {
        int most = held(t + 1, t, Math.min(triplets - t - 1, 12));
        if (most < 2) {
            return t;
        }
        holdLarge(t, t - 1);
        run(2 + dice.nextInt(most - 1));
        instructions.add(0);
        large(t, t);
        return small(t + 1, runLength);
    }

    private int swapped(int t) {
        int most = triplets - t < 3 || !isHeld(t, t + 1) ? 0 : held(t + 2, t, Math.min(triplets - t - 2, 11));
        if (most < 1) {
            return t;
        }
        holdLarge(t + 1, t - 1);
        run(2 + dice.nextInt(most));
        instructions.add(0);
        large(t + 1, t + 1);
        small(t, 1);
        return small(t + 2, runLength - 1);
    }

    /// Goes over to direct numbers where another type's difference has no symbol.
    private void holdLarge(int t, int before) {
        if (type == 7 && !isHeld(t, before) || type == 8 && !isHeld(t, t - particles)) {
            type = 6;
            instructions.add(type);
        }
    }

    /// Returns how many triplets from `t` on, at most `most`, are differences that have a symbol.
    private int held(int t, int before, int most) {
        int count = 0;
        while (count < most && isHeld(t + count, count == 0 ? before : t + count - 1)) {
            count++;
        }
        return count;
    }

    private boolean isHeld(int t, int before) {
        for (int c = 0; c < 3; c++) {
            if (!Symbols.isSigned(q[3 * t + c] - (before < 0 ? minimum[c] : q[3 * before + c]))) {
                return false;
            }
        }
        return true;
    }

    private void run(int length) {
        if (length != runLength) {
            runLength = length;
            instructions.add(1);
            runs.add(length);
        }
    }

    /// Writes triplet `t` as a large one, and remembers it as the one before.
    private int large(int t, int predicted) {
        for (int c = 0; c < 3; c++) {
            int value = q[3 * t + c];
            switch (type) {
                case 6 -> direct.add(value - minimum[c]);
                case 7 -> intra.add(Symbols.of(value - (previous < 0 ? minimum[c] : q[3 * previous + c])));
                default -> inter.add(Symbols.of(value - q[3 * (predicted - particles) + c]));
            }
        }
        previous = t;
        return t + 1;
    }

    private int small(int t, int count) {
        for (int i = t; i < t + count; i++) {
            for (int c = 0; c < 3; c++) {
                small.add(Symbols.of(q[3 * i + c] - (previous < 0 ? minimum[c] : q[3 * previous + c])));
            }
            previous = i;
        }
        return t + count;
    }
}
