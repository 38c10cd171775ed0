package org.tng4j.io.internal.compress;

import java.io.IOException;

/// BWLZH block: 32-bit values, in inner blocks that are coded by themselves.
///
/// ```
/// count(uint32), then until all values are there:
///     valueCount(uint32) symbolCount(uint32) row(uint32), then three times, for the low, middle and high byte:
///         mode(uint8) dataCount(uint32) size(uint32) Huffman block(size)
///         mode 1: distanceCount(uint32) [storage(uint8) 0: size(uint32) Huffman block(size), 1: uint16 each]
///                 lengthCount(uint32) size(uint32) Huffman block(size)
/// ```
///
/// What is allocated is bounded by the count of values that the caller expects: at most three 16-bit symbols to a
/// value, no more codes than symbols; and for Huffman-coded data by eight symbols to a byte. No inner block has more
/// than [#MAX_SYMBOLS] symbols. Source: docs/compression.md, *BWLZH block*.
final class BwlzhBlock {
    /// Bytes that an inner block takes at least: its header, and three planes with theirs.
    private static final int MIN_INNER_SIZE = 12 + 3 * 9;
    /// Symbols that an inner block may have; no encoder reaches it.
    private static final int MAX_SYMBOLS = (1 << 24) - 1;

    private static final int PLANES = 3;
    private static final int RUN_LENGTHS = 0;
    private static final int LZ77 = 1;
    private static final int HUFFMAN_STORAGE = 0;
    private static final int PLAIN_STORAGE = 1;

    private final Huffman huffman = new Huffman();
    private final Lz77 lz77 = new Lz77();
    private final MoveToFront moveToFront = new MoveToFront();
    private final BurrowsWheeler burrowsWheeler = new BurrowsWheeler();
    private int[] data = {};
    private char[] plane = {};
    private char[] lastColumn = {};
    private char[] symbols = {};
    private int valueCount;
    private int symbolCount;
    private int row;

    /// Reads the block's count, which must be the expected one.
    void open(SectionBytes section, int count) throws IOException {
        section.count("number of values in a BWLZH block", count, count);
    }

    /// Refuses a short section with a great count, before anything is allocated for it.
    static void requireRoom(SectionBytes section, int count) throws IOException {
        long least = ((long) count / MAX_SYMBOLS + 1) * MIN_INNER_SIZE;
        if (section.remaining() < least) {
            throw section.broken("BWLZH block of " + count + " values at offset " + section.offset() + " is "
                    + section.remaining() + " bytes, must be at least " + least);
        }
    }

    /// Decodes a whole block.
    void decode(SectionBytes section, int[] values, int count) throws IOException {
        open(section, count);
        for (int done = 0; done < count; done += valueCount) {
            openInner(section, count - done);
            decodeInner(section, values, done);
        }
    }

    /// Reads the header of the next inner block.
    ///
    /// @param missing values that no inner block has brought yet
    /// @return how many values this one brings, at least one
    int openInner(SectionBytes section, int missing) throws IOException {
        valueCount = section.count("number of values in an inner BWLZH block", 1, missing);
        symbolCount = section.count("number of symbols in an inner BWLZH block", valueCount,
                Math.min(3L * valueCount, MAX_SYMBOLS));
        row = section.count("row in an inner BWLZH block", 0, symbolCount - 1);
        return valueCount;
    }

    /// Decodes the inner block that was opened into `values[from]` and after it.
    void decodeInner(SectionBytes section, int[] values, int from) throws IOException {
        plane = Scratch.chars(plane, symbolCount);
        lastColumn = Scratch.chars(lastColumn, symbolCount);
        symbols = Scratch.chars(symbols, symbolCount);
        for (int k = 0; k < PLANES; k++) {
            boolean isCoded = decodeCodes(section);
            if (isCoded) {
                moveToFront.decode(section, plane, symbolCount);
            }
            join(section, k, isCoded);
        }
        burrowsWheeler.invert(section, lastColumn, symbolCount, row, symbols);
        Split16.join(section, symbols, symbolCount, values, from, valueCount);
    }

    /// Adds a plane to the last column; codes that are all 0 are bytes that are all 0.
    private void join(SectionBytes section, int k, boolean isCoded) throws IOException {
        if (k == 0) {
            System.arraycopy(plane, 0, lastColumn, 0, symbolCount);
        } else if (k == 1 && isCoded) {
            for (int i = 0; i < symbolCount; i++) {
                lastColumn[i] |= (char) (plane[i] << 8);
            }
        } else if (isCoded) {
            throw section.broken("third byte plane before offset " + section.offset()
                    + " makes symbols above 65535, must be all 0");
        }
    }

    /// Puts the move-to-front codes of the next plane into `plane`, and says whether any is not 0.
    private boolean decodeCodes(SectionBytes section) throws IOException {
        int mode = section.uint8();
        if (mode != RUN_LENGTHS && mode != LZ77) {
            throw section.broken("mode of a byte plane at offset " + (section.offset() - 1) + " is " + mode
                    + ", must be 0 or 1");
        }
        int dataCount = section.count("number of codes in a byte plane", 1, symbolCount);
        huffman.open(section, section.int32(), dataCount, "Huffman block of a byte plane");
        data = Scratch.ints(data, dataCount);
        huffman.decode(section, data);
        if (mode == RUN_LENGTHS) {
            return RunLengths.decode(section, data, dataCount, plane, symbolCount);
        }
        readDistances(section, dataCount);
        int lengthCount = section.count("number of LZ77 lengths", 1, dataCount);
        huffman.open(section, section.int32(), lengthCount, "Huffman block of LZ77 lengths");
        huffman.decode(section, lz77.lengths(lengthCount));
        return lz77.decode(section, data, dataCount, plane, symbolCount);
    }

    private void readDistances(SectionBytes section, int dataCount) throws IOException {
        int count = section.count("number of LZ77 distances", 0, dataCount);
        int storage = count == 0 ? PLAIN_STORAGE : section.uint8();
        if (storage == HUFFMAN_STORAGE) {
            huffman.open(section, section.int32(), count, "Huffman block of LZ77 distances");
            huffman.decode(section, lz77.distances(count));
        } else if (storage == PLAIN_STORAGE && 2L * count <= section.remaining()) {
            int[] distances = lz77.distances(count);
            for (int i = 0; i < count; i++) {
                distances[i] = section.uint16();
            }
        } else {
            throw section.broken("storage of " + count + " LZ77 distances before offset " + section.offset() + " is "
                    + storage + ", must be 0, or 1 with two bytes each in the " + section.remaining()
                    + " that are left");
        }
    }
}
