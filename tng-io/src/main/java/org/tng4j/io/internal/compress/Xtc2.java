package org.tng4j.io.internal.compress;

import java.io.IOException;

/// Particles one by one relative to the minimum ("large"), or in runs relative to the particle before ("small"), each
/// packed into one mixed-radix number. A run may reach into the next frame: what is left over is carried there.
///
/// `minimum(32 bits) × 3, largeIndex(8 bits) × 3, smallIndex(8 bits), instruction ...`
///
/// Source: docs/compression.md, *XTC2*.
final class Xtc2 implements CodedFrames {
    private static final int BASE_AND_RUN_END = 4;
    private static final int ONLY_LARGE = 4;
    private static final int ONLY_SMALL = 5;
    private static final int BASE_CHANGE = 6;
    private static final int LONGEST_RUN = 6;
    private static final int LONGEST_LARGE_RUN = 18;
    private static final int MOST_VALUES = 3 * LONGEST_LARGE_RUN;
    /// The longest instruction with its numbers: a large run.
    private static final int MOST_BITS = 9 + LONGEST_LARGE_RUN * 96;
    /// No way of writing a particle takes fewer.
    private static final int LEAST_BITS_PER_PARTICLE = 3;

    private final BitReader bits;
    private final PackedNumber number = new PackedNumber();
    private final int[] minimum = new int[3];
    private final int[] largeIndex = new int[3];
    private final long[] largeRadix = new long[3];
    private final long[] largeReciprocal = new long[3];
    private int largeBits;
    private int smallIndex;
    private int runLength;
    private boolean isSwapped;
    /// Size, radix and reciprocals of a small run as index and length have it; 0 bits until they are looked up.
    private int smallBits;
    private long radix;
    private long reciprocal;
    private long cube;
    private long cubeReciprocal;
    /// The particle before, with the minimum added.
    private final int[] previous = new int[3];
    private int leftValues;
    private final int[] carried = new int[MOST_VALUES];
    private int carriedFrom;
    private int carriedTo;

    Xtc2(BitReader bits) {
        this.bits = bits;
    }

    @Override
    public void open(SectionBytes section, int particleCount, int frames, int parameter) throws IOException {
        bits.open(section);
        for (int c = 0; c < 3; c++) {
            minimum[c] = SignMapping.fromSigned(bits.bits(Integer.SIZE));
            previous[c] = 2 * minimum[c];
        }
        for (int c = 0; c < 3; c++) {
            largeIndex[c] = requireIndex(bits.bits(Byte.SIZE), "large index");
            largeRadix[c] = MagicTables.radix(largeIndex[c]);
            largeReciprocal[c] = MagicTables.radixReciprocal(largeIndex[c]);
        }
        largeBits = MagicTables.largeBits(largeIndex[0], largeIndex[1], largeIndex[2]);
        smallIndex = bits.bits(Byte.SIZE);
        smallBits = 0;
        runLength = 0;
        isSwapped = false;
        leftValues = 3 * particleCount * frames;
        carriedFrom = 0;
        carriedTo = 0;
        bits.requireAtLeast((long) LEAST_BITS_PER_PARTICLE * particleCount * frames, "XTC2 particles");
    }

    private int requireIndex(int index, String what) throws IOException {
        if (index < 0 || index >= MagicTables.COUNT) {
            throw bits.broken(what + " is " + index + ", must be 0 to " + (MagicTables.COUNT - 1));
        }
        return index;
    }

    @Override
    public void next(int[] values, int from, int to) throws IOException {
        int at = takeCarried(values, from, to);
        at = decode(values, at, to - MOST_VALUES);
        while (at < to) {
            carriedTo = decode(carried, 0, 0);
            at = takeCarried(values, at, to);
        }
    }

    @Override
    public void mark(Mark mark) {
        mark.put(bits.bitOffset());
        mark.put(smallIndex);
        mark.put(runLength);
        mark.put(isSwapped);
        mark.put(previous, 0, 3);
        mark.put(leftValues);
        mark.put(carriedTo - carriedFrom);
        mark.put(carried, carriedFrom, carriedTo - carriedFrom);
    }

    @Override
    public void resume(Mark mark, int[] before) throws IOException {
        bits.seek(mark.takeLong());
        smallIndex = mark.take();
        smallBits = 0;
        runLength = mark.take();
        isSwapped = mark.takeFlag();
        mark.take(previous, 3);
        leftValues = mark.take();
        carriedFrom = 0;
        carriedTo = mark.take();
        mark.take(carried, carriedTo);
    }

    private int takeCarried(int[] values, int at, int to) {
        int size = Math.min(carriedTo - carriedFrom, to - at);
        System.arraycopy(carried, carriedFrom, values, at, size);
        carriedFrom += size;
        if (carriedFrom == carriedTo) {
            carriedFrom = 0;
            carriedTo = 0;
        }
        return at + size;
    }

    /// Carries out instructions as long as the next value goes to index `last` or before.
    ///
    /// One loop over all instructions, because the position is all that links them.
    private int decode(int[] values, int from, int last) throws IOException {
        byte[] window = bits.window();
        int position = bits.position();
        int limit = bits.limit();
        int at = from;
        while (at <= last) {
            if (limit - position < MOST_BITS) {
                bits.position(position);
                bits.fill();
                position = bits.position();
                limit = bits.limit();
            }
            int start = at;
            long word = BitReader.load(window, position);
            if (word < 0) {
                int size = smallSize(isSwapped ? 2 : 1, position);
                large(window, position + 1, values, at);
                small(window, position + 1 + largeBits, values, at + 3, values[at], values[at + 1], values[at + 2]);
                if (isSwapped) {
                    exchange(values, at);
                }
                position += 1 + largeBits + size;
                at += 3 + 3 * runLength;
            } else {
                int code = (int) (word >>> 60);
                if (code < BASE_AND_RUN_END) {
                    baseAndRun((int) (word >>> 58));
                    position += 6;
                } else if (code == ONLY_LARGE) {
                    large(window, position + 4, values, at);
                    position += 4 + largeBits;
                    at += 3;
                } else if (code == ONLY_SMALL) {
                    int size = smallSize(1, position);
                    keepPrevious(values, from, at);
                    small(window, position + 4, values, at, previous[0], previous[1], previous[2]);
                    position += 4 + size;
                    at += 3 * runLength;
                } else if (code == BASE_CHANGE) {
                    baseChange((int) (word >>> 58) & 3);
                    position += 6;
                } else if ((word << 4) >= 0) {
                    isSwapped = !isSwapped;
                    position += 5;
                } else {
                    int count = ((int) (word >>> 55) & 15) + 3;
                    position += 9;
                    for (int i = 0; i < count; i++, position += largeBits, at += 3) {
                        large(window, position, values, at);
                    }
                }
            }
            leftValues -= at - start;
            if (position > limit || leftValues < 0) {
                bits.position(position);
                bits.requireInside();
                throw bits.broken("XTC2 instruction writes " + (at - start) / 3 + " particles, must be at most the "
                        + (leftValues + at - start) / 3 + " that are left");
            }
        }
        bits.position(position);
        keepPrevious(values, from, at);
        return at;
    }

    private void keepPrevious(int[] values, int from, int at) {
        if (at > from) {
            previous[0] = values[at - 3];
            previous[1] = values[at - 2];
            previous[2] = values[at - 1];
        }
    }

    private void baseAndRun(int code) {
        runLength = code == 15 ? LONGEST_RUN : code / 3 + 1;
        smallIndex += code == 15 ? 0 : code % 3 - 1;
        smallBits = 0;
    }

    private void baseChange(int code) {
        int amount = (code & 1) + 1;
        smallIndex += (code & 2) == 0 ? amount : -amount;
        smallBits = 0;
    }

    /// Returns the bits of a small run, looked up where index or length have changed.
    private int smallSize(int shortest, int position) throws IOException {
        if (smallBits == 0 || runLength < shortest) {
            bits.position(position);
            lookUpSmall(shortest);
        }
        return smallBits;
    }

    private void lookUpSmall(int shortest) throws IOException {
        if (runLength < shortest) {
            throw bits.broken("XTC2 small run has " + runLength + " particles, must have at least " + shortest);
        }
        int index = requireIndex(smallIndex, "small index");
        smallBits = MagicTables.smallBits(index, runLength);
        radix = MagicTables.radix(index);
        reciprocal = MagicTables.radixReciprocal(index);
        cube = MagicTables.cube(index);
        cubeReciprocal = MagicTables.cubeReciprocal(index);
    }

    private void large(byte[] window, int position, int[] values, int at) {
        if (largeBits > Long.SIZE) {
            largeByWords(window, position, values, at);
            return;
        }
        long xyz = PackedNumber.value(BitReader.loadWhole(window, position), largeBits);
        long radixZ = largeRadix[2];
        long xy = Math.unsignedMultiplyHigh(xyz, largeReciprocal[2]);
        long z = xyz - xy * radixZ;
        if (z >= radixZ) {
            z -= radixZ;
            xy++;
        }
        long radixY = largeRadix[1];
        long x = Math.unsignedMultiplyHigh(xy, largeReciprocal[1]);
        long y = xy - x * radixY;
        if (y >= radixY) {
            y -= radixY;
            x++;
        }
        if (x >= largeRadix[0]) { // a number of these bits is less than twice the product of the radices
            x -= largeRadix[0];
        }
        values[at] = (int) x + minimum[0];
        values[at + 1] = (int) y + minimum[1];
        values[at + 2] = (int) z + minimum[2];
    }

    private void largeByWords(byte[] window, int position, int[] values, int at) {
        number.read(window, position, largeBits);
        for (int c = 2; c >= 0; c--) {
            values[at + c] = (int) number.divide(largeRadix[c], largeReciprocal[c]) + minimum[c];
        }
    }

    /// Decodes a small run behind the particle (x, y, z).
    private void small(byte[] window, int position, int[] values, int at, int x, int y, int z) {
        int last = at + 3 * runLength - 3;
        if (smallBits <= Long.SIZE) {
            smallByCubes(PackedNumber.value(BitReader.loadWhole(window, position), smallBits), values, at, last);
        } else {
            smallByWords(window, position, values, at, last);
        }
        int sumX = x;
        int sumY = y;
        int sumZ = z;
        for (int i = at; i <= last; i += 3) {
            sumX += SignMapping.fromSigned(values[i]);
            sumY += SignMapping.fromSigned(values[i + 1]);
            sumZ += SignMapping.fromSigned(values[i + 2]);
            values[i] = sumX;
            values[i + 1] = sumY;
            values[i + 2] = sumZ;
        }
    }

    /// Splits a number into triplets from the last down to the first, and each triplet into its digits.
    private void smallByCubes(long packed, int[] values, int first, int last) {
        long divisor = cube;
        long inverse = cubeReciprocal;
        long rest = packed;
        for (int i = last; i >= first; i -= 3) {
            long quotient = Math.unsignedMultiplyHigh(rest, inverse);
            long triplet = rest - quotient * divisor;
            if (Long.compareUnsigned(triplet, divisor) >= 0) {
                triplet -= divisor;
                quotient++;
            }
            split(triplet, values, i);
            rest = quotient;
        }
    }

    private void split(long triplet, int[] values, int at) {
        long xy = Math.unsignedMultiplyHigh(triplet, reciprocal);
        long z = triplet - xy * radix;
        if (z >= radix) {
            z -= radix;
            xy++;
        }
        long x = Math.unsignedMultiplyHigh(xy, reciprocal);
        long y = xy - x * radix;
        if (y >= radix) {
            y -= radix;
            x++;
        }
        values[at] = (int) x;
        values[at + 1] = (int) y;
        values[at + 2] = (int) z;
    }

    /// The same for more than 64 bits: triplets leave from the end until the rest fits.
    private void smallByWords(byte[] window, int position, int[] values, int first, int last) {
        number.read(window, position, smallBits);
        int i = last;
        boolean isCubeAWord = cube != 0 && cube >>> Integer.SIZE == 0;
        for (; i >= first && !(cube != 0 && number.isLong()); i -= 3) {
            if (isCubeAWord) {
                split(number.divide(cube, cubeReciprocal), values, i);
            } else {
                values[i + 2] = (int) number.divide(radix, reciprocal);
                values[i + 1] = (int) number.divide(radix, reciprocal);
                values[i] = (int) number.divide(radix, reciprocal);
            }
        }
        smallByCubes(number.toLong(), values, first, i);
    }

    private static void exchange(int[] values, int at) {
        for (int c = at; c < at + 3; c++) {
            int large = values[c];
            values[c] = values[c + 3];
            values[c + 3] = large;
        }
    }
}
