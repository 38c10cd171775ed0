package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every damaged vector, salvaged: the new file has each row that a reader must deliver of the broken one, but for
/// those named here, and `tng verify` finds nothing in it, but for what is named here.
class SalvagedVectorsTest {
    /// Blocks whose MD5 does not match: a reader delivers their rows and warns, a salvage leaves them. Number of rows.
    private static final Map<String, Integer> SUSPECT_ROWS = Map.of(
            "md5bad", 6, "dep_7f", 6, "cont_to_eof", 6, "S_ffwd_last", 1);
    /// Blocks whose MD5 matches are kept as they are, even those that a writer got wrong: exit code of `verify`, which
    /// says of the new file what it says of the broken one. Codec 1 with a payload of another size; codec 2 for
    /// integers.
    private static final Map<String, Integer> WRITERS_MISTAKES = Map.of("codec1_short", 1, "codec2_ints", 3);
    /// Warnings, for the same reason: bytes behind a zlib stream, a block twice; and of `fs_n_3` a step count below
    /// what its payloads hold.
    private static final Set<String> WARNINGS = Set.of("G_trail", "dup_block_last", "dup_block_shift", "fs_n_3");
    /// Read further than it must be, as of the broken file: codec 2 under the id of FORCES.
    private static final String READ_FURTHER = "T_idforces";

    @TempDir
    private Path folder;

    static List<Path> vectors() {
        return Samples.damaged();
    }

    private Path salvage(Path vector, Object... options) {
        Path good = folder.resolve(vector.getFileName());
        Object[] words = new Object[options.length + 4];
        System.arraycopy(options, 0, words, 4, options.length);
        words[0] = "salvage";
        words[1] = vector;
        words[2] = "-o";
        words[3] = good;
        Ran ran = Ran.tng(words);
        assertTrue(ran.code() == 0 || ran.code() == 1, ran.err());
        assertEquals(ran.code() == 0, ran.out().contains(": nothing lost; "), ran.out());
        assertFalse(Files.exists(folder.resolve(vector.getFileName() + ".part")));
        return good;
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void keepsEveryRowThatTheRulesKeep(Path vector) throws IOException {
        Path good = salvage(vector);
        Set<String> expected = rows(OracleRow.read(Samples.beside(vector, ".oracle.tsv")));
        if (!Files.exists(good)) {
            assertEquals(Set.of(), expected);
            return;
        }
        Set<String> ours = rows(OracleRow.rows(Ran.tng("digest", good).out()));
        Set<String> missing = new HashSet<>(expected);
        missing.removeAll(ours);
        assertEquals(SUSPECT_ROWS.getOrDefault(Samples.name(vector), 0), missing.size(), missing::toString);
        ours.removeAll(expected);
        assertEquals(Samples.name(vector).equals(READ_FURTHER) ? 6 : 0, ours.size(), ours::toString);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void leavesNothingForVerifyToFind(Path vector) {
        Path good = salvage(vector);
        if (Files.exists(good)) {
            Ran ran = Ran.tng("verify", good);
            boolean isSilent = ran.lines().size() == 1;
            assertEquals(WRITERS_MISTAKES.getOrDefault(Samples.name(vector), 0), ran.code(), ran.out());
            assertEquals(!WARNINGS.contains(Samples.name(vector)) && ran.code() == 0, isSilent, ran.out());
        }
    }

    /// What a reader delivers with a warning is all there then. Rows of some particles only, `k/N` in the ninth column,
    /// may be refused.
    @ParameterizedTest
    @MethodSource("vectors")
    void keepsAllRowsWhereSuspectsAreKept(Path vector) throws IOException {
        Path good = salvage(vector, "--keep-suspect");
        if (Files.exists(good)) {
            String whole = Files.readAllLines(Samples.beside(vector, ".oracle.tsv")).stream()
                    .filter(line -> !line.matches("(?:[^\t]*\t){8}\\d+/\\d+")).collect(Collectors.joining("\n"));
            Set<String> missing = rows(OracleRow.rows(whole));
            missing.removeAll(rows(OracleRow.rows(Ran.tng("digest", good).out())));
            assertEquals(Set.of(), missing);
        }
    }

    private static Set<String> rows(List<OracleRow> rows) {
        Set<String> all = new HashSet<>();
        rows.forEach(row -> all.add(row.withoutTime().toString()));
        return all;
    }
}
