package org.tng4j.io.internal.compress;

import java.math.BigInteger;

/// The radices of XTC2 and the widths of its small runs, with what it takes to divide by a radix without dividing.
/// Source: docs/compression.md, *The magic tables*; the test compares with `tables/magic_ints.csv` and
/// `tables/xtc2_small_bits.csv`.
final class MagicTables {
    /// Radices there are.
    static final int COUNT = 92;
    /// Triplets in the longest small run of the table; instructions reach 6.
    static final int LONGEST_RUN = 8;

    /// Where the format's table says one bit more than a run takes: the index, then the runs.
    private static final int[][] ONE_BIT_MORE = {
        {8, 8}, {14, 7}, {17, 6}, {20, 4}, {23, 7}, {35, 4}, {38, 3}, {44, 2}, {47, 1}, {53, 3}, {59, 2, 3, 7, 8},
        {68, 7}, {71, 6}, {74, 2, 6, 8}, {77, 5, 7}, {80, 6}, {86, 5, 7}, {89, 1, 2, 4, 5, 8},
    };

    private static final long[] RADIX = new long[COUNT];
    private static final long[] RECIPROCAL = new long[COUNT];
    private static final long[] CUBE = new long[COUNT];
    private static final long[] CUBE_RECIPROCAL = new long[COUNT];
    private static final int[] SMALL_BITS = new int[COUNT * LONGEST_RUN];

    static {
        for (int i = 0; i < COUNT; i++) {
            RADIX[i] = i < 2 ? 2 + i : cubeRoot(i + 4);
            RECIPROCAL[i] = reciprocal(RADIX[i]);
            BigInteger cube = BigInteger.valueOf(RADIX[i]).pow(3);
            CUBE[i] = cube.bitLength() > Long.SIZE ? 0 : cube.longValue();
            CUBE_RECIPROCAL[i] = CUBE[i] == 0 ? 0 : reciprocal(CUBE[i]);
            for (int run = 1; run <= LONGEST_RUN; run++) {
                SMALL_BITS[i * LONGEST_RUN + run - 1] = cube.pow(run).subtract(BigInteger.ONE).bitLength();
            }
        }
        for (int[] exception : ONE_BIT_MORE) {
            for (int k = 1; k < exception.length; k++) {
                SMALL_BITS[exception[0] * LONGEST_RUN + exception[k] - 1]++;
            }
        }
    }

    private MagicTables() {}

    /// The largest number whose cube is not above 2^exponent.
    private static long cubeRoot(int exponent) {
        BigInteger limit = BigInteger.ONE.shiftLeft(exponent);
        long root = (long) Math.cbrt(Math.scalb(1.0, exponent)) + 1;
        while (BigInteger.valueOf(root).pow(3).compareTo(limit) > 0) {
            root--;
        }
        return root;
    }

    /// Returns what [Math#unsignedMultiplyHigh(long, long)] turns any x into x / radix with, or into one less.
    static long reciprocal(long radix) {
        return Long.divideUnsigned(-1L, radix);
    }

    /// Returns a radix, below 2^32.
    static long radix(int index) {
        return RADIX[index];
    }

    static long radixReciprocal(int index) {
        return RECIPROCAL[index];
    }

    /// Returns the cube of a radix as an unsigned number, 0 where 64 bits do not hold it.
    static long cube(int index) {
        return CUBE[index];
    }

    static long cubeReciprocal(int index) {
        return CUBE_RECIPROCAL[index];
    }

    /// Returns the bits of a small run of 1 to [#LONGEST_RUN] triplets.
    static int smallBits(int index, int run) {
        return SMALL_BITS[index * LONGEST_RUN + run - 1];
    }

    /// Returns the bits of one triplet with these three radices.
    static int largeBits(int x, int y, int z) {
        long xy = RADIX[x] * RADIX[y];
        long high = Math.unsignedMultiplyHigh(xy, RADIX[z]);
        long low = xy * RADIX[z] - 1; // of a product of at least 8
        high -= low == -1L ? 1 : 0;
        return high == 0
                ? Long.SIZE - Long.numberOfLeadingZeros(low)
                : 2 * Long.SIZE - Long.numberOfLeadingZeros(high);
    }
}
