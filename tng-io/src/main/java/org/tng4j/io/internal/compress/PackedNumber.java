package org.tng4j.io.internal.compress;

/// One unsigned number of up to 640 bits in the stream's own order: bytes from the least significant one on, of the
/// last only as many bits as there are. Digits leave it by division.
/// Source: docs/compression.md, *Packed numbers*.
final class PackedNumber {
    private static final int MAX_WORDS = 20;
    private static final long WORD = 0xffff_ffffL;

    /// 32 bits in each, least significant first.
    private final long[] words = new long[MAX_WORDS];
    private int size;

    /// Turns the topmost bits of a word, as they come from the stream, into the number that they are.
    ///
    /// @param count 1 to 64
    static long value(long word, int count) {
        int whole = count & -Byte.SIZE;
        int rest = count & Byte.SIZE - 1;
        long bytes = Long.reverseBytes(word);
        long low = whole == 0 ? 0 : bytes & -1L >>> Long.SIZE - whole;
        return rest == 0 ? low : low | (bytes >>> whole & 0xff) >>> Byte.SIZE - rest << whole;
    }

    /// Reads a number of `count` bits.
    void read(byte[] window, int position, int count) {
        size = 0;
        for (int done = 0; done < count; done += Integer.SIZE) {
            long word = BitReader.load(window, position + done);
            words[size++] = value(word, Math.min(Integer.SIZE, count - done)) & WORD;
        }
        trim();
    }

    private void trim() {
        while (size > 0 && words[size - 1] == 0) {
            size--;
        }
    }

    /// Says whether 64 bits hold what is left.
    boolean isLong() {
        return size <= 2;
    }

    /// Returns what is left, if [#isLong()].
    long toLong() {
        return switch (size) {
            case 0 -> 0;
            case 1 -> words[0];
            default -> words[1] << Integer.SIZE | words[0];
        };
    }

    /// Divides the number by a radix below 2^32 and returns the remainder.
    long divide(long radix, long reciprocal) {
        long remainder = 0;
        for (int i = size - 1; i >= 0; i--) {
            long part = remainder << Integer.SIZE | words[i];
            long quotient = Math.unsignedMultiplyHigh(part, reciprocal);
            remainder = part - quotient * radix;
            if (remainder >= radix) {
                remainder -= radix;
                quotient++;
            }
            words[i] = quotient;
        }
        trim();
        return remainder;
    }
}
