package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// `tng digest` gives the rows that the oracles give: same order, same counts, same checksums. Rows packed with codec 2
/// are not decoded yet, and are exactly those that are missing. The oracles of other projects go block by block.
class DigestOracleTest {
    private static final Comparator<OracleRow> IN_ORDER = (_, _) -> 0;

    /// Rows compared and rows packed.
    private record Count(int compared, int packed) {
        Count and(Count other) {
            return new Count(compared + other.compared, packed + other.packed);
        }
    }

    @Test
    void agreesOnEveryRowOfTheValidVectors() throws IOException {
        assertEquals(new Count(4061, 272), compare(Samples.valid(), IN_ORDER));
    }

    @Test
    void agreesOnEveryRowThatGromacsWrote() throws IOException {
        assertEquals(new Count(1483, 667), compare(Samples.golden(), IN_ORDER));
    }

    @Test
    void agreesOnEveryRowOfOtherProjects() throws IOException {
        List<Path> withOracle = Samples.peers().stream().filter(file -> Files.exists(oracle(file))).toList();
        assertEquals(new Count(386, 234),
                compare(withOracle, Comparator.comparing(row -> row.withoutTime().toString())));
    }

    private static Path oracle(Path trajectory) {
        return Samples.beside(trajectory, ".oracle.tsv");
    }

    private static Count compare(List<Path> trajectories, Comparator<OracleRow> order) throws IOException {
        Count sum = new Count(0, 0);
        for (Path trajectory : trajectories) {
            sum = sum.and(compare(trajectory, order));
        }
        return sum;
    }

    private static Count compare(Path trajectory, Comparator<OracleRow> order) throws IOException {
        Set<String> packed = PackedRows.of(trajectory);
        List<OracleRow> all = OracleRow.read(oracle(trajectory));
        List<OracleRow> expected = new ArrayList<>(all);
        expected.removeIf(row -> packed.contains(row.place()));
        List<OracleRow> ours = new ArrayList<>(OracleRow.rows(Ran.tng("digest", trajectory).out()));
        expected.sort(order);
        ours.sort(order);
        String name = Samples.name(trajectory);
        assertEquals(withoutTimes(expected), withoutTimes(ours), name);
        for (int i = 0; i < ours.size(); i++) {
            OracleRow row = ours.get(i);
            OracleRow oracle = expected.get(i);
            assertTrue(row.hasTimeOf(oracle), () -> name + ": " + row + ", oracle " + oracle);
        }
        return new Count(expected.size(), all.size() - expected.size());
    }

    private static List<OracleRow> withoutTimes(List<OracleRow> rows) {
        return rows.stream().map(OracleRow::withoutTime).toList();
    }
}
