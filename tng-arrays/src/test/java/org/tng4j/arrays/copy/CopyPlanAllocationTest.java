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
                0 B a run: 1 run of 12000 B, copy; in one memory
                0 B a run: 1000 runs of 12 B, target byte strides [16, 4], copy
                0 B a run: 1000 runs of 12 B, target byte strides [16, 4], copy; in one memory
                0 B a run: 1000 runs of 12 B, target byte strides [4, 4000], copy in lines of components
                0 B a run: 1000 runs of 12 B, target byte strides [4, 4000], copy in lines of components; in one memory
                0 B a run: 1 run of 12000 B, swap in chunks of 2048 elements
                0 B a run: 1 run of 12000 B, swap in chunks of 2048 elements; in one memory
                0 B a run: 1000 runs of 12 B, target byte strides [16, 4], swap in chunks of 2048 elements
                0 B a run: 1000 runs of 12 B, target byte strides [16, 4], swap in chunks of 2048 elements; in one memory
                0 B a run: 1000 runs of 12 B, target byte strides [4, 4000], swap in chunks of 2048 elements
                0 B a run: 1000 runs of 12 B, target byte strides [4, 4000], swap in chunks of 2048 elements; in one memory
                0 B a run: 1000 runs of 12 B, source byte strides [4, 4000], copy in lines of components
                0 B a run: 1000 runs of 12 B, source byte strides [4, 4000], copy in lines of components; in one memory
                0 B a run: 64 runs of 256 B, source byte strides [4, 256], transpose in tiles of 64 × 64
                0 B a run: 64 runs of 256 B, source byte strides [4, 256], transpose in tiles of 64 × 64; in one memory
                0 B a run: 1000 runs of 3 B, target byte strides [4, 5], copy element by element
                0 B a run: 1000 runs of 3 B, target byte strides [4, 5], copy element by element; in one memory
                0 B a run: 1 run of 12000 B, convert int32 to float32 in chunks of 2048 elements
                0 B a run: 1 run of 12000 B, convert int32 to float32 in chunks of 2048 elements; in one memory
                0 B a run: 1 run of 12000 B, convert uint64 to float32 in chunks of 2048 elements
                0 B a run: 1 run of 12000 B, convert uint64 to float32 in chunks of 2048 elements; in one memory
                0 B a run: 1 run of 12000 B, convert float64 to float32 in chunks of 2048 elements
                0 B a run: 1 run of 12000 B, convert float64 to float32 in chunks of 2048 elements; in one memory
                0 B a run: 1 run of 6000 B, convert float32 to int16 in chunks of 2048 elements
                0 B a run: 1 run of 6000 B, convert float32 to int16 in chunks of 2048 elements; in one memory
                0 B a run: 1 run of 4000 B, copy
                0 B a run: 1 run of 4000 B, copy; in one memory
                0 B a run: 2 parts; id: 1 run of 500 B, source byte strides [3], target byte strides [4], copy element by element; q: 1 run of 1000 B, source byte strides [3], target byte strides [4], swap in chunks of 2048 elements
                0 B a run: 2 parts; id: 1 run of 500 B, source byte strides [3], target byte strides [4], copy element by element; q: 1 run of 1000 B, source byte strides [3], target byte strides [4], swap in chunks of 2048 elements; in one memory
                0 B a run: gather 1000 of 1000 items in 1000 runs, item by item, 12 B each
                0 B a run: gather 1000 of 1000 items in 10 runs, the longest: 1 run of 1200 B, copy
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
