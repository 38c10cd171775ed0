package org.tng4j.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleBiFunction;

/// Prints the results of a benchmark whose operation is a whole trajectory: a row for each set of parameters, a column for
/// each contender. Medians of the runs.
final class RateTable {
    private static final double LEAST = 0.005;

    private final RunResults results;
    private final Map<String, FixtureRow> fixtures;

    /// @param folder holds the runs and `fixtures.tsv`
    RateTable(Path folder) throws IOException {
        results = new RunResults(folder);
        fixtures = FixtureRow.all(folder);
    }

    /// Prints the tables of `FOLDER`.
    public static void main(String[] arguments) throws IOException {
        System.out.print(new RateTable(Path.of(arguments[0])).text());
    }

    String text() {
        return "Nanoseconds for one particle in one frame; – where there is nothing to do.\n\n"
                + table(this::nanoseconds, "%.2f")
                + "\nGB/s of decoded positions.\n\n"
                + table((row, contender) -> 3 * Float.BYTES / nanoseconds(row, contender), "%.2f")
                + "\nBytes allocated for one frame, opening the file included; the little that the harness allocates counts"
                + " with it.\n\n"
                + table((row, contender) -> RunResults.median(results.bytes(contender, row)) / fixture(row).frames(), "%.0f");
    }

    /// Returns the time for one particle in one frame.
    double nanoseconds(Map<String, String> row, String contender) {
        return results.nanoseconds(contender, row) / fixture(row).particleFrames();
    }

    RunResults results() {
        return results;
    }

    FixtureRow fixture(Map<String, String> row) {
        String name = Objects.requireNonNull(row.get("fixture"), () -> "results have no fixture, have " + row);
        return Objects.requireNonNull(fixtures.get(name), () -> "fixtures.tsv has no " + name);
    }

    private String table(ToDoubleBiFunction<Map<String, String>, String> number, String format) {
        List<Map<String, String>> rows = results.parameters();
        List<String> names = List.copyOf(rows.getFirst().keySet());
        List<String> heading = new ArrayList<>(names);
        heading.addAll(results.contenders());
        StringBuilder text = new StringBuilder(line(heading));
        text.append('|').append("---|".repeat(names.size())).append("---:|".repeat(results.contenders().size())).append('\n');
        for (Map<String, String> row : rows) {
            List<String> cells = new ArrayList<>(row.values());
            results.contenders().forEach(contender -> cells.add(nanoseconds(row, contender) < LEAST ? "–"
                    : String.format(Locale.ROOT, format, number.applyAsDouble(row, contender))));
            text.append(line(cells));
        }
        return text.toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
