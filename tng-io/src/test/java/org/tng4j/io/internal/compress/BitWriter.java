package org.tng4j.io.internal.compress;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/// Bits one by one, the most significant of a byte first. For tests.
final class BitWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int last;
    private int used;

    void bits(long value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            last = last << 1 | (int) (value >>> i & 1);
            if (++used == Byte.SIZE) {
                bytes.write(last);
                last = 0;
                used = 0;
            }
        }
    }

    /// A packed number: bytes from the least significant one on, of the last only as many bits as there are.
    void packed(BigInteger value, int count) {
        int left = count;
        for (int k = 0; left > 0; k += Byte.SIZE, left -= Byte.SIZE) {
            bits(value.shiftRight(k).intValue() & 0xff, Math.min(Byte.SIZE, left));
        }
    }

    /// All bits, the last byte filled with zeros.
    byte[] toBytes() {
        if (used > 0) {
            bits(0, Byte.SIZE - used);
        }
        return bytes.toByteArray();
    }
}
