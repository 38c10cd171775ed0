package org.tng4j.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.FrameSet;
import org.tng4j.io.format.FrameSetState;

/// What `expected.json` demands of one damaged vector, in our words.
///
/// @param json the vector's object
record DamagedExpectation(JsonNode json) {

    /// One finding that must, or may, be there.
    ///
    /// @param offset     of the block; -1 where none is given, or where it is informative only
    /// @param isAtOpen   headers show it; else reading the block does
    /// @param isRequired else it is allowed
    record Expected(List<String> kinds, long offset, boolean isAtOpen, boolean isRequired) {

        boolean isMetBy(Finding finding) {
            return kinds.contains(finding.kind().name()) && (offset < 0 || finding.place().offset() == offset);
        }
    }

    private static final JsonNode ALL = read();

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(Vectors.file("damaged", "expected.json").toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static DamagedExpectation of(Path vector) {
        return new DamagedExpectation(ALL.get(vector.getFileName().toString().replace(".tng", "")));
    }

    boolean opens() {
        return json.get("opens").asBoolean();
    }

    List<String> openErrors() {
        return words(json.get("openError"));
    }

    /// Returns whether a strict opening must succeed; null where the specification leaves it open.
    Boolean opensStrictly() {
        return json.get("strictOpens").isNull() ? null : json.get("strictOpens").asBoolean();
    }

    List<String> strictErrors() {
        return words(json.get("strictError"));
    }

    /// Returns the sets to deliver, `offset first+count`, and `r` where the set must have been recovered, `?` where that
    /// is left open.
    List<String> frameSets() {
        List<String> sets = new ArrayList<>();
        for (JsonNode set : json.get("frameSets")) {
            sets.add(line(set.get("offset").asLong(), set.get("firstFrame").asLong(), set.get("frameCount").asLong(),
                    set.get("recovered").isNull() ? "?" : set.get("recovered").asBoolean() ? "r" : ""));
        }
        return sets;
    }

    List<String> states(int set) {
        return words(json.get("frameSets").get(set).get("states"));
    }

    /// Says the same of the sets that a file has; those that deliver nothing do not count.
    List<String> frameSetsOf(TngFile file) throws IOException {
        List<String> sets = new ArrayList<>();
        for (FrameSet set : delivering(file)) {
            boolean isOpen = sets.size() < json.get("frameSets").size()
                    && json.get("frameSets").get(sets.size()).get("recovered").isNull();
            sets.add(line(set.offset(), set.firstStep(), set.stepCount(), isOpen ? "?" : set.isRecovered() ? "r" : ""));
        }
        return sets;
    }

    static List<FrameSet> delivering(TngFile file) throws IOException {
        List<FrameSet> sets = new ArrayList<>();
        for (int i = 0; i < file.frameSetCount(); i++) {
            if (file.frameSet(i).state() != FrameSetState.INVALID) {
                sets.add(file.frameSet(i));
            }
        }
        return sets;
    }

    private static String line(long offset, long first, long count, String recovered) {
        return offset + " " + first + "+" + count + recovered;
    }

    /// Returns the step behind the last one.
    long stepsEnd() {
        return json.get("frameCount").asLong();
    }

    long leastPositions() {
        return json.get("positionsFrames").asLong();
    }

    long mostPositions() {
        return json.get("positionsFramesMax").asLong();
    }

    /// Returns the findings. The offsets of pointers are informative: the pointer stands in one block, and leads to
    /// another.
    List<Expected> findings() {
        List<Expected> findings = new ArrayList<>();
        for (JsonNode finding : json.get("findings")) {
            boolean isPointer = finding.path("field").asText().matches("pointer|next|firstFrameSet|lastFrameSet");
            findings.add(new Expected(words(finding.get("kinds")),
                    isPointer ? -1 : finding.path("offset").asLong(-1),
                    finding.get("when").asText().equals("open"), finding.get("required").asBoolean()));
        }
        return findings;
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }
}
