package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final String ERASE = "\r\u001b[K";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private Progress progress(long interval) {
        return new Progress(terminal, true, interval);
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesOverItsOwnLine() {
        Progress progress = progress(0);
        progress.show("/data/run.tng", "hashing", 1, 4);
        progress.show("/data/run.tng", "hashing", 2, 4);
        assertEquals(ERASE + "run.tng: hashing, 25 %" + ERASE + "run.tng: hashing, 50 %", printed());
    }

    @Test
    void countsBytesWhereNobodyKnowsHowMany() {
        progress(0).show("-", "unpacking", 5 << 20, -1);
        assertEquals(ERASE + "-: unpacking, 5 MiB", printed());
    }

    @Test
    void isGoneBeforeAnythingElseIsPrinted() {
        Progress progress = progress(0);
        Console console = new Console(terminal, terminal, progress).withComplaintsAsData();
        progress.show("run.tng", "hashing", 1, 4);
        console.warning("odd");
        console.line("damaged");
        assertEquals(ERASE + "run.tng: hashing, 25 %" + ERASE + "warning: odd\ndamaged\n", printed());
        bytes.reset();
        progress.show("run.tng", "hashing", 4, 4);
        console.line("whole");
        assertEquals(ERASE + "run.tng: hashing, 100 %" + ERASE + "whole\n", printed());
    }

    @Test
    void printsNothingWhereNobodyWatches() {
        Progress progress = new Progress(terminal, false, 0);
        progress.show("run.tng", "hashing", 1, 4);
        progress.erase();
        assertEquals("", printed());
    }

    @Test
    void waitsBetweenTwoLines() {
        Progress progress = progress(TimeUnit.HOURS.toNanos(1));
        progress.show("run.tng", "hashing", 1, 4);
        assertEquals("", printed());
    }

    @Test
    void neverWraps() {
        progress(0).show("n".repeat(100) + ".tng", "hashing", 1, 4);
        assertEquals(ERASE + "…" + "n".repeat(59) + ".tng: hashing, 25 %", printed());
    }

    /// A name comes from whoever made the file, and a quantity's name from the file.
    @Test
    void printsNoControlCharacters() {
        progress(0).show("a\u001b[2J.tng", "decoding \n", 1, 4);
        assertEquals(ERASE + "a\\u001b[2J.tng: decoding \\n, 25 %", printed());
    }
}
