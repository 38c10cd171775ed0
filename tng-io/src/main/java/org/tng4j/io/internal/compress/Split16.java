package org.tng4j.io.internal.compress;

import java.io.IOException;

/// Joins 16-bit symbols to 32-bit values: bit 15 of a symbol says that more bits follow, the low 15 come first; a third
/// symbol ends its value. Source: docs/compression.md, *16-bit splitting*.
final class Split16 {

    private Split16() {}

    /// Joins exactly `symbolCount` symbols to exactly `count` values, at `values[from]` and after it.
    static void join(SectionBytes section, char[] symbols, int symbolCount, int[] values, int from, int count)
            throws IOException {
        int last = symbolCount - 3;
        int to = from + count;
        int next = 0;
        int at = from;
        while (next <= last && at < to) {
            int first = symbols[next];
            int second = symbols[next + 1];
            if (first < 0x8000) {
                values[at++] = first;
                next++;
            } else if (second < 0x8000) {
                values[at++] = first & 0x7fff | second << 15;
                next += 2;
            } else {
                values[at++] = first & 0x7fff | (second & 0x7fff) << 15 | symbols[next + 2] << 30;
                next += 3;
            }
        }
        joinLast(section, symbols, next, symbolCount, values, at, to);
    }

    /// The last values, where a symbol that should follow may not be there.
    private static void joinLast(SectionBytes section, char[] symbols, int from, int symbolCount, int[] values,
            int first, int to) throws IOException {
        int next = from;
        for (int at = first; at < to; at++) {
            int value = 0;
            int shift = 0;
            int symbol;
            do {
                if (next == symbolCount) {
                    throw section.broken(symbolCount + " 16-bit symbols before offset " + section.offset()
                            + " end before the last " + (to - at) + " values, must give all");
                }
                symbol = symbols[next++];
                value |= (shift < 30 ? symbol & 0x7fff : symbol) << shift;
                shift += 15;
            } while (symbol >= 0x8000 && shift <= 30);
            values[at] = value;
        }
        if (next < symbolCount) {
            throw section.broken("values take " + next + " 16-bit symbols before offset " + section.offset()
                    + ", must take all " + symbolCount);
        }
    }
}
