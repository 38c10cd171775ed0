package org.tng4j.io.internal.compress;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.tng4j.io.internal.bytes.Memory;

/// Base block: numbers from 0 up, three sequences (all x, all y, all z), the digits of long numbers in a base that is
/// stored every so often.
///
/// ```
/// digitCount(uint16) interval(uint8), then for x, y and z, until all values are there:
///     before each `interval` numbers: base(uint32)
///     number: as many bytes as base^digits - 1 needs, lowest first; the first value is the highest digit
/// ```
///
/// A number is divided by the largest power of the base below 2^63, limb by limb with a reciprocal (Moeller and
/// Granlund, *Improved division by invariant integers*), and the remainder by the base with a multiplication, so that a
/// digit costs no division. Source: docs/compression.md, *Base block*.
final class BaseBlock {
    private static final VarHandle LONG_LE =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MAX_DIGITS = 16_384;
    private static final int COMPONENTS = 3;

    private final Radix radix = new Radix();
    private byte[] packed = {};
    private long[] limbs = {};

    /// Decodes `count` values, a multiple of three, bounded by the caller: in base 1, digits take no bytes at all.
    void decode(SectionBytes section, int[] values, int count) throws IOException {
        long start = section.offset();
        int most = section.uint16();
        int interval = section.uint8();
        if (most < 1 || most > MAX_DIGITS || interval < 1) {
            throw section.broken("base block at offset " + start + " has " + most + " digits to a number and "
                    + interval + " numbers to a base, must be 1 to " + MAX_DIGITS + " and 1 to 255");
        }
        for (int c = 0; c < COMPONENTS; c++) {
            int given = 0;
            int at = c;
            for (int left = count / COMPONENTS; left > 0; left -= most) {
                if (given == 0) {
                    readBase(section);
                    given = interval;
                }
                given--;
                int digits = Math.min(most, left);
                int limbCount = readNumber(section, digits);
                radix.split(limbs, limbCount, digits, values, at);
                at += COMPONENTS * digits;
            }
        }
    }

    private void readBase(SectionBytes section) throws IOException {
        int base = section.int32();
        if (base == 0) {
            throw section.broken("base of a base block at offset " + (section.offset() - Integer.BYTES)
                    + " is 0, must be at least 1");
        }
        radix.set(base);
    }

    private int readNumber(SectionBytes section, int digits) throws IOException {
        int size = radix.size(digits);
        int padded = size + Long.BYTES - 1 & -Long.BYTES;
        packed = Scratch.bytes(packed, padded);
        section.bytes(packed, 0, size);
        Arrays.fill(packed, size, padded, (byte) 0);
        int limbCount = padded / Long.BYTES;
        if (limbs.length < limbCount) {
            limbs = Memory.longs(limbCount);
        }
        for (int i = 0; i < limbCount; i++) {
            limbs[i] = (long) LONG_LE.get(packed, i * Long.BYTES);
        }
        return limbCount;
    }
}
