package org.tng4j.io.internal.compress;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/// Bits, the most significant of a byte first. For tests.
final class BitWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long pending;
    private int used;

    /// Appends the lowest `count` bits of a value, up to 64.
    void bits(long value, int count) {
        if (count > Integer.SIZE) {
            bits(value >>> Integer.SIZE, count - Integer.SIZE);
            bits(value, Integer.SIZE);
            return;
        }
        pending = pending << count | value & (1L << count) - 1;
        used += count;
        while (used >= Byte.SIZE) {
            used -= Byte.SIZE;
            bytes.write((int) (pending >>> used));
        }
    }

    /// A packed number: bytes from the least significant one on, of the last only as many bits as there are.
    void packed(BigInteger value, int count) {
        byte[] highestFirst = value.toByteArray();
        for (int k = 0; Byte.SIZE * k < count; k++) {
            int at = highestFirst.length - 1 - k;
            bits(at < 0 ? 0 : highestFirst[at], Math.min(Byte.SIZE, count - Byte.SIZE * k));
        }
    }

    /// A packed number that 64 bits hold.
    void packed(long value, int count) {
        for (int k = 0; k < count; k += Byte.SIZE) {
            bits(k < Long.SIZE ? value >>> k : 0, Math.min(Byte.SIZE, count - k));
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
