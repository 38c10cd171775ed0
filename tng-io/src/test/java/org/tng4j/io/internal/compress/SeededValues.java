package org.tng4j.io.internal.compress;

import java.util.Arrays;
import java.util.Random;

/// Values for one section, by dice: any shape and size that its coder can hold, or water.
final class SeededValues {
    /// One more than the largest number that XTC2 can count up from its minimum.
    private static final int XTC2_LIMIT = (int) MagicTables.radix(MagicTables.COUNT - 1);
    private static final int[] EXTREMES = {
        Integer.MIN_VALUE, Integer.MIN_VALUE + 1, -(1 << 30), -1, 0, 1, (1 << 30) - 1, 1 << 30, Integer.MAX_VALUE};

    private final Random dice;

    SeededValues(Random dice) {
        this.dice = dice;
    }

    /// Returns as many values, three to a triplet.
    int[] of(Coder coder, int count) {
        int[] values = new int[count];
        fill(values);
        hold(values, coder);
        return values;
    }

    private void fill(int[] values) {
        int bits = 1 + dice.nextInt(32);
        switch (dice.nextInt(6)) {
            case 0 -> Arrays.fill(values, number(bits));
            case 1 -> Arrays.setAll(values, i -> number(bits));
            case 2 -> Arrays.setAll(values, i -> number(1 + dice.nextInt(bits)));
            case 3 -> fillRepeating(values, bits);
            case 4 -> fillWalking(values, bits);
            default -> Arrays.setAll(values, i -> EXTREMES[dice.nextInt(EXTREMES.length)]);
        }
    }

    private int number(int bits) {
        return dice.nextInt() >> 32 - bits;
    }

    private void fillRepeating(int[] values, int bits) {
        int most = 1 + dice.nextInt(3);
        for (int i = 0; i < values.length; i++) {
            boolean isRepeated = i >= 3 && dice.nextInt(20) > 0;
            values[i] = isRepeated ? values[i - 3] + dice.nextInt(most) : number(bits);
        }
    }

    /// Each triplet near the one before, now more and now less, round and round all integers.
    private void fillWalking(int[] values, int bits) {
        int step = bits;
        for (int i = 0; i < values.length; i++) {
            step = dice.nextInt(24) > 0 ? step : 1 + dice.nextInt(bits);
            values[i] = i < 3 ? dice.nextInt() : values[i - 3] + number(step);
        }
    }

    /// Makes them values that the coder has a way of writing down.
    private static void hold(int[] values, Coder coder) {
        switch (coder) {
            case STOP_BITS -> Arrays.setAll(values, i -> Math.max(values[i], -Integer.MAX_VALUE));
            case TRIPLETS -> Arrays.setAll(values, i -> Math.max(values[i] << 1 >> 1, 1 - (1 << 30)));
            case XTC2 -> holdAboveMinimum(values);
            default -> { }
        }
    }

    private static void holdAboveMinimum(int[] values) {
        int[] minimum = Minimum.of(values);
        Arrays.setAll(values, i -> minimum[i % 3] + Integer.remainderUnsigned(values[i] - minimum[i % 3], XTC2_LIMIT));
    }

    /// Returns molecules of three in a box: the second and third near the first, on either side.
    int[] water(int count) {
        int[] values = new int[count];
        int box = 1 << 11 + dice.nextInt(10);
        for (int i = 0; i < count; i++) {
            int member = i / 3 % 3;
            values[i] = member == 0 ? dice.nextInt(box) : values[i - 3 * member] + dice.nextInt(193) - 96;
        }
        return values;
    }
}
