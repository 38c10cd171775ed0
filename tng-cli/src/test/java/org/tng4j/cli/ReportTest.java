package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Report report = new Report(new Console(err, err), "run.tng");

    @Test
    void takesTheBlameForABug() {
        report.during(() -> {
            throw new IllegalStateException("cursor is closed");
        });
        assertEquals("error: run.tng: tng failed, which is a bug of tng4j: "
                + "java.lang.IllegalStateException: cursor is closed\n", bytes.toString(StandardCharsets.UTF_8));
        assertEquals(ExitCode.BAD_FILE, report.exitCode());
        assertFalse(report.hasDamage());
    }

    @Test
    void saysTheSameOnlyOnce() {
        for (int i = 0; i < 3; i++) {
            report.during(() -> {
                throw new IOException("Input/output error");
            });
        }
        assertEquals("error: run.tng: Input/output error\n", bytes.toString(StandardCharsets.UTF_8));
        assertEquals(1, report.count("error"));
    }
}
