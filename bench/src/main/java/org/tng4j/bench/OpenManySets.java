package org.tng4j.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.KnownBlock;

/// What does it cost to open a file of many frame sets, and to count its frames? Floor: the file's bytes, read once.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OpenManySets {
    /// How many frame sets.
    @Param({"10000", "100000"})
    public int sets;

    private Path file = Path.of("");

    /// For JMH.
    public OpenManySets() {}

    /// Makes the file, and compares what the contenders count.
    @Setup(Level.Trial)
    public void makeFile() throws IOException {
        file = Files.createTempFile("tng4j-many", ".tng");
        ManySetsFile.write(file, sets);
        if (index() != sets) {
            throw new IllegalStateException("counted " + index() + " frames, must be " + sets);
        }
    }

    /// Deletes the file.
    @TearDown(Level.Trial)
    public void deleteFile() throws IOException {
        Files.delete(file);
    }

    /// The floor.
    @Benchmark
    public int floorReadAllBytes() throws IOException {
        return Files.readAllBytes(file).length;
    }

    /// Header section and the first frame set's headers.
    @Benchmark
    public long open() throws IOException {
        try (TngFile trajectory = TngFile.open(file)) {
            return trajectory.size();
        }
    }

    /// Every header of the file.
    @Benchmark
    public long index() throws IOException {
        try (TngFile trajectory = TngFile.open(file)) {
            return trajectory.block(KnownBlock.POSITIONS).frameCount();
        }
    }
}
