package org.tng4j.io.internal.compress;

import java.io.IOException;
import java.util.Arrays;

/// Undoes LZ77: symbols from 2 on are values plus 2, 0 repeats the last value, 1 copies from a distance; lengths and
/// distances stand in arrays of their own. Source: docs/compression.md, *LZ77*.
final class Lz77 {
    private int[] lengths = {};
    private int lengthCount;
    private int[] distances = {};
    private int distanceCount;
    private int nextLength;
    private int nextDistance;

    /// Returns an array of ours for this many lengths, to be filled before decoding.
    int[] lengths(int count) {
        lengths = Scratch.ints(lengths, count);
        lengthCount = count;
        return lengths;
    }

    /// Returns an array of ours for this many distances, to be filled before decoding.
    int[] distances(int count) {
        distances = Scratch.ints(distances, count);
        distanceCount = count;
        return distances;
    }

    /// Writes exactly `valueCount` values out of exactly all symbols, lengths and distances; no copy goes beyond them.
    ///
    /// @return whether any value is not 0
    boolean decode(SectionBytes section, int[] symbols, int symbolCount, char[] values, int valueCount)
            throws IOException {
        nextLength = 0;
        nextDistance = 0;
        int all = 0;
        int at = 0;
        int next = 0;
        while (at < valueCount && next < symbolCount) {
            int symbol = symbols[next++];
            if (symbol >= 2) {
                int value = RunLengths.value(section, symbol);
                values[at++] = (char) value;
                all |= value;
            } else {
                at = copy(section, values, at, valueCount, symbol == 0 ? 1 : distance(section));
            }
        }
        if (at < valueCount || next < symbolCount || nextLength < lengthCount || nextDistance < distanceCount) {
            throw section.broken("LZ77 data before offset " + section.offset() + " give " + at + " values out of "
                    + next + " symbols, " + nextLength + " lengths and " + nextDistance + " distances, must give "
                    + valueCount + " out of " + symbolCount + ", " + lengthCount + " and " + distanceCount);
        }
        return all != 0;
    }

    private int distance(SectionBytes section) throws IOException {
        if (nextDistance == distanceCount) {
            throw section.broken("LZ77 data before offset " + section.offset() + " have " + distanceCount
                    + " distances, must have at least " + (distanceCount + 1L));
        }
        return distances[nextDistance++];
    }

    private int copy(SectionBytes section, char[] values, int at, int valueCount, int distance)
            throws IOException {
        if (nextLength == lengthCount) {
            throw section.broken("LZ77 data before offset " + section.offset() + " have " + lengthCount
                    + " lengths, must have at least " + (lengthCount + 1L));
        }
        int length = lengths[nextLength++];
        if (distance < 1 || distance > at || length < 1 || length > valueCount - at) {
            throw section.broken("LZ77 copy of " + Integer.toUnsignedString(length) + " from distance "
                    + Integer.toUnsignedString(distance) + " at value " + at + ", before offset " + section.offset()
                    + ", must be 1 to " + (valueCount - at) + " from 1 to " + at);
        }
        int end = at + length;
        if (distance == 1) {
            Arrays.fill(values, at, end, values[at - 1]);
        } else {
            for (int i = at; i < end; i++) {
                values[i] = values[i - distance];
            }
        }
        return end;
    }
}
