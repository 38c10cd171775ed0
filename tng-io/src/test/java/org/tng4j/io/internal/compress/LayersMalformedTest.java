package org.tng4j.io.internal.compress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.internal.bytes.HeapFile;

/// What single layers refuse and no malformed vector shows.
class LayersMalformedTest {
    private static final SectionBytes NOWHERE = Sections.of(new byte[0]);

    @Test
    void refusesRowsThatDoNotCloseTheirCircle() {
        // rows 0 and 1 lead to each other, row 2 to itself: three symbols are no multiple of a circle of two
        assertProblem("row 0 of the sorted rotations before offset 0 leads to row 1 after 3 symbols,"
                + " must lead back to itself",
                () -> new BurrowsWheeler().invert(NOWHERE, new char[] {5, 4, 9}, 3, 0, new char[3]));
    }

    @Test
    void refusesSymbolsBehindTheLastValue() {
        assertProblem("values take 3 16-bit symbols before offset 0, must take all 4",
                () -> Split16.join(NOWHERE, new char[] {1, 0x8002, 3, 4}, 4, new int[2], 0, 2));
        assertProblem("values take 1 16-bit symbols before offset 0, must take all 3",
                () -> Split16.join(NOWHERE, new char[] {1, 2, 3}, 3, new int[1], 0, 1));
    }

    @Test
    void refusesRunLengthSymbolsBehindTheLastValue() {
        assertProblem("3 run-length symbols before offset 0 give 2 values out of 2 symbols, must give 2 out of all",
                () -> RunLengths.decode(NOWHERE, new int[] {0, 7, 7}, 3, new char[2], 2));
        assertProblem("run before offset 0 has 4 values, must have one of at most 3",
                () -> RunLengths.decode(NOWHERE, new int[] {7, 0, 0, 7}, 4, new char[4], 4));
        assertProblem("value before offset 0 is 65536, must be at most 65535",
                () -> RunLengths.decode(NOWHERE, new int[] {65_538}, 1, new char[1], 1));
    }

    @Test
    void refusesLengthsAndDistancesThatNoCopyWants() {
        Lz77 lz77 = new Lz77();
        lz77.lengths(2)[0] = 1;
        lz77.distances(0);
        assertProblem("LZ77 data before offset 0 give 2 values out of 2 symbols, 1 lengths and 0 distances,"
                + " must give 2 out of 2, 2 and 0", () -> lz77.decode(NOWHERE, new int[] {7, 0}, 2, new char[2], 2));
        lz77.lengths(0);
        assertProblem("LZ77 data before offset 0 have 0 lengths, must have at least 1",
                () -> lz77.decode(NOWHERE, new int[] {7, 0}, 2, new char[2], 2));
    }

    @Test
    void refusesCopiesOfNothingAndOfTooMuch() {
        assertProblem("LZ77 copy of 0 from distance 1 at value 1, before offset 0, must be 1 to 3 from 1 to 1",
                () -> copy(0));
        assertProblem("LZ77 copy of 4 from distance 1 at value 1, before offset 0, must be 1 to 3 from 1 to 1",
                () -> copy(4));
        assertProblem("LZ77 copy of 2147483647 from distance 1 at value 1, before offset 0, must be 1 to 3 from 1 to 1",
                () -> copy(Integer.MAX_VALUE));
        assertProblem("LZ77 copy of 4294967295 from distance 1 at value 1, before offset 0, must be 1 to 3 from 1 to 1",
                () -> copy(-1));
    }

    /// One value, and copies of it.
    private static void copy(int length) throws IOException {
        Lz77 lz77 = new Lz77();
        lz77.lengths(1)[0] = length;
        lz77.distances(0);
        lz77.decode(NOWHERE, new int[] {7, 0}, 2, new char[4], 4);
    }

    /// A block of two symbols, `0` and `1` with one bit each, and what is changed in it.
    private static byte[] huffmanBlock(int size, int... dictionary) {
        byte[] block = new byte[14 + size + dictionary.length];
        block[0] = 1;
        block[6] = 9;
        block[10] = (byte) size;
        for (int i = 0; i < dictionary.length; i++) {
            block[14 + size + i] = (byte) dictionary[i];
        }
        return block;
    }

    private static Executable huffman(byte[] block) {
        return () -> {
            Huffman huffman = new Huffman();
            SectionBytes section = Sections.of(block);
            huffman.open(section, block.length, 9, "block");
            huffman.decode(section, new int[9]);
        };
    }

    @Test
    void refusesHuffmanData() {
        // 9 symbols of 2 bits in 2 bytes; dictionary of 5 bytes and 2 entries, largest symbol 1, 1 00010 1 00010
        assertProblem("Huffman data before offset 27 end after 8 symbols at most, must hold 9",
                huffman(huffmanBlock(2, 5, 0, 0, 2, 0, 0, 1, 0, 0, 0b10001010, 0b00100000)));
        assertProblem("size of coded symbols in block at offset 10 is 1, must be 2 to 36 and fit the 12"
                        + " bytes that are left",
                huffman(huffmanBlock(1, 5, 0, 0, 2, 0, 0, 1, 0, 0, 0b10001010, 0b00100000)));
    }

    @Test
    void refusesHuffmanDataThatEndWithTheirSize() {
        assertProblem("size of coded symbols in block at offset 10 is 0, must be 2 to 36 and fit the 0 bytes that are"
                + " left", huffman(huffmanBlock(0)));
    }

    @Test
    void refusesHuffmanDictionaries() {
        assertProblem("Huffman dictionary before offset 26 ends at symbol 1, must go on to 1",
                huffman(huffmanBlock(2, 4, 0, 0, 2, 0, 0, 1, 0, 0, 0b10000110)));
        assertProblem("Huffman dictionary at offset 22 is 2 bytes, must be 3 to 5",
                huffman(huffmanBlock(2, 2, 0, 0, 2, 0, 0, 1, 0, 0, 0b10000110, 0)));
    }

    @Test
    void refusesCountsThatNoSectionCanHold() {
        assertProblem("BWLZH block of 180000 values at offset 8 is 3 bytes, must be at least 39", () -> {
            byte[] section = {0, 0, 0, 0, 0x20, (byte) 0xbf, 0x02, 0, 0, 0, 0};
            new Bwlzh().open(Sections.of(section), 60_000, 1, 0);
        });
    }

    @Test
    void refusesInstructionsThatWantMoreTripletsThanThereAre() {
        // minimum 0 0 0, instruction 5 (large run), run length 3, no numbers
        byte[] instructions = new BwlzhEncoder(1, 0, false).encode(new int[] {5});
        byte[] runs = new BwlzhEncoder(1, 0, false).encode(new int[] {3});
        byte[] section = new BwlzhEncoder.Bytes().number(0, 4).number(0, 4).number(0, 4)
                .number(1, 4).number(instructions.length, 4).all(instructions)
                .number(1, 4).number(runs.length, 4).all(runs)
                .number(0, 4).number(0, 4).number(0, 4).number(0, 4).toArray();
        assertProblem("XTC3 instruction wants 3 triplets in the section before offset " + section.length
                + ", must want at most the 2 that are left", () -> {
                    Xtc3 xtc3 = new Xtc3();
                    xtc3.open(Sections.of(section), 2, 1, 0);
                    xtc3.next(new int[6], 0, 6);
                });
    }

    @Test
    void refusesTripletsWithWiderSymbolsThanThereAre() {
        BitWriter out = new BitWriter();
        out.bits(0, 32); // largest symbol
        out.bits(1, 2); // class: one bit more than the parameter
        out.bits(0, 96);
        byte[] section = out.toBytes();
        assertProblem("triplet has symbols of 32 bits, must be at most 31 (in the byte at offset 4)",
                () -> {
                    HeapFile file = new HeapFile("run.tng", section);
                    SectionBytes bytes = new SectionBytes(file);
                    bytes.open(0, section.length, CodecGoldenTest::place);
                    CodedFrames triplets = Coder.TRIPLETS.make(file, BitReader.WINDOW_SIZE);
                    triplets.open(bytes, 1, 1, 31);
                    triplets.next(new int[3], 0, 3);
                });
    }

    private static void assertProblem(String problem, Executable decoding) {
        assertEquals(problem, assertThrows(TngFormatException.class, decoding).problem());
    }
}
