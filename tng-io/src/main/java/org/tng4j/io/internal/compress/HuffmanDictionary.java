package org.tng4j.io.internal.compress;

import java.io.IOException;
import java.util.Arrays;

/// The dictionary of a Huffman block: the code length of each symbol, in one of three storages.
///
/// ```
/// storage 0: size(uint24) entryCount(uint24) packed(size)
/// storage 1: elementCount(uint24) entryCount(uint24) codedSize(uint24) size(uint24) innerEntryCount(uint24)
///            coded(codedSize) packed(size)
/// storage 2: elementCount(uint24) entryCount(uint24) runCount(uint24) codedSize(uint24) size(uint24)
///            innerEntryCount(uint24) coded(codedSize) packed(size)
/// packed:    largestSymbol(uint24), then a bit for each symbol, and after each 1 five bits of code length
/// ```
///
/// `coded` is a Huffman code by the inner dictionary, which is `packed`: `elementCount` bytes, first the three of the
/// largest symbol, then the length of each symbol's code; in storage 2 run lengths of them.
///
/// No dictionary is larger than [#MAX_SYMBOL]. Source: docs/compression.md, *Huffman block*.
final class HuffmanDictionary {
    /// Storage of code lengths, bit by bit.
    static final int PACKED = 0;
    /// Storage of code lengths, Huffman coded.
    static final int CODED = 1;
    /// Storage of code lengths, as run lengths, Huffman coded.
    static final int RUN_LENGTHS = 2;

    /// Largest symbol that any dictionary may name.
    private static final int MAX_SYMBOL = (1 << 17) + 3;
    private static final int SYMBOL_SIZE = 3;
    private static final int LENGTH_BITS = 5;
    private static final int MAX_LENGTH = 31;
    private static final int MAX_CODE_SIZE = 4;

    private final HuffmanCode innerCode = new HuffmanCode();
    private byte[] lengths = {};
    private byte[] packed = {};
    private byte[] coded = {};
    private int[] symbols = {};
    private char[] elements = {};

    /// Reads a dictionary and makes the code that it describes.
    void read(SectionBytes section, int storage, HuffmanCode code) throws IOException {
        if (storage == PACKED) {
            int size = section.uint24();
            readPacked(section, size, section.uint24(), code);
        } else {
            readCoded(section, storage, code);
        }
    }

    private void readPacked(SectionBytes section, int size, int entryCount, HuffmanCode code) throws IOException {
        if (size < SYMBOL_SIZE || size > section.remaining()) {
            throw section.broken("Huffman dictionary at offset " + section.offset() + " is " + size
                    + " bytes, must be 3 to " + section.remaining());
        }
        int largest = largest(section, section.uint24());
        int bitsSize = size - SYMBOL_SIZE;
        packed = Scratch.bytes(packed, bitsSize);
        section.bytes(packed, 0, bitsSize);
        lengths = Scratch.bytes(lengths, largest + 1);
        long end = (long) bitsSize * Byte.SIZE;
        long bit = 0;
        for (int symbol = 0; symbol <= largest; symbol++) {
            boolean isCoded = bit < end && bit(bit) == 1;
            if (bit + (isCoded ? 1 + LENGTH_BITS : 1) > end) {
                throw section.broken("Huffman dictionary before offset " + section.offset() + " ends at symbol "
                        + symbol + ", must go on to " + largest);
            }
            bit++;
            int length = 0;
            for (int i = 0; isCoded && i < LENGTH_BITS; i++) {
                length = length << 1 | bit(bit++);
            }
            if (isCoded && length == 0) {
                throw section.broken("Huffman dictionary before offset " + section.offset() + " gives symbol " + symbol
                        + " a code of 0 bits, must be 1 to 31");
            }
            lengths[symbol] = (byte) length;
        }
        code.build(section, lengths, largest + 1, entryCount);
    }

    private int bit(long bit) {
        return packed[(int) (bit >>> 3)] >>> (7 - (bit & 7)) & 1;
    }

    private int largest(SectionBytes section, int symbol) throws IOException {
        if (symbol > MAX_SYMBOL) {
            throw section.broken("largest symbol of a Huffman dictionary before offset " + section.offset() + " is "
                    + symbol + ", must be at most " + MAX_SYMBOL);
        }
        return symbol;
    }

    private void readCoded(SectionBytes section, int storage, HuffmanCode code) throws IOException {
        int elementCount = section.uint24();
        int entryCount = section.uint24();
        int count = storage == CODED ? elementCount : section.uint24();
        int codedSize = section.uint24();
        int innerSize = section.uint24();
        int innerEntryCount = section.uint24();
        largest(section, elementCount - SYMBOL_SIZE - 1);
        if (elementCount <= SYMBOL_SIZE || count < 1 || count > elementCount || codedSize > section.remaining()
                || codedSize > MAX_CODE_SIZE * count) {
            throw section.broken("Huffman dictionary at offset " + section.offset() + " has " + elementCount
                    + " elements, " + count + " symbols and " + codedSize
                    + " bytes of codes, must have at least 4 elements, no more symbols, and 4 bytes to a symbol of the "
                    + section.remaining() + " that are left");
        }
        coded = Scratch.bytes(coded, codedSize + HuffmanCode.PADDING);
        section.bytes(coded, 0, codedSize);
        Arrays.fill(coded, codedSize, codedSize + HuffmanCode.PADDING, (byte) 0);
        readPacked(section, innerSize, innerEntryCount, innerCode);
        symbols = Scratch.ints(symbols, count);
        innerCode.decode(section, coded, codedSize, symbols, count);
        elements = Scratch.chars(elements, elementCount);
        if (storage == RUN_LENGTHS) {
            RunLengths.decode(section, symbols, count, elements, elementCount);
        } else {
            for (int i = 0; i < count; i++) {
                elements[i] = (char) Math.min(symbols[i], Character.MAX_VALUE);
            }
        }
        build(section, elementCount - SYMBOL_SIZE, entryCount, code);
    }

    private void build(SectionBytes section, int symbolCount, int entryCount, HuffmanCode code) throws IOException {
        long largest = elements[0] + ((long) elements[1] << 8) + ((long) elements[2] << 16);
        if (largest != symbolCount - 1) {
            throw section.broken("largest symbol of a Huffman dictionary before offset " + section.offset() + " is "
                    + largest + ", must be " + (symbolCount - 1) + " for the code lengths that are there");
        }
        lengths = Scratch.bytes(lengths, symbolCount);
        for (int symbol = 0; symbol < symbolCount; symbol++) {
            int length = elements[SYMBOL_SIZE + symbol];
            if (length > MAX_LENGTH) {
                throw section.broken("Huffman dictionary before offset " + section.offset() + " gives symbol " + symbol
                        + " a code of " + length + " bits, must be at most 31");
            }
            lengths[symbol] = (byte) length;
        }
        code.build(section, lengths, symbolCount, entryCount);
    }
}
