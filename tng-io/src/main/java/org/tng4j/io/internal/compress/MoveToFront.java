package org.tng4j.io.internal.compress;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Undoes move-to-front over the bytes 0 to 255: a code is the place of a byte in a list, and the byte moves to the
/// head of the list. Source: docs/compression.md, *Move to front*.
final class MoveToFront {
    private static final VarHandle LONG_LE =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BYTE_VALUES = 256;
    /// From here on a bulk copy moves the head of the list faster than eight bytes at a time: 11 against 13 ns a code
    /// where all codes are alike often; below it, 5 against 10 ns where most are small.
    private static final int BULK = 32;

    private final byte[] list = new byte[BYTE_VALUES];

    /// Replaces `count` codes by the bytes they stand for, 0 to 255.
    void decode(SectionBytes section, char[] codes, int count) throws IOException {
        byte[] order = list;
        for (int i = 0; i < BYTE_VALUES; i++) {
            order[i] = (byte) i;
        }
        for (int i = 0; i < count; i++) {
            int place = codes[i];
            if (place >= BYTE_VALUES) {
                throw section.broken("move-to-front code " + i + " before offset " + section.offset() + " is " + place
                        + ", must be 0 to 255");
            }
            int value = order[place] & 0xff;
            if (place >= BULK) {
                System.arraycopy(order, 0, order, 1, place);
                order[0] = (byte) value;
            } else {
                shiftHead(order, place, value);
            }
            codes[i] = (char) value;
        }
    }

    /// Moves the first `place` bytes up by one and puts `value` before them, eight bytes at a time: each eight hand
    /// their last one on, and the last eight keep what stands behind `place`.
    private static void shiftHead(byte[] order, int place, int value) {
        long handed = value;
        int last = place & -Long.BYTES;
        for (int at = 0; at < last; at += Long.BYTES) {
            long eight = (long) LONG_LE.get(order, at);
            LONG_LE.set(order, at, eight << Byte.SIZE | handed);
            handed = eight >>> (Long.SIZE - Byte.SIZE);
        }
        long eight = (long) LONG_LE.get(order, last);
        long kept = -2L << ((place & 7) << 3 | 7);
        LONG_LE.set(order, last, (eight << Byte.SIZE | handed) & ~kept | eight & kept);
    }
}
