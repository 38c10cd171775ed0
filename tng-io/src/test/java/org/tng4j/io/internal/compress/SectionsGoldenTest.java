package org.tng4j.io.internal.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.io.CodecVectors;

/// Every section of a main vector that XTC3 or BWLZH decodes, bit for bit; where another coder decodes the first frame,
/// it is taken from the expected result. Sections of a vector that is stored as one hash of several coders' frames are
/// decoded by the test of whole blocks. One coder does them all, so that what it reuses is proved too.
class SectionsGoldenTest {
    private static final CodedFrames BWLZH = new Bwlzh();
    private static final CodedFrames XTC3 = new Xtc3();

    private static final Map<String, JsonNode> ROWS = CodecVectors.rows("index.json").stream()
            .collect(Collectors.toMap(row -> row.get("name").asText(), row -> row));

    static Stream<String> vectors() {
        return ROWS.keySet().stream().sorted()
                .filter(name -> isOurs(PackedBlock.of(CodecVectors.bytes(name + ".bin"))));
    }

    private static boolean isOurs(PackedBlock block) {
        return block.isFirstOurs() || block.isRestOurs();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void decodesSections(String name) throws IOException {
        JsonNode row = ROWS.get(name);
        PackedBlock block = PackedBlock.of(CodecVectors.bytes(name + ".bin"));
        SectionBytes section = block.section();
        int width = 3 * block.particles();
        boolean isStored = row.get("stored").asBoolean();
        int[] expected = isStored ? CodecVectors.integers(name + ".i32") : new int[0];
        int[] first = isStored ? Arrays.copyOf(expected, width) : null;
        if (block.isFirstOurs()) {
            int[] values = block.first(section, BWLZH, XTC3);
            if (isStored) {
                assertArrayEquals(first, values);
            } else if (block.frames() == 1) {
                assertEquals(row.get("sha256").get("i32").asText(), CodecVectors.sha256(values));
            }
            assertEquals(0, section.remaining());
        }
        if (block.isRestOurs() && isStored) {
            int[] values = block.rest(section, BWLZH, XTC3, first);
            assertArrayEquals(Arrays.copyOfRange(expected, width, expected.length), values);
            assertEquals(0, section.remaining());
        }
    }

    @Test
    void coversAllVectorsOfTheseCoders() {
        assertEquals(227, vectors().count());
    }
}
