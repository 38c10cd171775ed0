package org.tng4j.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class BenchmarkPageTest {
    @TempDir
    private Path root;

    private Path page;

    @BeforeEach
    void writePage() throws IOException {
        Files.createDirectories(root.resolve("results"));
        page = Files.createDirectories(root.resolve("docs")).resolve("page.md");
        Files.writeString(page, page("old"));
    }

    @Test
    void saysWhatIsNotMeasured() throws IOException {
        write();
        assertEquals(page("Not measured yet."), Files.readString(page));
    }

    private static String page(String part) {
        return """
                Before.

                <!-- results: stages -->
                %1$s
                <!-- end -->

                <!-- results: copy-styles -->
                %1$s
                <!-- end -->

                Behind.
                """.formatted(part);
    }

    @Test
    void putsTheNewestResultsBetweenTheMarks() throws IOException {
        stages("2026-07-24-stages", 7);
        stages("2026-07-25-stages", 1);
        write();
        String text = Files.readString(page);
        assertTrue(text.startsWith("Before.\n\n<!-- results: stages -->\n![stages](page/stages.svg)\n\n"), text);
        assertTrue(text.contains("""
                | fixture | all | copy | dequantise | floorCopy | read | unpack | verify |
                |---|---:|---:|---:|---:|---:|---:|---:|
                | tng-10-5 | 6.00 | 5.00 | 4.00 | 1.00 | 1.00 | 3.00 | 2.00 |
                | raw-10-5 | 6.00 | 5.00 | – | 1.00 | 1.00 | – | 2.00 |
                """), text);
        assertTrue(text.contains("| tng-10-5 | 2.00 | 2.40 | 3.00 | 12.00 | 12.00 | 4.00 | 6.00 |"), text);
        assertTrue(text.contains("| tng-10-5 | 8 | 8 | 8 | 8 | 8 | 8 | 8 |"), text);
        assertTrue(text.contains("Fast & Co, 2 cores; JDK 25; commit 0123456789ab and changes; 2026-07-25; "
                + "[results and logs](../results/2026-07-25-stages/README.md).\n<!-- end -->"), text);
        assertTrue(text.endsWith("Not measured yet.\n<!-- end -->\n\nBehind.\n"), text);
    }

    @Test
    void stacksOfStagesFillTheirRow() throws Exception {
        stages("2026-07-25-stages", 1);
        write();
        Element svg = svg("stages.svg");
        assertTrue(words(svg).containsAll(List.of("tng-10-5", "raw-10-5", "15.00 ns", "8.00 ns", "read", "copy",
                "Fast & Co, 2 cores; JDK 25; commit 0123456789ab and changes; 2026-07-25")), words(svg).toString());
        List<Element> bars = elements(svg, "rect").stream().filter(box -> number(box, "height") == 12).toList();
        assertEquals(650, bars.subList(0, 5).stream().mapToDouble(bar -> number(bar, "width")).sum(), 0.5);
        assertEquals(650 / 15.0, number(bars.getFirst(), "width"), 0.1);
    }

    @Test
    void laddersMarkTheCaches() throws Exception {
        Path folder = folder("2026-07-25-copy-styles");
        List<String> results = new ArrayList<>();
        for (int particles : new int[] {1000, 10_000, 100_000}) {
            results.add(result("CopyStyles.floorCopy", "particles", Integer.toString(particles), particles / 1000.0));
            results.add(result("CopyStyles.view", "particles", Integer.toString(particles), 0.01));
        }
        run(folder, results);
        write();
        Element svg = svg("copy-styles.svg");
        assertTrue(words(svg).containsAll(List.of("L1d", "floorCopy", "view", "bytes of the frame", "10k", "100k", "1M")),
                words(svg).toString());
        assertEquals(6 + 2, elements(svg, "circle").size());
        for (Element dot : elements(svg, "circle")) {
            assertTrue(number(dot, "cx") >= 80 && number(dot, "cy") >= 64 && number(dot, "cy") <= 420, "dot outside");
        }
    }

    private void stages(String name, double factor) throws IOException {
        Path folder = folder(name);
        List<String> results = new ArrayList<>();
        for (String fixture : List.of("tng-10-5", "raw-10-5")) {
            double packed = fixture.startsWith("tng") ? factor : 1e-9;
            results.add(result("Stages.all", "fixture", fixture, 6 * factor));
            results.add(result("Stages.copy", "fixture", fixture, 5 * factor));
            results.add(result("Stages.dequantise", "fixture", fixture, 4 * packed));
            results.add(result("Stages.floorCopy", "fixture", fixture, factor));
            results.add(result("Stages.read", "fixture", fixture, factor));
            results.add(result("Stages.unpack", "fixture", fixture, 3 * packed));
            results.add(result("Stages.verify", "fixture", fixture, 2 * factor));
        }
        run(folder, results);
    }

    private Path folder(String name) throws IOException {
        Path folder = Files.createDirectories(root.resolve("results").resolve(name));
        Files.writeString(folder.resolve("machine.tsv"), """
                date\t2026-07-25
                commit\t0123456789abcdef, with changes that are not committed
                CPU\tFast & Co, 2 cores
                L1d\t32768
                JDK\t25
                """);
        Files.writeString(folder.resolve("fixtures.tsv"), "raw-10-5\t10\t100\t9\tff\ntng-10-5\t10\t100\t9\tff\n");
        return folder;
    }

    private static void run(Path folder, List<String> results) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("run-1")).resolve("jmh.json"),
                results.stream().collect(Collectors.joining(",", "[", "]")));
    }

    /// As JMH writes it: a thousand values of one particle in one frame, 800 bytes.
    private static String result(String contender, String parameter, String value, double microseconds) {
        return String.format(Locale.ROOT, """
                {"benchmark": "org.tng4j.bench.%s", "params": {"%s": "%s"},
                 "primaryMetric": {"score": %s, "scoreUnit": "us/op"},
                 "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 800, "scoreUnit": "B/op"}}}
                """, contender, parameter, value, microseconds);
    }

    private void write() throws IOException {
        new BenchmarkPage(root.resolve("results"), page).write();
    }

    private Element svg(String name) throws Exception {
        byte[] bytes = Files.readString(root.resolve("docs/page").resolve(name)).getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes))
                .getDocumentElement();
    }

    private static List<Element> elements(Element svg, String name) {
        NodeList found = svg.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static List<String> words(Element svg) {
        return elements(svg, "text").stream().map(Element::getTextContent).toList();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
