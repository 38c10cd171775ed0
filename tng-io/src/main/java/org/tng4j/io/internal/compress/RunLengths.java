package org.tng4j.io.internal.compress;

import java.io.IOException;
import java.util.Arrays;

/// Undoes run-length coding: symbols from 2 on are values plus 2; symbols 0 and 1 are the binary digits of the count of
/// the value that follows them, lowest first, without the leading 1.
/// Source: docs/compression.md, *RLE*.
final class RunLengths {

    private RunLengths() {}

    /// Writes exactly `valueCount` values out of exactly `symbolCount` symbols; no run goes beyond them, whatever its
    /// digits say.
    ///
    /// @return whether any value is not 0
    static boolean decode(SectionBytes section, int[] symbols, int symbolCount, char[] values, int valueCount)
            throws IOException {
        int all = 0;
        int at = 0;
        int next = 0;
        while (at < valueCount && next < symbolCount) {
            int symbol = symbols[next++];
            if (symbol >= 2) {
                int value = value(section, symbol);
                values[at++] = (char) value;
                all |= value;
                continue;
            }
            long count = 0;
            long weight = 1;
            while (symbol < 2 && weight <= valueCount && next < symbolCount) {
                count += symbol == 1 ? weight : 0;
                weight *= 2;
                symbol = symbols[next++];
            }
            count += weight;
            if (symbol < 2 || count > valueCount - at) {
                throw section.broken("run before offset " + section.offset() + " has " + (symbol < 2 ? "no value"
                        : count + " values") + ", must have one of at most " + (valueCount - at));
            }
            int value = value(section, symbol);
            Arrays.fill(values, at, at + (int) count, (char) value);
            at += (int) count;
            all |= value;
        }
        if (at < valueCount || next < symbolCount) {
            throw section.broken(symbolCount + " run-length symbols before offset " + section.offset() + " give " + at
                    + " values out of " + next + " symbols, must give " + valueCount + " out of all");
        }
        return all != 0;
    }

    /// Returns the value that a symbol above the digits stands for.
    static int value(SectionBytes section, int symbol) throws IOException {
        int value = symbol - 2;
        if (value > Character.MAX_VALUE) {
            throw section.broken("value before offset " + section.offset() + " is " + value + ", must be at most "
                    + (int) Character.MAX_VALUE);
        }
        return value;
    }
}
