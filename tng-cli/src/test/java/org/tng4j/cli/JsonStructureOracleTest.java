package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What `info`, `molecules` and `blocks` say with `--json` is what stands beside each valid vector, in our words.
class JsonStructureOracleTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Our word, their word.
    private static final Map<String, String> GENERAL_INFO = words("firstProgram firstProgramName",
            "lastProgram lastProgramName", "firstUser firstUserName", "lastUser lastUserName",
            "firstComputer firstComputerName", "lastComputer lastComputerName", "firstSignature firstSignature",
            "lastSignature lastSignature", "forceField forceFieldName", "creationSeconds creationTime",
            "variableParticles variableAtoms", "stepsPerFrameSet framesPerFrameSet",
            "firstFrameSetOffset firstFrameSet", "lastFrameSetOffset lastFrameSet", "mediumStride mediumStride",
            "longStride longStride", "distanceUnitExponent distanceUnitExponent");
    private static final Map<String, String> FRAME_SET = words("index index", "offset offset", "firstStep firstFrame",
            "stepCount frameCount", "storedStepCount frameCountStored", "firstTime firstFrameTime",
            "timePerStep timePerFrame", "storedFirstTime firstFrameTimeStored", "storedTimePerStep timePerFrameStored",
            "next next", "previous previous", "mediumNext mediumNext", "mediumPrevious mediumPrevious",
            "longNext longNext", "longPrevious longPrevious", "moleculeCounts moleculeCounts",
            "particleCount particleCount");
    private static final Map<String, String> BLOCK = words("offset offset", "headerSize headerSize",
            "contentsSize contentsSize", "storedId id", "name name", "version version", "hash hash",
            "frameSet frameSet");
    private static final Map<String, String> DATA = words("isFrameDependent frameDependent",
            "isParticleDependent particleDependent", "isSparse sparse", "values valuesPerFrame", "codecId codec",
            "multiplier multiplier", "firstStep firstFrameWithData", "stride stride", "firstParticle firstParticle",
            "particleCount particleCount", "frameCount rows", "payloadSize payloadSize");
    private static final Map<String, String> MOLECULE = words("id id", "name name",
            "quaternaryStructure quaternaryStructure", "count count", "chainCount chainCount",
            "residueCount residueCount", "atomCount atomCount", "bondCount bondCount");

    private static Map<String, String> words(String... pairs) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String pair : pairs) {
            String[] both = pair.split(" ", -1);
            words.put(both[0], both[1]);
        }
        return words;
    }

    @Test
    void infoSaysWhatIsInEveryValidVector() throws IOException {
        for (Path file : Samples.valid()) {
            JsonNode oracle = JSON.readTree(Samples.beside(file, ".json").toFile());
            JsonNode ours = Ran.tng("info", "--json", file).object();
            String name = Samples.name(file);
            same(oracle.get("generalInfo"), ours.get("generalInfo"), GENERAL_INFO, name);
            same(oracle, ours, words("size size", "byteOrder byteOrder", "particleCount particleCount",
                    "moleculeCount moleculeCount", "frameSetCount frameSetCount", "coveredStepCount framesCovered"),
                    name);
            assertEquals(oracle.get("frameCount").asLong(), ours.get("lastStep").asLong(-1) + 1, name);
            if (name.equals("le_short_dense")) {
                continue; // The oracle leaves out two blocks that are short, which only reading shows.
            }
            assertEquals(quantities(oracle.get("quantities"), "particleDependent", "frameSets"),
                    quantities(ours.get("blocks"), "isParticleDependent", "frameSetCount"), name);
        }
    }

    private static Map<String, Long> quantities(JsonNode list, String particles, String sets) {
        Map<String, Long> quantities = new TreeMap<>();
        for (JsonNode quantity : list) {
            quantities.put(quantity.get("id").asText() + quantity.get("name").asText() + quantity.get(particles),
                    quantity.path(sets).asLong(0));
        }
        return quantities;
    }

    @Test
    void moleculesSaysWhatIsInEveryValidVector() throws IOException {
        for (Path file : Samples.valid()) {
            JsonNode oracle = JSON.readTree(Samples.beside(file, ".json").toFile()).get("molecules");
            JsonNode ours = Ran.tng("molecules", "--json", file).object().get("molecules");
            String name = Samples.name(file);
            sameList(oracle, ours, MOLECULE, name);
            for (int i = 0; i < ours.size(); i++) {
                sameList(oracle.get(i).get("chains"), ours.get(i).get("chains"), words("id id", "name name",
                        "firstResidue firstResidue", "residueCount residues"), name);
                sameList(oracle.get(i).get("residues"), ours.get(i).get("residues"), words("id id", "name name",
                        "chain chain", "firstAtom firstAtom", "atomCount atoms"), name);
                sameList(oracle.get(i).get("atoms"), ours.get(i).get("atoms"), words("id id", "name name", "type type",
                        "residue residue"), name);
                assertEquals(oracle.get(i).get("bonds"), pairs(ours.get(i).get("bonds")), name);
            }
        }
    }

    private static JsonNode pairs(JsonNode bonds) {
        ArrayNode pairs = JSON.createArrayNode();
        bonds.forEach(bond -> pairs.addArray().add(bond.get("from").asInt()).add(bond.get("to").asInt()));
        return pairs;
    }

    @Test
    void blocksSaysWhatIsInEveryValidVector() throws IOException {
        for (Path file : Samples.valid()) {
            JsonNode oracle = JSON.readTree(Samples.beside(file, ".json").toFile());
            JsonNode ours = Ran.tng("blocks", "--json", file).object();
            String name = Samples.name(file);
            ArrayNode blocks = JSON.createArrayNode();
            oracle.get("blocks").forEach(block -> {
                if (!block.get("kind").asText().equals("abandonedHeader")) {
                    blocks.add(block);
                }
            });
            sameList(blocks, ours.get("blocks"), BLOCK, name);
            for (int i = 0; i < blocks.size(); i++) {
                sameData(blocks.get(i), ours.get("blocks").get(i), name);
            }
            sameList(oracle.get("frameSets"), ours.get("frameSets"), FRAME_SET, name);
            for (int i = 0; i < ours.get("frameSets").size(); i++) {
                sameSet(oracle.get("frameSets").get(i), ours.get("frameSets").get(i), name);
            }
        }
    }

    private static void sameData(JsonNode oracle, JsonNode ours, String name) {
        String kind = oracle.get("kind").asText();
        assertEquals(kind.equals("mapping") ? "particleMapping" : kind, ours.get("role").asText(), name);
        assertEquals(oracle.has("data"), ours.has("data"), name);
        if (oracle.has("data")) {
            same(oracle.get("data"), ours.get("data"), DATA, name);
            String type = oracle.get("data").get("type").asText();
            assertEquals(type.equals("char") ? "string" : type, ours.get("data").get("type").asText(), name);
        }
    }

    private static void sameSet(JsonNode oracle, JsonNode ours, String name) {
        assertEquals(oracle.get("state").asText(), ours.get("state").asText().toUpperCase(Locale.ROOT), name);
        sameList(oracle.get("mappings"), ours.get("mappings"), words("firstParticle firstParticle",
                "particleCount particleCount", "realIndices realParticles"), name);
    }

    private static void sameList(JsonNode oracle, JsonNode ours, Map<String, String> words, String name) {
        assertEquals(oracle.size(), ours.size(), name);
        for (int i = 0; i < oracle.size(); i++) {
            same(oracle.get(i), ours.get(i), words, name + " " + i);
        }
    }

    private static void same(JsonNode oracle, JsonNode ours, Map<String, String> words, String name) {
        ObjectNode expected = JSON.createObjectNode();
        ObjectNode found = JSON.createObjectNode();
        words.forEach((our, their) -> {
            expected.set(our, plain(oracle.get(their)));
            found.set(our, plain(ours.get(our)));
        });
        assertEquals(expected, found, name);
    }

    /// 1 and 1.0 are one number.
    private static JsonNode plain(JsonNode value) {
        return value != null && value.isNumber() && value.asDouble() == value.asLong()
                ? JSON.getNodeFactory().numberNode(value.asLong()) : value;
    }
}
