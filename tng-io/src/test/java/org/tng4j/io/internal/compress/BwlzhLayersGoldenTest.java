package org.tng4j.io.internal.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.io.CodecVectors;

/// Every single-layer vector of the layers under XTC3 and BWLZH, bit for bit.
class BwlzhLayersGoldenTest {
    private static final SectionBytes NOWHERE = Sections.of(new byte[0]);

    static Stream<Arguments> layer(String layer) {
        return CodecVectors.rows("layers/index.json").stream()
                .filter(row -> row.get("layer").asText().equals(layer))
                .map(row -> Arguments.of(row.get("name").asText(), row));
    }

    static Stream<Arguments> split16() {
        return layer("split16");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("split16")
    void joinsSplitSymbols(String name, JsonNode row) throws IOException {
        int[] symbols = file(row, "symbols");
        int[] values = new int[file(row, "values").length];
        Split16.join(NOWHERE, chars(symbols), symbols.length, values, 0, values.length);
        assertArrayEquals(file(row, "values"), values);
    }

    static Stream<Arguments> bwt() {
        return layer("bwt");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bwt")
    void invertsBurrowsWheelerTransform(String name, JsonNode row) throws IOException {
        int[] last = file(row, "bwt");
        char[] text = new char[last.length];
        int index = row.get("parameters").get("index").asInt();
        new BurrowsWheeler().invert(NOWHERE, chars(last), last.length, index, text);
        assertArrayEquals(file(row, "plain"), ints(text));
    }

    static Stream<Arguments> mtf() {
        return layer("mtf");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mtf")
    void movesToFront(String name, JsonNode row) throws IOException {
        byte[] codes = CodecVectors.bytes("layers/" + row.get("files").get("codes").get("file").asText());
        int count = codes.length / 3;
        int[] symbols = new int[count];
        MoveToFront moveToFront = new MoveToFront();
        for (int plane = 0; plane < 3; plane++) {
            char[] values = new char[count];
            for (int i = 0; i < count; i++) {
                values[i] = (char) (codes[plane * count + i] & 0xff);
            }
            moveToFront.decode(NOWHERE, values, count);
            for (int i = 0; i < count; i++) {
                symbols[i] |= values[i] << 8 * plane;
            }
        }
        assertArrayEquals(file(row, "plain"), symbols);
    }

    static Stream<Arguments> rle() {
        return layer("rle");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rle")
    void expandsRunLengths(String name, JsonNode row) throws IOException {
        int[] symbols = file(row, "rle");
        char[] values = new char[row.get("parameters").get("h").asInt()];
        boolean isAnyNotZero = RunLengths.decode(NOWHERE, symbols, symbols.length, values, values.length);
        int[] expected = file(row, "plain");
        assertArrayEquals(expected, ints(values));
        assertEquals(Arrays.stream(expected).anyMatch(value -> value != 0), isAnyNotZero);
    }

    static Stream<Arguments> lz77() {
        return layer("lz77");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lz77")
    void copiesFromDistances(String name, JsonNode row) throws IOException {
        int[] symbols = file(row, "data");
        int[] lengths = file(row, "lengths");
        int[] distances = file(row, "offsets");
        char[] values = new char[row.get("parameters").get("h").asInt()];
        Lz77 lz77 = new Lz77();
        System.arraycopy(lengths, 0, lz77.lengths(lengths.length), 0, lengths.length);
        System.arraycopy(distances, 0, lz77.distances(distances.length), 0, distances.length);
        boolean isAnyNotZero = lz77.decode(NOWHERE, symbols, symbols.length, values, values.length);
        int[] result = ints(values);
        assertEquals(row.get("parameters").get("plain_sha256").asText(), CodecVectors.sha256(result));
        assertEquals(Arrays.stream(result).anyMatch(value -> value != 0), isAnyNotZero);
    }

    static Stream<Arguments> huffman() {
        return layer("huffman");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("huffman")
    void decodesHuffmanBlock(String name, JsonNode row) throws IOException {
        SectionBytes section = block(row);
        int[] values = new int[row.get("parameters").get("n").asInt()];
        Huffman huffman = new Huffman();
        huffman.open(section, (int) section.remaining() - 1, values.length, "block");
        huffman.decode(section, values);
        assertEquals(row.get("parameters").get("values_sha256").asText(), CodecVectors.sha256(values));
        assertStopsAtSentinel(section);
    }

    static Stream<Arguments> bwlzh() {
        return layer("bwlzh");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bwlzh")
    void decodesBwlzhBlock(String name, JsonNode row) throws IOException {
        SectionBytes section = block(row);
        int[] values = new int[row.get("parameters").get("n").asInt()];
        new BwlzhBlock().decode(section, values, values.length);
        assertEquals(row.get("parameters").get("values_sha256").asText(), CodecVectors.sha256(values));
        assertStopsAtSentinel(section);
    }

    static Stream<Arguments> base() {
        return layer("base");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("base")
    void decodesBaseBlock(String name, JsonNode row) throws IOException {
        SectionBytes section = block(row);
        int[] values = new int[row.get("parameters").get("n").asInt()];
        new BaseBlock().decode(section, values, values.length);
        assertArrayEquals(file(row, "values"), values);
        assertStopsAtSentinel(section);
    }

    static Stream<Arguments> xtc3() {
        return layer("xtc3");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("xtc3")
    void decodesXtc3Section(String name, JsonNode row) throws IOException {
        byte[] section = CodecVectors.bytes("layers/" + row.get("files").get("section").get("file").asText());
        int particles = row.get("parameters").get("natoms").asInt();
        int[] expected = file(row, "values");
        int[] values = new int[expected.length];
        Xtc3 xtc3 = new Xtc3();
        xtc3.open(Sections.of(section), particles, expected.length / (3 * particles), 0);
        int[] frame = new int[3 * particles];
        for (int at = 0; at < expected.length; at += frame.length) {
            xtc3.next(frame, 0, frame.length);
            System.arraycopy(frame, 0, values, at, frame.length);
        }
        assertArrayEquals(expected, values);
    }

    /// With those of [LayerGoldenTest], which has 60.
    @Test
    void layersAreAllThere() {
        long here = Stream.of(split16(), bwt(), mtf(), rle(), lz77(), huffman(), bwlzh(), base(), xtc3())
                .mapToLong(Stream::count).sum();
        assertEquals(182, here);
        assertEquals(242, here + LayerGoldenTest.sections().count());
        assertEquals(242, CodecVectors.rows("layers/index.json").size());
    }

    @Test
    void mapsSymbolsToSignedNumbers() {
        for (JsonNode row : CodecVectors.json("layers/symbols.json").get("back")) {
            assertEquals(row.get("fromSymbolS").asInt(), SignMapping.fromSigned((int) row.get("symbol").asLong()),
                    row::toString);
        }
    }

    @Test
    void knowsHowManyBytesNumberTakes() {
        Radix radix = new Radix();
        for (JsonNode row : CodecVectors.json("layers/base_nbytes.json").get("rows")) {
            radix.set((int) row.get(0).asLong());
            assertEquals(row.get(2).asInt(), radix.size(row.get(1).asInt()), row::toString);
        }
    }

    private static SectionBytes block(JsonNode row) {
        byte[] block = CodecVectors.bytes("layers/" + row.get("files").get("block").get("file").asText());
        byte[] padded = Arrays.copyOf(block, block.length + 1);
        padded[block.length] = 0x5a;
        return Sections.of(padded);
    }

    private static void assertStopsAtSentinel(SectionBytes section) throws IOException {
        assertEquals(1, section.remaining());
        assertEquals(0x5a, section.uint8());
    }

    private static int[] file(JsonNode row, String kind) {
        return CodecVectors.integers("layers/" + row.get("files").get(kind).get("file").asText());
    }

    private static char[] chars(int[] values) {
        char[] chars = new char[values.length];
        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i], (char) values[i]);
            chars[i] = (char) values[i];
        }
        return chars;
    }

    private static int[] ints(char[] values) {
        int[] ints = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            ints[i] = values[i];
        }
        return ints;
    }
}
