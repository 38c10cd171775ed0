package org.tng4j.io.internal.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.io.CodecVectors;

/// Held against every one-frame XTC3 vector that the reference encoder wrote with base blocks.
class Xtc3FrameEncoderTest {
    private static final int MINIMA_SIZE = 3 * Integer.BYTES;

    static Stream<JsonNode> vectors() {
        return CodecVectors.rows("index.json").stream()
                .filter(vector -> vector.get("name").asText().matches("(big_)?pos_(md_water216_)?i10_?.*"))
                .filter(vector -> vector.get("nframes").asInt() == 1 && vector.get("origin").get("speed").asInt() <= 2
                        || vector.get("name").asText().equals("pos_md_water216_i10"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void writesWhatTheReferenceWrites(JsonNode vector) throws IOException {
        byte[] payload = CodecVectors.bytes(vector.get("name").asText() + ".bin");
        PackedBlock block = PackedBlock.of(payload);
        int end = PackedBlock.HEADER_SIZE + block.firstSize();
        byte[] expected = Arrays.copyOfRange(payload, PackedBlock.HEADER_SIZE, end);
        int[] values = block.first(block.section(), new Bwlzh(), new Xtc3());
        assertSame(expected, new Xtc3FrameEncoder(values).encode());
    }

    /// Bit for bit but for the two BWLZH blocks, in which codes of one length may change places.
    private static void assertSame(byte[] expected, byte[] found) throws IOException {
        SectionBytes from = Sections.of(expected);
        SectionBytes to = Sections.of(found);
        assertArrayEquals(bytes(from, MINIMA_SIZE), bytes(to, MINIMA_SIZE), "minima");
        assertArrayEquals(packed(from), packed(to), "instructions");
        assertArrayEquals(packed(from), packed(to), "run lengths");
        assertEquals(from.remaining(), to.remaining());
        assertArrayEquals(bytes(from, from.remaining()), bytes(to, to.remaining()), "numbers");
    }

    private static int[] packed(SectionBytes section) throws IOException {
        int[] values = new int[section.int32()];
        if (values.length > 0) {
            section.int32();
            new BwlzhBlock().decode(section, values, values.length);
        }
        return values;
    }

    private static byte[] bytes(SectionBytes section, long size) throws IOException {
        byte[] bytes = new byte[(int) size];
        section.bytes(bytes, 0, bytes.length);
        return bytes;
    }
}
