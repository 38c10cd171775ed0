package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.arrays.view.NdView;

/// What reading a frame allocates, hashes verified, in a JVM of its own.
class FrameCursorAllocationTest {
    private static final int MOST_PER_FRAME = 64;
    private static final int MOST_PER_SET_AND_BLOCK = 512;
    private static final int BLOCKS = 2;
    /// A frame of a payload whose section is unpacked whole, opening included.
    private static final int MOST_OF_SECTIONS = 1024;

    /// C1 as well: it has no escape analysis that could hide an allocation.
    @ParameterizedTest
    @ValueSource(strings = {"-XX:TieredStopAtLevel=4", "-XX:TieredStopAtLevel=1"})
    void allocatesLittleWhateverTheNumberOfParticles(String compiler, @TempDir Path folder)
            throws IOException, InterruptedException, URISyntaxException {
        List<String> lines = probe(compiler, folder);
        assertEquals(34, lines.size(), () -> "the probe printed " + lines);
        for (String line : lines) {
            String[] parts = line.split(" ", 3);
            double perFrame = Double.parseDouble(parts[1]);
            boolean hasSections = parts[0].startsWith("XTC3") || parts[0].startsWith("BWLZH");
            double most = hasSections ? MOST_OF_SECTIONS : MOST_PER_FRAME + (double) BLOCKS * MOST_PER_SET_AND_BLOCK / Integer.parseInt(parts[2]);
            assertTrue(perFrame < most, () -> line + ": must be below " + most);
        }
        System.out.println(String.join(System.lineSeparator(), lines));
    }

    private static List<String> probe(String compiler, Path folder)
            throws IOException, InterruptedException, URISyntaxException {
        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), compiler,
                "-cp", String.join(File.pathSeparator,
                        placeOf(TngFile.class), placeOf(AllocationProbe.class), placeOf(NdView.class)),
                AllocationProbe.class.getName(), folder.toString()).redirectErrorStream(true).start();
        List<String> lines = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        java.waitFor();
        return lines;
    }

    private static String placeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }
}
