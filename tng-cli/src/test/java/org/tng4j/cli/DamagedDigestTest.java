package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `tng digest` gives of every damaged vector the rows that must be delivered, with the right checksums, and no others.
class DamagedDigestTest {
    /// Codec 2 under the id of FORCES, the payload whole: its rows may be delivered, and are.
    private static final String READ_FURTHER = "T_idforces";
    private static final int ROWS_READ_FURTHER = 6;

    static List<Path> vectors() {
        return Samples.damaged();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void givesTheRowsThatMustBeDelivered(Path vector) throws IOException {
        List<OracleRow> oracle = OracleRow.read(Samples.beside(vector, ".oracle.tsv"));
        Set<String> ours = rows(OracleRow.rows(Ran.tng("digest", vector).out()));
        Set<String> expected = rows(oracle);
        Set<String> optional = optional(vector);
        Set<String> surplus = new HashSet<>(ours);
        surplus.removeAll(expected);
        assertEquals(Samples.name(vector).equals(READ_FURTHER) ? ROWS_READ_FURTHER : 0, surplus.size(), surplus::toString);
        expected.removeAll(ours);
        assertTrue(optional.containsAll(expected), () -> "missing " + expected);
    }

    private static Set<String> rows(List<OracleRow> rows) {
        Set<String> all = new HashSet<>();
        rows.forEach(row -> all.add(row.withoutTime().toString()));
        return all;
    }

    /// Rows of some particles only, `k/N` in the ninth column, may be refused.
    private static Set<String> optional(Path vector) throws IOException {
        List<String> lines = Files.readAllLines(Samples.beside(vector, ".oracle.tsv")).stream()
                .filter(line -> line.matches("(?:[^\t]*\t){8}\\d+/\\d+")).toList();
        return rows(OracleRow.rows(String.join("\n", lines)));
    }
}
