package org.tng4j.arrays.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyPlanAllocationTest {

    /// C1 as well: it has no escape analysis that could hide an allocation.
    @ParameterizedTest
    @ValueSource(strings = {"-XX:TieredStopAtLevel=4", "-XX:TieredStopAtLevel=1"})
    void allocatesNothingWhenRun(String compiler) throws IOException, InterruptedException, URISyntaxException {
        assertEquals("""
                0 B a run: 1 run of 12000 B, copy
                0 B a run: 1000 runs of 12 B, target byte strides [16, 4], copy
                0 B a run: 1000 runs of 12 B, target byte strides [4, 4000], copy element by element
                0 B a run: 1 run of 12000 B, swap in chunks of 2048 elements
                0 B a run: 1000 runs of 12 B, target byte strides [16, 4], swap element by element
                0 B a run: 1000 runs of 12 B, target byte strides [4, 4000], swap element by element
                """, probe(compiler));
    }

    private static String probe(String compiler) throws IOException, InterruptedException, URISyntaxException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        compiler,
                        "-cp",
                        placeOf(CopyPlan.class) + File.pathSeparator + placeOf(AllocationProbe.class),
                        AllocationProbe.class.getName())
                .redirectErrorStream(true)
                .start();
        String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        java.waitFor();
        return printed.replace(System.lineSeparator(), "\n");
    }

    private static String placeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }
}
