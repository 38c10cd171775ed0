package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// `tng frames` names the blocks that the oracles have rows of, at the steps at which they have them.
class FramesOracleTest {

    @Test
    void agreesOnTheValidVectors() throws IOException {
        for (Path trajectory : Samples.valid()) {
            // Two blocks of its last frame set hold fewer frames than their fields say, which only reading shows.
            if (!Samples.name(trajectory).equals("le_short_dense")) {
                compare(trajectory);
            }
        }
    }

    @Test
    void saysWhatFieldsSayOfBlocksThatAreShort() throws IOException {
        assertEquals(Set.of("POSITIONS", "FORCES", "VELOCITIES"), ours(Samples.valid("le_short_dense")).get(19L));
    }

    @Test
    void agreesOnWhatGromacsWrote() throws IOException {
        for (Path trajectory : Samples.golden()) {
            compare(trajectory);
        }
    }

    @Test
    void agreesOnOtherProjects() throws IOException {
        List<Path> trajectories = Samples.peers();
        for (Path trajectory : trajectories) {
            // This oracle has what the reference returns, which drops a frame that is off stride.
            boolean isUneven = Samples.name(trajectory).equals("argon_npt_compressed_uneven");
            if (Files.exists(Samples.beside(trajectory, ".oracle.tsv")) && !isUneven) {
                compare(trajectory);
            }
        }
    }

    private static void compare(Path trajectory) throws IOException {
        NavigableMap<Long, Set<String>> expected = new TreeMap<>();
        List<OracleRow> rows = OracleRow.read(Samples.beside(trajectory, ".oracle.tsv"));
        rows.stream().filter(row -> row.when().matches("-?\\d+"))
                .forEach(row -> blocks(expected, Long.parseLong(row.when())).add(row.block()));
        rows.stream().filter(row -> row.when().contains("..")).forEach(row -> addConstant(expected, row));
        assertEquals(expected, ours(trajectory), Samples.name(trajectory));
    }

    private static Set<String> blocks(NavigableMap<Long, Set<String>> frames, long step) {
        return frames.computeIfAbsent(step, _ -> new TreeSet<>());
    }

    /// What is constant in a frame set has data at all its frames, or is its only frame.
    private static void addConstant(NavigableMap<Long, Set<String>> frames, OracleRow row) {
        String[] ends = row.when().split("\\.\\.", -1);
        long first = Long.parseLong(ends[0]);
        var inSet = frames.subMap(first, true, Long.parseLong(ends[1]), true);
        if (inSet.isEmpty()) {
            blocks(frames, first);
        }
        inSet.values().forEach(blocks -> blocks.add("[" + row.block() + "]"));
    }

    private static NavigableMap<Long, Set<String>> ours(Path trajectory) throws IOException {
        NavigableMap<Long, Set<String>> frames = new TreeMap<>();
        long index = 0;
        for (JsonNode frame : Ran.tng("frames", "--json", trajectory).object().get("frames")) {
            assertEquals(index++, frame.get("index").asLong());
            long step = frame.get("step").asLong();
            assertFalse(frames.containsKey(step), () -> "step " + step + " is there twice");
            for (JsonNode block : frame.get("blocks")) {
                String name = block.get("name").asText();
                blocks(frames, step).add(block.get("isConstant").asBoolean() ? "[" + name + "]" : name);
            }
        }
        return frames;
    }
}
