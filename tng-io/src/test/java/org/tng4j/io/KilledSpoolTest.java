package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tng4j.io.format.ArchiveLimits;
import org.tng4j.io.format.ReadLimits;

/// A process that is killed while it spools leaves nothing on disk.
class KilledSpoolTest {
    private static final Path GOLDEN = Path.of(System.getProperty("tng4j.testdata", "../testdata"), "golden");

    @TempDir
    private Path folder;

    /// What is killed: opens standard input, which never ends.
    static final class Victim {
        private Victim() {}

        public static void main(String[] args) throws IOException {
            TngFile.open(System.in, "-", ReadOptions.DEFAULT.with(
                    ReadLimits.DEFAULT.with(ArchiveLimits.DEFAULT.withMemorySize(0)))).close();
        }
    }

    @Test
    void leavesNothing() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "only there one sees what a process has open");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Dorg.tng4j.spool=" + folder, "-cp", classPath(), Victim.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(Arrays.copyOf(Files.readAllBytes(GOLDEN.resolve("ions.tng")), 1 << 20));
            in.flush();
            boolean isSpooling = false;
            for (int i = 0; i < 1000 && !isSpooling; i++) {
                Thread.sleep(20);
                assertTrue(process.isAlive(), "ended by itself");
                isSpooling = hasSpool(process.pid());
            }
            assertTrue(isSpooling, "has not begun to spool");
            process.destroyForcibly().waitFor();
            try (Stream<Path> left = Files.list(folder)) {
                assertEquals(List.of(), left.toList());
            }
        } catch (IOException e) {
            assertTrue(!process.isAlive(), e::toString); // the pipe of a dead process takes no flush
        } finally {
            process.destroyForcibly();
        }
    }

    private static String classPath() {
        return String.join(System.getProperty("path.separator"), System.getProperty("java.class.path"),
                System.getProperty("jdk.module.path", ""), "target/classes", "target/test-classes");
    }

    private boolean hasSpool(long process) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + process + "/fd"))) {
            return open.anyMatch(file -> target(file).startsWith(folder + "/tng4j-"));
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException _) {
            return ""; // closed meanwhile
        }
    }
}
