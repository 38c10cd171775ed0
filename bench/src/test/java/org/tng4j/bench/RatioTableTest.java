package org.tng4j.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatioTableTest {
    @TempDir
    private Path folder;

    @Test
    void printsMediansAsMultiples() throws IOException {
        write(1, result("floorCopy", 2, 0), result("plainLoop", 30, 0), result("view", 0.0004, 64));
        write(2, result("floorCopy", 4, 0), result("plainLoop", 40, 0), result("view", 0.0004, 64));
        write(3, result("floorCopy", 3, 0), result("plainLoop", 60, 8), result("view", 0.0004, 64));
        assertEquals("""
                Times the floor's time; spread is that of the contender whose runs differ most.

                | particles | floorCopy, µs | plainLoop | view | spread, % |
                |---|---:|---:|---:|---:|
                | 1000 | 3 | 13.3 | 0.000133 | 75 |

                Times as fast as `plainLoop`.

                | particles | view |
                |---|---:|
                | 1000 | 100000 |

                Bytes allocated in one operation; the little that the harness allocates counts with it.

                | particles | floorCopy | plainLoop | view |
                |---|---:|---:|---:|
                | 1000 | 0 | 0 | 64 |
                """, text());
    }

    @Test
    void refusesResultsWithoutFloor() throws IOException {
        write(1, result("plainLoop", 30, 0), result("view", 1, 0));
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, this::text);
        assertEquals("contenders are [plainLoop, view], one must be a floor", refused.getMessage());
    }

    @Test
    void refusesRunThatLacksContender() throws IOException {
        write(1, result("floorCopy", 2, 0), result("view", 1, 0));
        write(2, result("floorCopy", 2, 0));
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, this::text);
        assertEquals("a run has no view of {particles=1000}", refused.getMessage());
    }

    @Test
    void refusesFolderWithoutRuns() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, this::text);
        assertEquals(folder + " holds 0 runs, must hold at least 1", refused.getMessage());
    }

    private String text() throws IOException {
        return new RatioTable(new RunResults(folder)).text();
    }

    private void write(int run, String... results) throws IOException {
        Path file = Files.createDirectories(folder.resolve("run-" + run)).resolve("jmh.json");
        Files.writeString(file, Stream.of(results).collect(Collectors.joining(",", "[", "]")));
    }

    /// As JMH writes it.
    private static String result(String contender, double time, double bytes) {
        return """
                {"benchmark": "org.tng4j.bench.CopyStyles.%s", "params": {"particles": "1000"},
                 "primaryMetric": {"score": %s, "scoreUnit": "us/op"},
                 "secondaryMetrics": {"gc.alloc.rate.norm": {"score": %s, "scoreUnit": "B/op"}}}
                """.formatted(contender, time, bytes);
    }
}
