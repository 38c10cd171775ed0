package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// A reader that goes, and a disk that fails.
class GuardedOutputTest {

    /// Fails from some byte on, and counts who tries.
    private static final class Failing extends OutputStream {
        private final String why;
        private final long after;
        private long written;
        private int tried;

        Failing(String why, long after) {
            this.why = why;
            this.after = after;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            written += count;
            if (written > after) {
                tried++;
                throw new IOException(why);
            }
        }
    }

    private static Ran run(Failing reader, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(args, new PrintStream(new GuardedOutput(reader), false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ran(code, "", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void isQuietWhereTheReaderHasGone() {
        for (String command : new String[] {"info", "blocks", "frames", "molecules", "dump", "digest"}) {
            for (String form : new String[] {"--json", "--"}) {
                Failing reader = new Failing("Broken pipe", 100);
                Ran ran = run(reader, command, form, Samples.golden("full_precision_xvf").toString());
                assertEquals("", ran.err(), command);
                assertEquals(0, ran.code(), command);
            }
        }
    }

    @Test
    void stopsReadingThen() {
        Failing reader = new Failing("Broken pipe", 100);
        run(reader, "dump", Samples.golden("full_precision_xvf").toString());
        assertEquals(1, reader.tried);
        assertTrue(reader.written < 10_000, () -> "wrote " + reader.written);
    }

    @Test
    void isQuietForHelpToo() {
        assertEquals(new Ran(0, "", ""), run(new Failing("Broken pipe", 0), "--help"));
    }

    @Test
    void complainsWhereTheDiskIsFull() {
        Failing disk = new Failing("No space left on device", 0);
        assertEquals(new Ran(1, "", "error: standard output: No space left on device\n"),
                run(disk, "dump", Samples.golden("full_precision_xvf").toString()));
    }
}
