package org.tng4j.io.internal.compress;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A canonical Huffman code: entries sorted by (length, symbol), each code one more than the one before it. Short codes
/// are looked up in a table, four to one 64-bit load; long ones are found by the first code of each length.
/// Source: docs/compression.md, *Huffman block*.
final class HuffmanCode {
    /// Bytes that must follow coded bytes in their array, so that 64-bit loads stay inside it.
    static final int PADDING = 8;

    private static final VarHandle LONG_BE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int MAX_LENGTH = 31;
    private static final int TABLE_BITS = 12;
    private static final int LENGTH_BITS = 6;
    private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

    /// By the next bits: `symbol << 6 | length`, or 0 for a code that is longer, or none.
    private final int[] table = new int[1 << TABLE_BITS];
    private final int[] countOf = new int[MAX_LENGTH + 1];
    private final int[] firstEntryOf = new int[MAX_LENGTH + 2];
    /// The codes of one length end here, with 31 bits, the missing ones 0.
    private final long[] endOf = new long[MAX_LENGTH + 1];
    private int[] symbols = {};
    private int tableBits;
    private int longest;

    /// Makes the code of the symbols 0 to `symbolCount - 1`.
    ///
    /// @param lengths    of the codes, 0 for a symbol without one, at most 31
    /// @param entryCount how many symbols have a code, at least one
    void build(SectionBytes section, byte[] lengths, int symbolCount, int entryCount) throws IOException {
        count(section, lengths, symbolCount, entryCount);
        sort(lengths, symbolCount, entryCount);
        fillTable();
    }

    private void count(SectionBytes section, byte[] lengths, int symbolCount, int entryCount) throws IOException {
        Arrays.fill(countOf, 0);
        int coded = 0;
        for (int i = skip(lengths, 0, symbolCount); i < symbolCount; i = skip(lengths, i + 1, symbolCount)) {
            countOf[lengths[i]]++;
            coded += lengths[i] > 0 ? 1 : 0;
        }
        if (coded != entryCount || coded == 0) {
            throw section.broken("Huffman dictionary before offset " + section.offset() + " gives " + coded
                    + " symbols a code, its count is " + entryCount + ", must be the same and at least 1");
        }
        long end = 0;
        int entry = 0;
        longest = 0;
        for (int length = 1; length <= MAX_LENGTH; length++) {
            firstEntryOf[length] = entry;
            entry += countOf[length];
            end += (long) countOf[length] << (MAX_LENGTH - length);
            endOf[length] = end;
            longest = countOf[length] > 0 ? length : longest;
        }
        if (end > 1L << MAX_LENGTH) {
            throw section.broken("Huffman dictionary before offset " + section.offset() + " has code lengths that take "
                    + end + " of 2147483648 codes, must be at most all");
        }
    }

    /// Returns the next symbol at `from` or after it that may have a code: eight without one are skipped at a time,
    /// because a dictionary may name 2^17 symbols in a few bytes.
    private static int skip(byte[] lengths, int from, int symbolCount) {
        int next = from;
        while (next <= symbolCount - Long.BYTES && (long) LONG_BE.get(lengths, next) == 0) {
            next += Long.BYTES;
        }
        return next;
    }

    private void sort(byte[] lengths, int symbolCount, int entryCount) {
        symbols = Scratch.ints(symbols, entryCount);
        for (int i = skip(lengths, 0, symbolCount); i < symbolCount; i = skip(lengths, i + 1, symbolCount)) {
            if (lengths[i] > 0) {
                symbols[firstEntryOf[lengths[i]]++] = i;
            }
        }
        for (int length = 1; length <= MAX_LENGTH; length++) {
            firstEntryOf[length] -= countOf[length];
        }
    }

    private void fillTable() {
        tableBits = Math.min(longest, TABLE_BITS);
        int at = 0;
        for (int length = 1; length <= tableBits; length++) {
            int span = 1 << (tableBits - length);
            int first = firstEntryOf[length];
            for (int entry = first; entry < first + countOf[length]; entry++) {
                Arrays.fill(table, at, at + span, symbols[entry] << LENGTH_BITS | length);
                at += span;
            }
        }
        Arrays.fill(table, at, 1 << tableBits, 0);
    }

    /// Decodes exactly `count` symbols; bits that are left over are not looked at.
    ///
    /// @param coded the coded bytes, and [#PADDING] after them
    void decode(SectionBytes section, byte[] coded, int size, int[] target, int count) throws IOException {
        int shift = Long.SIZE - tableBits;
        long end = (long) size * Byte.SIZE;
        long bit = 0;
        int i = 0;
        while (i < count && bit < end) {
            long bits = (long) LONG_BE.get(coded, (int) (bit >>> 3)) << (bit & 7);
            if (i + 4 <= count) {
                int a = table[(int) (bits >>> shift)];
                bits <<= a;
                int b = table[(int) (bits >>> shift)];
                bits <<= b;
                int c = table[(int) (bits >>> shift)];
                bits <<= c;
                int d = table[(int) (bits >>> shift)];
                if (d != 0) {
                    target[i] = a >>> LENGTH_BITS;
                    target[i + 1] = b >>> LENGTH_BITS;
                    target[i + 2] = c >>> LENGTH_BITS;
                    target[i + 3] = d >>> LENGTH_BITS;
                    bit += (a & LENGTH_MASK) + (b & LENGTH_MASK) + (c & LENGTH_MASK) + (d & LENGTH_MASK);
                    i += 4;
                    continue;
                }
                bits = (long) LONG_BE.get(coded, (int) (bit >>> 3)) << (bit & 7);
            }
            int length = length(section, bits);
            long after = (bits >>> (Long.SIZE - MAX_LENGTH)) - endOf[length - 1];
            target[i++] = symbols[firstEntryOf[length] + (int) (after >>> (MAX_LENGTH - length))];
            bit += length;
        }
        if (i < count || bit > end) {
            throw section.broken("Huffman data before offset " + section.offset() + " end after " + i
                    + " symbols at most, must hold " + count);
        }
    }

    /// Returns the length of the code at the top of `bits`.
    private int length(SectionBytes section, long bits) throws IOException {
        long top = bits >>> (Long.SIZE - MAX_LENGTH);
        for (int length = 1; length <= longest; length++) {
            if (top < endOf[length]) {
                return length;
            }
        }
        throw section.broken("Huffman data before offset " + section.offset() + " hold bits that are no code of their "
                + (firstEntryOf[longest] + countOf[longest]) + ", must hold codes only");
    }
}
