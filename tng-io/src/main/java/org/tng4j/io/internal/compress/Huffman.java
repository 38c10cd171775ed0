package org.tng4j.io.internal.compress;

import java.io.IOException;
import java.util.Arrays;

/// Huffman block: coded symbols, and their dictionary after them.
///
/// `is16(uint8) storage(uint8) symbolCountIfSplit(uint32) symbolCountIf16(uint32) size(uint32) coded(size) dictionary`
///
/// A symbol takes a bit at least, so nothing is allocated for more symbols than eight to a byte of the block.
/// Source: docs/compression.md, *Huffman block*.
final class Huffman {
    /// Bytes that a code of 31 bits can take.
    private static final int MAX_CODE_SIZE = 4;
    private static final int MAX_SYMBOLS_PER_VALUE = 3;

    private final HuffmanCode code = new HuffmanCode();
    private final HuffmanDictionary dictionary = new HuffmanDictionary();
    private byte[] coded = {};
    private int[] splitSymbols = {};
    private char[] splitChars = {};
    private boolean isSplit;
    private int valueCount;
    private int symbolCount;
    private int codedSize;

    /// Reads a block to its end, for [#decode(SectionBytes, int[])] to follow. From here on `count` values are known to
    /// be no more than eight to a byte.
    ///
    /// @param size  of the block, from whatever holds it
    /// @param count of values, bounded by whatever holds the block
    void open(SectionBytes section, int size, int count, String block) throws IOException {
        long outer = section.enter(size, block);
        valueCount = count;
        long start = section.offset();
        int is16 = section.uint8();
        int storage = section.uint8();
        if (is16 > 1 || storage > HuffmanDictionary.RUN_LENGTHS) {
            throw section.broken(block + " at offset " + start + " has 16-bit flag " + is16 + " and dictionary storage "
                    + storage + ", must be 0 to 1 and 0 to 2");
        }
        isSplit = is16 == 0;
        readCoded(section, block);
        dictionary.read(section, storage, code);
        section.leave(outer);
    }

    private void readCoded(SectionBytes section, String block) throws IOException {
        int ifSplit = section.int32();
        int if16 = section.int32();
        symbolCount = isSplit ? ifSplit : if16;
        long most = isSplit ? (long) MAX_SYMBOLS_PER_VALUE * valueCount : valueCount;
        if (symbolCount < valueCount || symbolCount > most) {
            throw section.broken(block + " before offset " + section.offset() + " has "
                    + Integer.toUnsignedString(symbolCount) + " symbols, must have " + valueCount + " to " + most);
        }
        long least = ((long) symbolCount + Byte.SIZE - 1) / Byte.SIZE;
        most = (long) MAX_CODE_SIZE * symbolCount;
        codedSize = section.int32();
        if (codedSize < least || codedSize > most || codedSize > section.remaining()) {
            throw section.broken("size of coded symbols in " + block + " at offset "
                    + (section.offset() - Integer.BYTES) + " is " + Integer.toUnsignedString(codedSize)
                    + ", must be " + least + " to " + most + " and fit the " + section.remaining()
                    + " bytes that are left");
        }
        coded = Scratch.bytes(coded, codedSize + HuffmanCode.PADDING);
        section.bytes(coded, 0, codedSize);
        Arrays.fill(coded, codedSize, codedSize + HuffmanCode.PADDING, (byte) 0);
    }

    /// Writes the values of the block that was opened.
    void decode(SectionBytes section, int[] values) throws IOException {
        if (!isSplit) {
            code.decode(section, coded, codedSize, values, symbolCount);
            return;
        }
        splitSymbols = Scratch.ints(splitSymbols, symbolCount);
        splitChars = Scratch.chars(splitChars, symbolCount);
        code.decode(section, coded, codedSize, splitSymbols, symbolCount);
        for (int i = 0; i < symbolCount; i++) {
            if (splitSymbols[i] > Character.MAX_VALUE) {
                throw section.broken("16-bit symbol before offset " + section.offset() + " is " + splitSymbols[i]
                        + ", must be at most 65535");
            }
            splitChars[i] = (char) splitSymbols[i];
        }
        Split16.join(section, splitChars, symbolCount, values, 0, valueCount);
    }
}
