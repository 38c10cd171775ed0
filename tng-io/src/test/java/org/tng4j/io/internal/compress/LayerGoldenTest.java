package org.tng4j.io.internal.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.io.CodecVectors;
import org.tng4j.io.internal.bytes.HeapFile;

/// Each layer alone equals what the reference does there: sections before any summation, precision, sign mapping,
/// packed numbers, tables.
class LayerGoldenTest {
    private static final int SMALL_WINDOW = 1;

    static Stream<JsonNode> sections() {
        return StreamSupport.stream(CodecVectors.json("layers/index.json").spliterator(), false)
                .filter(layer -> coder(layer) != null);
    }

    private static Coder coder(JsonNode layer) {
        return switch (layer.get("layer").asText()) {
            case "stopbit" -> Coder.STOP_BITS;
            case "triplet" -> Coder.TRIPLETS;
            case "xtc2" -> Coder.XTC2;
            default -> null;
        };
    }

    @Test
    void sectionsAreAllThere() {
        assertEquals(32 + 24 + 4, sections().count());
    }

    /// All in one frame, and one particle a frame: then runs go from frame to frame.
    @ParameterizedTest
    @MethodSource("sections")
    void sectionsHoldTheValuesOfTheReference(JsonNode layer) throws IOException {
        byte[] section = CodecVectors.bytes("layers/" + layer.get("files").get("section").get("file").asText());
        int[] expected = CodecVectors.integers("layers/" + layer.get("files").get("values").get("file").asText());
        int triplets = expected.length / 3;
        int parameter = layer.get("parameters").path("parameter").asInt();
        for (int particles : new int[] {triplets, 1, 2, 3, 5}) {
            HeapFile file = new HeapFile("section", section);
            CodedFrames coded = coder(layer).make(file, SMALL_WINDOW);
            SectionBytes bytes = new SectionBytes(file);
            bytes.open(0, section.length, CodecGoldenTest::place);
            int frames = triplets / particles;
            coded.open(bytes, particles, frames, parameter);
            int[] values = new int[3 * particles];
            for (int frame = 0; frame < frames; frame++) {
                coded.next(values, 0, values.length);
                int from = frame * values.length;
                assertArrayEquals(Arrays.copyOfRange(expected, from, from + values.length), values,
                        layer.get("name").asText());
            }
        }
    }

    @Test
    void precisionEqualsTheReference() {
        JsonNode cases = CodecVectors.json("layers/fixpoint.json");
        for (JsonNode one : cases) {
            double precision = FixPoint.precision((int) one.get("hi").asLong(), (int) one.get("lo").asLong());
            assertEquals(one.get("stored_bits").asText(),
                    String.format("%016x", Double.doubleToRawLongBits(precision)));
            assertEquals(one.get("float_bits").asText(),
                    String.format("%08x", Float.floatToRawIntBits((float) precision)));
        }
        assertEquals(true, cases.size() > 200);
    }

    @Test
    void signMappingEqualsTheReference() {
        for (JsonNode one : CodecVectors.json("layers/symbols.json").get("back")) {
            int symbol = (int) one.get("symbol").asLong();
            assertEquals(one.get("fromSymbolS").asInt(), SignMapping.fromSigned(symbol), () -> "symbol " + symbol);
            assertEquals(one.get("fromSymbolU").asInt(), SignMapping.fromUnsigned(symbol), () -> "symbol " + symbol);
        }
    }

    static Stream<JsonNode> packedNumbers() {
        return StreamSupport.stream(CodecVectors.json("layers/xtc2_packed.json").spliterator(), false);
    }

    /// Each through a section of its own: a large triplet, or a large zero and the run behind it.
    @ParameterizedTest
    @MethodSource("packedNumbers")
    void packedNumbersHaveTheDigitsOfTheReference(JsonNode one) throws IOException {
        BitWriter writer = new BitWriter();
        boolean isLarge = one.get("kind").asText().equals("large");
        int count = one.get("digits").size();
        int run = count / 3;
        for (int c = 0; c < 3; c++) {
            writer.bits(0, 32);
        }
        for (int c = 0; c < 3; c++) {
            writer.bits(isLarge ? one.get("indices").get(c).asInt() : 0, 8);
        }
        int index = isLarge ? 0 : one.get("index").asInt();
        writer.bits(index, 8);
        if (isLarge) {
            writer.bits(0b0100, 4);
        } else {
            if (run == 6) {
                writer.bits(0b001111, 6);
            } else {
                writer.bits((run - 1) * 3 + 1, 6);
            }
            writer.bits(0b1000, 4); // large and small, the large one is three bits
        }
        writer.packed(new BigInteger(one.get("number_hex").asText(), 16), one.get("bits").asInt());
        byte[] section = writer.toBytes();
        HeapFile file = new HeapFile("section", section);
        SectionBytes bytes = new SectionBytes(file);
        bytes.open(0, section.length, CodecGoldenTest::place);
        CodedFrames coded = Coder.XTC2.make(file, SMALL_WINDOW);
        int particles = isLarge ? 1 : 1 + run;
        int[] values = new int[3 * particles];
        coded.open(bytes, particles, 1, 0);
        coded.next(values, 0, values.length);
        int[] expected = new int[3 * particles];
        for (int i = 0; i < count; i++) {
            int digit = (int) one.get("digits").get(i).asLong();
            int at = isLarge ? i : i + 3;
            expected[at] = isLarge ? digit : SignMapping.fromSigned(digit) + expected[at - 3];
        }
        assertArrayEquals(expected, values, one::toString);
    }

    @Test
    void tablesEqualTheSpecification() throws IOException {
        for (String row : rows("magic_ints.csv")) {
            String[] cells = row.split(",", -1);
            assertEquals(Long.parseLong(cells[1]), MagicTables.radix(Integer.parseInt(cells[0])), row);
        }
        for (String row : rows("xtc2_small_bits.csv")) {
            String[] cells = row.split(",", -1);
            for (int run = 1; run <= MagicTables.LONGEST_RUN; run++) {
                assertEquals(Integer.parseInt(cells[1 + run]),
                        MagicTables.smallBits(Integer.parseInt(cells[0]), run), row);
            }
        }
    }

    @Test
    void largeBitsAreThoseOfTheProduct() {
        for (int x = 0; x < MagicTables.COUNT; x++) {
            for (int y = 0; y < MagicTables.COUNT; y++) {
                BigInteger ofX = BigInteger.valueOf(MagicTables.radix(x));
                BigInteger xy = ofX.multiply(BigInteger.valueOf(MagicTables.radix(y)));
                for (int z = 0; z < MagicTables.COUNT; z++) {
                    BigInteger last = xy.multiply(BigInteger.valueOf(MagicTables.radix(z))).subtract(BigInteger.ONE);
                    assertEquals(last.bitLength(), MagicTables.largeBits(x, y, z));
                }
            }
        }
    }

    private static List<String> rows(String name) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                LayerGoldenTest.class.getResourceAsStream(name), StandardCharsets.US_ASCII))) {
            List<String> rows = reader.lines().skip(1).toList();
            assertEquals(MagicTables.COUNT, rows.size());
            return rows;
        }
    }

    @Test
    void divisionByReciprocalIsExact() {
        Random random = new Random(7);
        for (int index = 0; index < MagicTables.COUNT; index++) {
            long radix = MagicTables.radix(index);
            BigInteger cube = BigInteger.valueOf(radix).pow(3);
            assertEquals(cube.bitLength() > 64 ? 0 : cube.longValue(), MagicTables.cube(index));
            for (int i = 0; i < 1000; i++) {
                long number = i == 0 ? -1L : random.nextLong() >>> random.nextInt(64);
                long quotient = Math.unsignedMultiplyHigh(number, MagicTables.reciprocal(radix));
                long remainder = number - quotient * radix;
                quotient += remainder >= radix ? 1 : 0;
                assertEquals(Long.divideUnsigned(number, radix), quotient);
            }
        }
    }
}
