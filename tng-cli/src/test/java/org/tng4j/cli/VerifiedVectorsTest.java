package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `tng verify` finds of every damaged vector what its `expected.json` demands, and says the same as text and as JSON.
class VerifiedVectorsTest {

    static List<Path> vectors() {
        return Samples.damaged();
    }

    static Stream<Path> all() {
        return Stream.concat(Samples.damaged().stream(), Samples.valid().stream());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void findsWhatMustBeReported(Path vector) throws IOException {
        JsonNode expected = new ObjectMapper().readTree(vector.resolveSibling("expected.json").toFile())
                .get(Samples.name(vector));
        List<JsonNode> found = stream(Ran.tng("verify", "--json", vector).object().get("findings")).toList();
        for (JsonNode finding : expected.get("findings")) {
            assertTrue(!finding.get("required").asBoolean() || found.stream().anyMatch(ours -> isMet(finding, ours)),
                    () -> "missing " + finding + " in " + found);
        }
    }

    /// The offsets of pointers are informative: the pointer stands in one block, and leads to another.
    private static boolean isMet(JsonNode finding, JsonNode ours) {
        boolean isPointer = finding.path("field").asText().matches("pointer|next|firstFrameSet|lastFrameSet");
        return words(finding.get("kinds")).contains(ours.get("kind").asText()) && (isPointer
                || !finding.has("offset") || finding.get("offset").asLong() == ours.get("offset").asLong());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void endsAsItMust(Path vector) throws IOException {
        JsonNode expected = new ObjectMapper().readTree(vector.resolveSibling("expected.json").toFile())
                .get(Samples.name(vector));
        Ran ran = Ran.tng("verify", vector);
        boolean isDamaged = !expected.get("opens").asBoolean()
                || stream(expected.get("findings")).anyMatch(VerifiedVectorsTest::isRequiredError);
        boolean isUnsupported = stream(expected.get("findings"))
                .anyMatch(finding -> words(finding.get("kinds")).contains("UNSUPPORTED_CODEC"));
        boolean isError = ran.lines().stream().anyMatch(line -> line.startsWith("error: "));
        assertEquals(isDamaged, isError, ran.out());
        assertTrue(ran.code() == (isDamaged ? 1 : 0) || isUnsupported && ran.code() == 3, ran.out());
    }

    /// A hash that does not match is a warning there, and damage here.
    private static boolean isRequiredError(JsonNode finding) {
        return finding.get("required").asBoolean() && (finding.get("severity").asText().equals("error")
                || words(finding.get("kinds")).contains("HASH_MISMATCH"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void saysTheSameAsTextAndAsJson(Path vector) throws IOException {
        Ran text = Ran.tng("verify", vector);
        Ran json = Ran.tng("verify", "--json", vector);
        JsonNode object = json.object();
        List<String> lines = new ArrayList<>(stream(object.get("findings"))
                .filter(finding -> !finding.get("severity").asText().equals("information"))
                .map(finding -> line(vector, finding)).toList());
        assertEquals(lines, text.lines().subList(0, text.lines().size() - 1));
        assertTrue(text.lines().getLast().startsWith(vector + ": " + object.get("verdict").asText()), text.out());
        assertEquals(object.get("errorCount").asInt() + object.get("warningCount").asInt(), lines.size());
        assertEquals(new Ran(text.code(), json.out(), ""), json);
    }

    private static String line(Path vector, JsonNode finding) {
        return finding.get("severity").asText() + ": " + vector + ": " + finding.get("block").asText() + " at offset "
                + finding.get("offset")
                + (finding.get("frameSet").isNull() ? "" : ", frame set " + finding.get("frameSet"))
                + (finding.get("firstStep").isNull() ? ""
                : ", steps " + finding.get("firstStep") + " to " + finding.get("lastStep"))
                + ": " + finding.get("text").asText();
    }

    /// Reading less finds nothing that reading all does not.
    @ParameterizedTest
    @MethodSource("all")
    void findsNothingElseIfItMustBeQuick(Path vector) {
        List<String> quick = Ran.tng("verify", "--quick", vector).lines();
        assertTrue(Ran.tng("verify", vector).lines().containsAll(quick.subList(0, quick.size() - 1)), quick::toString);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<String> words(JsonNode array) {
        return stream(array).map(JsonNode::asText).toList();
    }
}
