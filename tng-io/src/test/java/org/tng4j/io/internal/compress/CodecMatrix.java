package org.tng4j.io.internal.compress;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// How often each algorithm has been compared, as a table for docs/coverage.md: a row for the first frame and one for
/// those after it, a column for each data type.
final class CodecMatrix {
    private static final String HEAD = """
            | kind | id | algorithm | frames | parameters | `int32` | `float32` | `float64` |
            |---|---:|---|---|---|---|---|---|
            """;

    /// What a decoder gives.
    enum Output { INT32, FLOAT32, FLOAT64 }

    /// What the expected values come from.
    enum Source { VECTOR, SEED }

    /// An algorithm in its place in a payload.
    record Use(Algorithm algorithm, boolean isFirst, int parameter) {}

    private record Row(Algorithm algorithm, boolean isFirst) {}

    private record Cell(Row row, Output output, Source source) {}

    private final Map<Cell, Integer> counts = new HashMap<>();
    private final Map<Row, Set<Integer>> parameters = new HashMap<>();

    /// Counts one payload in which an algorithm was compared.
    void add(Use use, Output output, Source source) {
        Row row = new Row(use.algorithm(), use.isFirst());
        counts.merge(new Cell(row, output, source), 1, Integer::sum);
        parameters.computeIfAbsent(row, _ -> new TreeSet<>()).add(use.parameter());
    }

    /// Returns the table.
    String toMarkdown() {
        StringBuilder table = new StringBuilder(HEAD);
        for (Algorithm algorithm : Algorithm.values()) {
            if (Algorithm.of(algorithm.quantity(), algorithm.id(), true) != null) {
                append(table, new Row(algorithm, true));
            }
            append(table, new Row(algorithm, false));
        }
        return table.toString();
    }

    private void append(StringBuilder table, Row row) {
        table.append(String.format("| %s | %d | %s | %s |%s |",
                row.algorithm().quantity().name().toLowerCase(Locale.ROOT), row.algorithm().id(), row.algorithm(),
                row.isFirst() ? "first" : "others", parameters(row)));
        for (Output output : Output.values()) {
            int vectors = counts.getOrDefault(new Cell(row, output, Source.VECTOR), 0);
            int seeds = counts.getOrDefault(new Cell(row, output, Source.SEED), 0);
            table.append(vectors + seeds == 0 ? " not tested |" : " " + vectors + " + " + seeds + " |");
        }
        table.append('\n');
    }

    private String parameters(Row row) {
        int count = parameters.getOrDefault(row, Set.of()).size();
        return switch (row.algorithm().coder()) {
            case STOP_BITS -> " " + count + " of " + SeededPayload.STOP_BITS_PARAMETERS;
            case TRIPLETS -> " " + count + " of " + SeededPayload.TRIPLETS_PARAMETERS;
            default -> "";
        };
    }
}
