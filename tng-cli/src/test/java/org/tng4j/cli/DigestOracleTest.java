package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `tng digest` gives the rows that the oracles give: same order, same counts, same checksums. The oracles of other
/// projects go block by block.
class DigestOracleTest {
    private static final Comparator<OracleRow> IN_ORDER = (_, _) -> 0;

    /// Stored off stride: the reference drops it, a faithful reader does not.
    private static final String OFF_STRIDE = "501 POSITIONS f32 1000x3 2548e315";

    @Test
    void agreesOnEveryRowOfTheValidVectors() throws IOException {
        assertEquals(4333, compare(Samples.valid(), IN_ORDER));
    }

    @Test
    void agreesOnEveryRowThatGromacsWrote() throws IOException {
        assertEquals(2150, compare(Samples.golden(), IN_ORDER));
    }

    @Test
    void agreesOnEveryRowOfOtherProjects() throws IOException {
        List<Path> withOracle = Samples.peers().stream().filter(file -> Files.exists(oracle(file))).toList();
        assertEquals(620, compare(withOracle, Comparator.comparing(row -> row.withoutTime().toString())));
    }

    private static Path oracle(Path trajectory) {
        return Samples.beside(trajectory, ".oracle.tsv");
    }

    private static int compare(List<Path> trajectories, Comparator<OracleRow> order) throws IOException {
        int sum = 0;
        for (Path trajectory : trajectories) {
            sum += compare(trajectory, order);
        }
        return sum;
    }

    private static int compare(Path trajectory, Comparator<OracleRow> order) throws IOException {
        List<OracleRow> expected = new ArrayList<>(OracleRow.read(oracle(trajectory)));
        List<OracleRow> ours = new ArrayList<>(OracleRow.rows(Ran.tng("digest", trajectory).out()));
        if (Samples.name(trajectory).equals("argon_npt_compressed_uneven")) {
            assertTrue(ours.removeIf(row -> (row.place() + " " + row.values()).equals(OFF_STRIDE)), "501 is missing");
        }
        expected.sort(order);
        ours.sort(order);
        String name = Samples.name(trajectory);
        assertEquals(withoutTimes(expected), withoutTimes(ours), name);
        for (int i = 0; i < ours.size(); i++) {
            OracleRow row = ours.get(i);
            OracleRow oracle = expected.get(i);
            assertTrue(row.hasTimeOf(oracle), () -> name + ": " + row + ", oracle " + oracle);
        }
        return expected.size();
    }

    private static List<OracleRow> withoutTimes(List<OracleRow> rows) {
        return rows.stream().map(OracleRow::withoutTime).toList();
    }
}
