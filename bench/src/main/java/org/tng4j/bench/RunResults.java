package org.tng4j.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What JMH measured of one benchmark in the runs of one folder, `run-1/jmh.json` and on.
final class RunResults {
    private final List<JsonNode> runs = new ArrayList<>();

    RunResults(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path run : files.filter(file -> Files.exists(file.resolve("jmh.json"))).sorted().toList()) {
                runs.add(new ObjectMapper().readTree(run.resolve("jmh.json").toFile()));
            }
        }
        if (runs.isEmpty()) {
            throw new IllegalArgumentException(folder + " holds 0 runs, must hold at least 1");
        }
    }

    int runs() {
        return runs.size();
    }

    /// Returns the names of the benchmark's methods, as JMH sorts them.
    List<String> contenders() {
        return results(runs.getFirst()).map(RunResults::contender).distinct().toList();
    }

    /// Returns what parameters were measured, name to value.
    List<Map<String, String>> parameters() {
        return results(runs.getFirst()).map(RunResults::parameters).distinct().toList();
    }

    /// Returns the time unit of [#times].
    String unit() {
        return runs.getFirst().at("/0/primaryMetric/scoreUnit").asText().replace("/op", "").replace("us", "µs");
    }

    /// Returns the time of one operation, of each run, the least first.
    List<Double> times(String contender, Map<String, String> parameters) {
        return scores(contender, parameters, "/primaryMetric/score");
    }

    /// Returns the median time of one operation in nanoseconds.
    double nanoseconds(String contender, Map<String, String> parameters) {
        return median(times(contender, parameters)) * switch (unit()) {
            case "ns" -> 1;
            case "µs" -> 1e3;
            case "ms" -> 1e6;
            default -> throw new IllegalArgumentException("unit is " + unit() + ", must be ns, µs or ms");
        };
    }

    /// Returns the bytes that one operation allocates, of each run, the least first.
    List<Double> bytes(String contender, Map<String, String> parameters) {
        return scores(contender, parameters, "/secondaryMetrics/gc.alloc.rate.norm/score");
    }

    /// Whether every run has them.
    boolean has(String contender, Map<String, String> parameters) {
        return runs.stream().allMatch(run -> find(run, contender, parameters).findFirst().isPresent());
    }

    static double median(List<Double> sorted) {
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private List<Double> scores(String contender, Map<String, String> parameters, String pointer) {
        return runs.stream().map(run -> find(run, contender, parameters).findFirst().orElseThrow(
                () -> new IllegalArgumentException("a run has no " + contender + " of " + parameters)))
                .map(result -> result.at(pointer).asDouble()).sorted().toList();
    }

    private static Stream<JsonNode> find(JsonNode run, String contender, Map<String, String> parameters) {
        return results(run).filter(
                result -> contender(result).equals(contender) && parameters(result).equals(parameters));
    }

    private static Stream<JsonNode> results(JsonNode run) {
        return StreamSupport.stream(run.spliterator(), false);
    }

    private static String contender(JsonNode result) {
        String name = result.get("benchmark").asText();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Map<String, String> parameters(JsonNode result) {
        Map<String, String> parameters = new LinkedHashMap<>();
        result.path("params").properties().forEach(entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
        return parameters;
    }
}
