package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.tng4j.arrays.view.NdView;

/// What opening, reading and closing leaves behind, in a JVM of its own.
class MemoryRoundsTest {
    private static final Path FILE = Path.of("..", "testdata", "golden", "compressed_positions.tng");
    private static final long MOST_GROWTH = 8L << 20; // 839 bytes a round, and the file has 78 656

    @Test
    void leavesNothingBehind() throws IOException, InterruptedException, URISyntaxException {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "no /proc to ask for a process's memory");
        String printed = probe();
        String[] parts = printed.strip().split(" ", -1);
        assertEquals(4, parts.length, () -> "the probe printed " + printed);
        long growth = Long.parseLong(parts[1]);

        System.out.println(parts[0] + " rounds: resident memory grew by " + growth + " bytes");
        assertEquals("10000", parts[0], "rounds");
        assertTrue(growth < MOST_GROWTH, () -> "grew by " + growth + " bytes, must be below " + MOST_GROWTH);
        assertEquals("0", parts[2], "mappings of the file");
        assertEquals("0", parts[3], "open descriptors of the file");
    }

    /// C1 alone: what C2 keeps for itself would be twenty times what is measured.
    private static String probe() throws IOException, InterruptedException, URISyntaxException {
        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Xms32m", "-Xmx32m", "-XX:+AlwaysPreTouch",
                "-cp", String.join(File.pathSeparator,
                        placeOf(TngFile.class), placeOf(MemoryProbe.class), placeOf(NdView.class)),
                MemoryProbe.class.getName(), FILE.toString()).redirectErrorStream(true).start();
        String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        java.waitFor();
        return printed;
    }

    private static String placeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }
}
