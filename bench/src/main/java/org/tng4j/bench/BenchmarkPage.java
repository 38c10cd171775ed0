package org.tng4j.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Writes the tables and pictures of the page on benchmarks anew: whatever stands between `<!-- results: NAME -->` and
/// `<!-- end -->` comes from the newest results of that name, and all else stays. Pictures go beside the page, into a
/// folder of its name.
final class BenchmarkPage {
    private static final Pattern PART = Pattern.compile("(?s)<!-- results: ([a-z0-9-]+) -->\n.*?<!-- end -->");
    private static final List<String> BY_TRAJECTORY =
            List.of("stages", "streaming", "streaming-large", "parallel", "parallel-large", "inflating", "inflating-large");

    private final Path results;
    private final Path page;

    BenchmarkPage(Path results, Path page) {
        this.results = results;
        this.page = page;
    }

    /// Writes the parts of `PAGE` from the folder `RESULTS`.
    public static void main(String[] arguments) throws IOException {
        new BenchmarkPage(Path.of(arguments[0]), Path.of(arguments[1])).write();
    }

    void write() throws IOException {
        Matcher parts = PART.matcher(Files.readString(page));
        StringBuilder text = new StringBuilder();
        while (parts.find()) {
            String name = parts.group(1);
            parts.appendReplacement(text, Matcher.quoteReplacement(
                    "<!-- results: " + name + " -->\n" + part(name) + "<!-- end -->"));
        }
        Files.writeString(page, parts.appendTail(text).toString());
    }

    private String part(String name) throws IOException {
        Optional<Path> folder = newest(name);
        return folder.isEmpty() ? "Not measured yet.\n" : part(name, folder.get());
    }

    private Optional<Path> newest(String name) throws IOException {
        try (Stream<Path> folders = Files.list(results)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("\\d{4}-\\d\\d-\\d\\d-" + name))
                    .max(Comparator.naturalOrder());
        }
    }

    private String part(String name, Path folder) throws IOException {
        Path pictures = page.resolveSibling(page.getFileName().toString().replaceFirst("\\.md$", ""));
        Files.createDirectories(pictures);
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> picture : new Pictures(folder).of(name).entrySet()) {
            Files.writeString(pictures.resolve(picture.getKey()), picture.getValue());
            text.append("![").append(picture.getKey().replaceFirst("\\.svg$", "")).append("](")
                    .append(pictures.getFileName()).append('/').append(picture.getKey()).append(")\n\n");
        }
        return text + table(name, folder) + "\n" + Provenance.of(folder).caption() + "; [results and logs]("
                + link(folder) + ").\n";
    }

    private static String table(String name, Path folder) throws IOException {
        return BY_TRAJECTORY.contains(name) ? new RateTable(folder).text() : new RatioTable(new RunResults(folder)).text();
    }

    private String link(Path folder) {
        return Objects.requireNonNull(page.toAbsolutePath().getParent()).relativize(folder.toAbsolutePath()).resolve("README.md").toString();
    }
}
