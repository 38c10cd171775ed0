package org.tng4j.io.internal.compress;

import org.tng4j.io.internal.bytes.Memory;

/// One base, and what it takes to split long numbers into its digits without dividing.
///
/// `chunk` is the largest power of the base below 2^63. Dividing a long number by it leaves `chunkDigits` digits at a
/// time: 128 bits by 64, limb after limb, with a reciprocal (Moeller and Granlund, *Improved division by invariant
/// integers*, algorithm 4). A chunk is split by the base with one multiplication to a digit.
/// Source: docs/compression.md, *Base block*.
final class Radix {
    private static final int STRIDE = 3;
    private static final long LOW = 0xffff_ffffL;

    private long base;
    private boolean isPowerOfTwo;
    private int baseBits;
    private long baseInverse;
    private int chunkDigits;
    private int chunkShift;
    private long chunk;
    private long divisor;
    private long divisorInverse;
    private long[] power = {};
    private int sizeDigits;
    private int size;

    /// Takes a base, not 0, as an unsigned number.
    void set(int unsignedBase) {
        long next = Integer.toUnsignedLong(unsignedBase);
        if (next == base) {
            return;
        }
        base = next;
        sizeDigits = 0;
        isPowerOfTwo = (next & (next - 1)) == 0;
        baseBits = Long.SIZE - Long.numberOfLeadingZeros(next - 1);
        if (next > 1) {
            setInverses();
        }
    }

    private void setInverses() {
        baseInverse = isPowerOfTwo ? 1L << 63
                : (1L << 63) + (reciprocal(base << (Long.SIZE - baseBits)) >>> 1) + 1;
        chunk = base;
        chunkDigits = 1;
        while (Math.multiplyHigh(chunk, base) == 0 && chunk * base > 0) {
            chunk *= base;
            chunkDigits++;
        }
        chunkShift = Long.numberOfLeadingZeros(chunk);
        divisor = chunk << chunkShift;
        divisorInverse = reciprocal(divisor);
    }

    /// Returns `floor((2^128 - 1) / d) - 2^64` for a `d` with its highest bit set: two digits of 32 bits, each guessed
    /// from the upper half of `d` and corrected.
    private static long reciprocal(long d) {
        long high = d >>> 32;
        long low = d & LOW;
        long first = digit(~d, high, low);
        long rest = (~d << 32 | LOW) - first * d;
        return first << 32 | digit(rest, high, low);
    }

    /// Returns `(n * 2^32 + 2^32 - 1) / (high * 2^32 + low)`, less than 2^32.
    private static long digit(long n, long high, long low) {
        long digit = Long.divideUnsigned(n, high);
        long rest = n - digit * high;
        while (digit > LOW || Long.compareUnsigned(digit * low, rest << 32 | LOW) > 0) {
            digit--;
            rest += high;
            if (rest > LOW) {
                break;
            }
        }
        return digit;
    }

    /// Returns how many bytes hold `base^digits - 1`.
    int size(int digits) {
        if (digits != sizeDigits) {
            long bits = isPowerOfTwo ? (long) baseBits * digits : powerBits(digits);
            size = (int) ((bits + Byte.SIZE - 1) / Byte.SIZE);
            sizeDigits = digits;
        }
        return size;
    }

    /// Returns how many bits `base^digits` has; with a base that is no power of two, `base^digits - 1` has as many.
    private long powerBits(int digits) {
        int most = (int) ((long) baseBits * digits / Long.SIZE) + 1;
        if (power.length < most) {
            power = Memory.longs(most);
        }
        power[0] = 1;
        int used = 1;
        int left = digits;
        for (; left >= chunkDigits; left -= chunkDigits) {
            used = multiply(used, chunk);
        }
        for (; left > 0; left--) {
            used = multiply(used, base);
        }
        return (long) used * Long.SIZE - Long.numberOfLeadingZeros(power[used - 1]);
    }

    private int multiply(int used, long factor) {
        long carry = 0;
        for (int i = 0; i < used; i++) {
            long low = power[i] * factor;
            long sum = low + carry;
            carry = Math.unsignedMultiplyHigh(power[i], factor) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
            power[i] = sum;
        }
        if (carry == 0) {
            return used;
        }
        power[used] = carry;
        return used + 1;
    }

    /// Writes the digits of a number, the highest to `values[at]`, each next one three places on; a quotient that is
    /// left after them is dropped. The limbs, lowest first, are used up.
    void split(long[] limbs, int limbCount, int digits, int[] values, int at) {
        int used = limbCount;
        int to = at + STRIDE * (digits - 1);
        for (int left = digits; left > 0; left -= chunkDigits) {
            while (used > 0 && limbs[used - 1] == 0) {
                used--;
            }
            if (used == 0) {
                fillZeros(values, at, to);
                return;
            }
            long rest = divide(limbs, used);
            for (int i = Math.min(left, chunkDigits); i > 0; i--) {
                long quotient = Math.unsignedMultiplyHigh(rest, baseInverse) >>> (baseBits - 1);
                values[to] = (int) (rest - quotient * base);
                rest = quotient;
                to -= STRIDE;
            }
        }
    }

    private static void fillZeros(int[] values, int at, int last) {
        for (int i = last; i >= at; i -= STRIDE) {
            values[i] = 0;
        }
    }

    /// Divides the limbs by the chunk, in place, and returns the rest. `rest` stands shifted up by as much as the
    /// divisor; the quotient does not.
    private long divide(long[] limbs, int used) {
        long d = divisor;
        long inverse = divisorInverse;
        int up = chunkShift;
        int down = Long.SIZE - up;
        long upper = limbs[used - 1];
        long rest = upper >>> down;
        for (int i = used - 1; i >= 0; i--) {
            long lower = i > 0 ? limbs[i - 1] : 0;
            long next = upper << up | lower >>> down;
            upper = lower;
            long low = inverse * rest;
            long sum = low + next;
            long quotient = Math.unsignedMultiplyHigh(inverse, rest) + rest + 1
                    + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
            rest = next - quotient * d;
            if (Long.compareUnsigned(rest, sum) > 0) {
                quotient--;
                rest += d;
            }
            if (Long.compareUnsigned(rest, d) >= 0) {
                quotient++;
                rest -= d;
            }
            limbs[i] = quotient;
        }
        return rest >>> up;
    }
}
