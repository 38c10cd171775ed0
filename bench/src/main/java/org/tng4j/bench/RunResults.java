package org.tng4j.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What JMH measured in the runs of one folder, `run-1/jmh.json` and on.
final class RunResults {
    private final List<JsonNode> runs = new ArrayList<>();

    RunResults(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path run : files.filter(file -> Files.exists(file.resolve("jmh.json"))).sorted().toList()) {
                runs.add(new ObjectMapper().readTree(run.resolve("jmh.json").toFile()));
            }
        }
    }

    /// Returns the microseconds of one operation, of each run, the least first.
    List<Double> times(String contender, String payload) {
        return runs.stream().map(run -> of(run, contender, payload).at("/primaryMetric/score").asDouble())
                .sorted().toList();
    }

    /// Returns the bytes that one operation allocates, of each run, the least first.
    List<Double> bytes(String contender, String payload) {
        return runs.stream()
                .map(run -> of(run, contender, payload).at("/secondaryMetrics/gc.alloc.rate.norm/score").asDouble())
                .sorted().toList();
    }

    boolean has(String payload) {
        return runs.stream().allMatch(run -> find(run, "decode", payload).findFirst().isPresent());
    }

    static double median(List<Double> sorted) {
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static JsonNode of(JsonNode run, String contender, String payload) {
        return find(run, contender, payload).findFirst().orElseThrow(
                () -> new IllegalArgumentException("a run has no " + contender + " of " + payload));
    }

    private static Stream<JsonNode> find(JsonNode run, String contender, String payload) {
        return StreamSupport.stream(run.spliterator(), false)
                .filter(result -> result.get("benchmark").asText().endsWith(".DecodePayload." + contender)
                        && result.at("/params/payload").asText().equals(payload));
    }
}
