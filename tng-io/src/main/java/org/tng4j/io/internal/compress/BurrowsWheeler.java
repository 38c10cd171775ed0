package org.tng4j.io.internal.compress;

import java.io.IOException;
import java.util.Arrays;

/// Undoes the Burrows-Wheeler transform of 16-bit symbols (all cyclic rotations sorted, no end marker): one counting
/// sort links each row to the row of the symbol before, one walk along the links writes the symbols from the last to
/// the first. Source: docs/compression.md, *Inverse Burrows-Wheeler transform*.
final class BurrowsWheeler {
    private final int[] starts = new int[1 << 16];
    private static final int BYTES = 1 << Byte.SIZE;
    /// A table of all symbols costs more than sorting fewer rows than these twice, byte by byte.
    private static final int FEW = 1 << 11;

    private final int[] byteStarts = new int[BYTES];
    private final int[] byLowByte = new int[FEW];
    private int[] links = {};

    /// Writes the `count` symbols whose sorted rotations end in `lastColumn`.
    ///
    /// @param row of the rotation that is the text itself, less than `count`
    void invert(SectionBytes section, char[] lastColumn, int count, int row, char[] text) throws IOException {
        links = Scratch.ints(links, count);
        link(lastColumn, count);
        int[] before = links;
        int k = row;
        for (int i = count - 1; i >= 0; i--) {
            text[i] = lastColumn[k];
            k = before[k];
        }
        if (k != row) {
            throw section.broken("row " + row + " of the sorted rotations before offset " + section.offset()
                    + " leads to row " + k + " after " + count + " symbols, must lead back to itself");
        }
    }

    private void link(char[] lastColumn, int count) {
        if (count < FEW) {
            linkFew(lastColumn, count);
        } else {
            linkMany(lastColumn, count);
        }
    }

    private void linkFew(char[] lastColumn, int count) {
        countBytes(lastColumn, count, 0);
        for (int i = 0; i < count; i++) {
            byLowByte[byteStarts[lastColumn[i] & 0xff]++] = i;
        }
        countBytes(lastColumn, count, Byte.SIZE);
        for (int k = 0; k < count; k++) {
            int i = byLowByte[k];
            links[i] = byteStarts[lastColumn[i] >>> Byte.SIZE]++;
        }
    }

    /// Makes `byteStarts` the row where each byte begins.
    private void countBytes(char[] lastColumn, int count, int shift) {
        Arrays.fill(byteStarts, 0);
        for (int i = 0; i < count; i++) {
            byteStarts[lastColumn[i] >>> shift & 0xff]++;
        }
        int start = 0;
        for (int b = 0; b < byteStarts.length; b++) {
            int size = byteStarts[b];
            byteStarts[b] = start;
            start += size;
        }
    }

    private void linkMany(char[] lastColumn, int count) {
        int largest = 0;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, lastColumn[i]);
        }
        Arrays.fill(starts, 0, largest + 1, 0);
        for (int i = 0; i < count; i++) {
            starts[lastColumn[i]]++;
        }
        int start = 0;
        for (int symbol = 0; symbol <= largest; symbol++) {
            int size = starts[symbol];
            starts[symbol] = start;
            start += size;
        }
        for (int i = 0; i < count; i++) {
            links[i] = starts[lastColumn[i]]++;
        }
    }
}
