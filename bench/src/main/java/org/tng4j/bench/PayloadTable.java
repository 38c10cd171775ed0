package org.tng4j.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Prints the tables of [DecodePayload]'s results in Markdown.
final class PayloadTable {
    /// What the project set itself: million particles times frames in a second.
    private static final Map<String, Integer> TARGETS = Map.of("xtc2-triplets", 50, "xtc2", 30, "triplets", 40,
            "stop-bits", 25, "xtc3", 15, "bwlzh-intra", 3, "bwlzh-inter", 3);

    private final RunResults results;

    private PayloadTable(RunResults results) {
        this.results = results;
    }

    /// Prints the tables of `FOLDER`, which holds `payloads.tsv` and the runs.
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        PayloadTable table = new PayloadTable(new RunResults(folder));
        List<PayloadRow> rows = PayloadRow.all(folder).stream().filter(row -> table.results.has("decode", row.parameters())).toList();
        System.out.println("""
                | payload | frames | bits | Mpf/s | least to most | target | | integers alone, Mpf/s | GB/s | \
                floor, GB/s | times the floor's time | B/op | harness alone, B/op |
                |---|---:|---:|---:|---:|---:|---|---:|---:|---:|---:|---:|---:|""");
        rows.forEach(row -> System.out.println(table.speed(row)));
        System.out.println("""

                | payload | origin | coding | first step | bytes | SHA-256 |
                |---|---|---|---:|---:|---|""");
        rows.forEach(row -> System.out.println(coding(row)));
    }

    private String speed(PayloadRow row) {
        List<Double> decode = results.times("decode", row.parameters());
        double time = RunResults.median(decode);
        double floor = RunResults.median(results.times("floorCopy", row.parameters()));
        double integers = RunResults.median(results.times("integers", row.parameters()));
        double speed = row.particleFrames() / time;
        int target = Objects.requireNonNull(TARGETS.get(row.name()), row.name());
        return String.format(Locale.ROOT,
                "| `%s` | %d | %.1f | **%.1f** | %.1f to %.1f | %d | %s | %.1f | %.3f | %.1f | %.1f | %.0f | %.0f |",
                row.name(), row.frames(), row.bitsPerParticleFrame(), speed,
                row.particleFrames() / decode.getLast(), row.particleFrames() / decode.getFirst(), target,
                verdict(speed / target), row.particleFrames() / integers, gigabytes(row, time),
                gigabytes(row, floor), time / floor, bytes("decode", row), bytes("floorCopy", row) / floor * time);
    }

    private static String verdict(double ratio) {
        return String.format(Locale.ROOT, ratio >= 1 ? "met by %.0f %%" : "missed by %.0f %%",
                100 * Math.abs(ratio - 1));
    }

    private static double gigabytes(PayloadRow row, double microseconds) {
        return row.frameSize() * row.frames() / microseconds / 1e3;
    }

    private double bytes(String contender, PayloadRow row) {
        return RunResults.median(results.bytes(contender, row.parameters()));
    }

    private static String coding(PayloadRow row) {
        return String.format(Locale.ROOT, "| `%s` | %s | %s | %d | %d | `%s` |", row.name(), row.origin(),
                row.coding(), row.firstStep(), row.size(), row.sha256());
    }
}
