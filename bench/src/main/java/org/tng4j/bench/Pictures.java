package org.tng4j.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The pictures of results, by the name of the benchmark: SVG by file name.
final class Pictures {
    private static final List<String> STAGES = List.of("read", "verify", "unpack", "dequantise", "copy");
    private static final List<String> STREAMS = List.of("skip", "verify", "skipAhead", "verifyAhead");
    private static final List<String> CREWS = List.of("range", "cursors", "ahead");

    private final Path folder;
    private final String caption;

    Pictures(Path folder) throws IOException {
        this.folder = folder;
        this.caption = Provenance.of(folder).caption();
    }

    /// Returns the pictures; none where a benchmark has none.
    Map<String, String> of(String benchmark) throws IOException {
        return switch (benchmark) {
            case "stages" -> Map.of("stages.svg", stages());
            case "copy-styles" -> Map.of("copy-styles.svg", ladder());
            case "streaming" -> streaming();
            case "parallel", "parallel-large" -> parallel();
            case "streaming-large" -> Map.of("cost.svg", cost());
            default -> Map.of();
        };
    }

    private String stages() throws IOException {
        RateTable rates = new RateTable(folder);
        Bars bars = new Bars("Where the time goes: stages of reading positions, each measured alone", caption,
                "share of the stages' time, %; at the right their sum", STAGES, true);
        for (Map<String, String> row : rates.results().parameters()) {
            List<Double> times = STAGES.stream().map(stage -> rates.nanoseconds(row, stage)).toList();
            double sum = times.stream().mapToDouble(Double::doubleValue).sum();
            bars.row(rates.fixture(row).name(), times.stream().map(time -> 100 * time / sum).toList(),
                    String.format(Locale.ROOT, "%.2f ns", sum));
        }
        return bars.svg();
    }

    private String ladder() throws IOException {
        RunResults results = new RunResults(folder);
        Lines lines = new Lines("One frame out of several: ways to get it", caption, "bytes of the frame",
                "time for a frame, ns", true);
        for (String contender : results.contenders()) {
            lines.add(contender, results.parameters().stream().map(row -> new Lines.Point(
                    3 * Float.BYTES * particles(row), results.nanoseconds(contender, row))).toList());
        }
        Provenance.of(folder).caches().forEach(lines::mark);
        return lines.svg();
    }

    private static double particles(Map<String, String> row) {
        return Double.parseDouble(row.getOrDefault("particles", "0"));
    }

    private Map<String, String> streaming() throws IOException {
        RateTable rates = new RateTable(folder);
        Bars speed = new Bars("Streaming a whole file into one target", caption, "GB/s of decoded positions", STREAMS, false);
        Bars bytes = new Bars("Memory allocated while streaming, opening the file included", caption,
                "bytes for one frame", STREAMS, false);
        for (Map<String, String> row : rates.results().parameters()) {
            String name = rates.fixture(row).name();
            speed.row(name, STREAMS.stream().map(way -> gigabytes(rates, row, way)).toList(), "");
            bytes.row(name, STREAMS.stream().map(way -> RunResults.median(rates.results().bytes(way, row))
                    / rates.fixture(row).frames()).toList(), "");
        }
        speed.ceiling("page cache, slowest", least(rates, "pageCache")).ceiling("memory, slowest", least(rates, "floorCopy"));
        Map<String, String> svg = new LinkedHashMap<>();
        svg.put("streaming.svg", speed.svg());
        svg.put("allocation.svg", bytes.svg());
        return svg;
    }

    private String cost() throws IOException {
        RateTable rates = new RateTable(folder);
        Lines lines = new Lines("Cost against work: 100 frames in one frame set, as GROMACS compresses", caption, "particles",
                "ns for a particle in a frame", true);
        for (String way : List.of("skip", "verify")) {
            lines.add(way, rates.results().parameters().stream().filter(row -> rates.fixture(row).frames() == 100)
                    .map(row -> new Lines.Point(rates.fixture(row).particles(), rates.nanoseconds(row, way))).toList());
        }
        return lines.svg();
    }

    private static double least(RateTable rates, String contender) {
        return rates.results().parameters().stream().mapToDouble(row -> gigabytes(rates, row, contender)).min().orElse(0);
    }

    private static double gigabytes(RateTable rates, Map<String, String> row, String contender) {
        return 3 * Float.BYTES / rates.nanoseconds(row, contender);
    }

    private Map<String, String> parallel() throws IOException {
        RateTable rates = new RateTable(folder);
        Map<String, Lines> pictures = new LinkedHashMap<>();
        for (String crew : CREWS) {
            Map<String, List<Lines.Point>> byFixture = new LinkedHashMap<>();
            for (Map<String, String> row : rates.results().parameters()) {
                byFixture.computeIfAbsent(rates.fixture(row).name(), name -> new ArrayList<>()).add(new Lines.Point(
                        Double.parseDouble(row.getOrDefault("threads", "1")), gigabytes(rates, row, crew)));
            }
            byFixture.forEach((name, points) -> pictures.computeIfAbsent(name, this::scaling).add(crew, points));
        }
        Map<String, String> svg = new LinkedHashMap<>();
        pictures.forEach((name, lines) -> svg.put("parallel-" + name + ".svg", lines.svg()));
        return svg;
    }

    private Lines scaling(String name) {
        return new Lines("All frames of " + name + " into one target", caption, "threads", "GB/s of decoded positions", false);
    }
}
