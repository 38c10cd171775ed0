package org.tng4j.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Prints the results of any benchmark in Markdown: a row for each set of parameters, a column for each contender.
///
/// The contender whose name begins with `floor` is what the others are multiples of; one whose name begins with `plain`
/// is what they are faster than. Medians of the runs, three digits.
final class RatioTable {
    private static final MathContext DIGITS = new MathContext(3);

    private final RunResults results;
    private final List<String> contenders;
    private final String floor;

    RatioTable(RunResults results) {
        this.results = results;
        contenders = results.contenders();
        floor = contenders.stream().filter(contender -> contender.startsWith("floor")).findFirst().orElseThrow(
                () -> new IllegalArgumentException("contenders are " + contenders + ", one must be a floor"));
    }

    /// Prints the tables of `FOLDER`, which holds the runs.
    public static void main(String[] arguments) throws IOException {
        System.out.print(new RatioTable(new RunResults(Path.of(arguments[0]))).text());
    }

    String text() {
        StringBuilder text = new StringBuilder("Times the floor's time; spread is that of the contender whose runs differ most.\n\n");
        text.append(timesTheFloor());
        contenders.stream().filter(contender -> contender.startsWith("plain")).findFirst().ifPresent(plain -> text
                .append("\nTimes as fast as `" + plain + "`.\n\n")
                .append(table(others(floor, plain), (row, name) -> digits(time(row, plain) / time(row, name)))));
        return text.append("\nBytes allocated in one operation; the little that the harness allocates counts with it.\n\n")
                .append(table(contenders, (row, name) -> "%.0f".formatted(RunResults.median(results.bytes(name, row)))))
                .toString();
    }

    private String timesTheFloor() {
        List<String> columns = new ArrayList<>(List.of(floor + ", " + results.unit()));
        columns.addAll(others(floor));
        columns.add("spread, %");
        return table(columns, (row, column) -> column.equals(columns.getFirst()) ? digits(time(row, floor))
                : column.equals(columns.getLast()) ? spreadText(row)
                : digits(time(row, column) / time(row, floor)));
    }

    /// One run says nothing of others.
    private String spreadText(Map<String, String> row) {
        return results.runs() > 1 ? "%.0f".formatted(100 * spread(row)) : "–";
    }

    private List<String> others(String... names) {
        return contenders.stream().filter(contender -> !List.of(names).contains(contender)).toList();
    }

    private String table(List<String> columns, BiFunction<Map<String, String>, String, String> cell) {
        List<Map<String, String>> rows = results.parameters();
        List<String> parameters = List.copyOf(rows.getFirst().keySet());
        Stream<String> heading = Stream.of(
                line(Stream.concat(parameters.stream(), columns.stream())),
                "|" + "---|".repeat(parameters.size()) + "---:|".repeat(columns.size()) + "\n");
        Stream<String> body = rows.stream().map(row -> line(Stream.concat(
                parameters.stream().map(row::get), columns.stream().map(column -> cell.apply(row, column)))));
        return Stream.concat(heading, body).collect(Collectors.joining());
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private double time(Map<String, String> row, String contender) {
        return RunResults.median(results.times(contender, row));
    }

    private double spread(Map<String, String> row) {
        return contenders.stream().map(contender -> results.times(contender, row))
                .mapToDouble(times -> (times.getLast() - times.getFirst()) / RunResults.median(times)).max().orElse(0);
    }

    private static String digits(double number) {
        return new BigDecimal(number).round(DIGITS).toPlainString();
    }
}
