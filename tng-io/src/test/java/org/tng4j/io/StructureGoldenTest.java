package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.io.format.BlockId;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.ParticleDependence;

/// Every valid vector: what we say of its structure is what its `.json` says, field by field.
class StructureGoldenTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ReadOptions WARN = ReadOptions.DEFAULT.with(HashMode.WARN);

    static List<Path> vectors() {
        return Vectors.trajectories("valid");
    }

    private static JsonNode expected(Path vector) throws IOException {
        return MAPPER.readTree(Vectors.beside(vector, ".json").toFile());
    }

    /// Numbers as text, so that `1` from a long and `1` from an int are equal.
    private static String text(JsonNode json) throws IOException {
        return MAPPER.writeValueAsString(MAPPER.readTree(MAPPER.writeValueAsString(json)));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesOnTheFileItself(Path vector) throws IOException {
        JsonNode json = expected(vector);
        try (TngFile file = TngFile.open(vector, WARN)) {
            assertEquals(json.get("size").asLong(), file.size());
            assertEquals(json.get("byteOrder").asText().equals("big"), file.byteOrder() == ByteOrder.BIG_ENDIAN);
            assertEquals(text(json.get("generalInfo")), text(ReferenceWords.generalInfo(file.generalInfo())));
            List<JsonNode> molecules = new ArrayList<>();
            file.molecules().types().forEach(type -> molecules.add(ReferenceWords.molecule(type)));
            assertEquals(text(json.get("molecules")), text(MAPPER.valueToTree(molecules)));
            if (!json.get("particleCount").isNull()) {
                assertEquals(json.get("particleCount").asLong(), file.particleCount());
                assertEquals(json.get("moleculeCount").asLong(), file.molecules().moleculeCount());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesOnFrameSets(Path vector) throws IOException {
        JsonNode json = expected(vector);
        try (TngFile file = TngFile.open(vector, WARN)) {
            assertEquals(json.get("frameSetCount").asInt(), file.frameSetCount());
            assertEquals(json.get("frameCount").asLong(), file.lastStep() + 1);
            assertEquals(json.get("framesCovered").asLong(), file.coveredStepCount());
            for (int set = 0; set < file.frameSetCount(); set++) {
                assertEquals(text(json.get("frameSets").get(set)),
                        text(ReferenceWords.frameSet(file.frameSet(set), file.mappings(set))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesOnBlocks(Path vector) throws IOException {
        List<String> wanted = new ArrayList<>();
        for (JsonNode block : expected(vector).get("blocks")) {
            if (!block.get("kind").asText().equals("abandonedHeader")) {
                ObjectNode own = block.deepCopy();
                if (own.get("data") instanceof ObjectNode data) {
                    data.remove(List.of("error", "short"));
                }
                wanted.add(text(own));
            }
        }
        List<String> found = new ArrayList<>();
        try (TngFile file = TngFile.open(vector, WARN)) {
            BlockCursor blocks = file.blocks();
            while (blocks.next()) {
                found.add(text(ReferenceWords.block(file, blocks.block())));
            }
        }
        assertEquals(String.join("\n", wanted), String.join("\n", found));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesOnQuantities(Path vector) throws IOException {
        JsonNode json = expected(vector);
        try (TngFile file = TngFile.open(vector, WARN)) {
            for (JsonNode quantity : json.get("quantities")) {
                BlockInfo info = file.block(
                        BlockId.of(Long.parseUnsignedLong(quantity.get("id").asText().substring(2), 16)),
                        quantity.get("particleDependent").asBoolean()
                                ? ParticleDependence.PARTICLE : ParticleDependence.NOT_PARTICLE);
                assertEquals(quantity.get("name").asText(), info.name());
                if (quantity.get("where").asText().equals("file")) {
                    assertEquals(true, info.isInHeaderSection(), info.name());
                } else {
                    int refused = refusedBlocks(json, quantity);
                    assertEquals(quantity.get("frameSets").asInt() + refused, info.frameSetCount(), info.name());
                    assertEquals(quantity.get("framesWithData").asLong() + 10L * refused
                            - stepsOfConstants(file, info), info.frameCount(), info.name());
                    assertEquals(info.frameCount(), info.steps().length, info.name());
                }
            }
        }
    }

    /// Short dense blocks (`le_short_dense`: sets of 10 steps) are not counted in the vectors; we count by headers, and
    /// reading them throws.
    private static int refusedBlocks(JsonNode json, JsonNode quantity) {
        int refused = 0;
        for (JsonNode block : json.get("blocks")) {
            boolean isShort = block.has("data") && block.get("data").has("short");
            refused += isShort && block.get("id").equals(quantity.get("id")) ? 1 : 0;
        }
        return refused;
    }

    /// The vectors count every step of a set whose block is constant; we count no frame there.
    private static long stepsOfConstants(TngFile file, BlockInfo info) throws IOException {
        long steps = 0;
        int last = -1;
        for (var block : info.storedBlocks()) {
            var values = block.values();
            if (values != null && !values.isFrameDependent() && block.frameSet() >= 0 && block.frameSet() != last) {
                last = block.frameSet();
                steps += file.frameSet(last).stepCount();
            }
        }
        return steps;
    }
}
