package org.tng4j.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/// What does it cost to decode a TNG-compressed payload, all frames and all three coordinates, on one thread? Floor:
/// the decoded bytes, copied into the same memory.
///
/// Reads the folder that the system property `tng4j.payloads` names; `bench/run.sh` makes it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecodePayload {
    /// The property that names the folder of payloads.
    public static final String FOLDER = "tng4j.payloads";

    /// Which payload.
    @Param({"xtc2-triplets", "xtc2", "triplets", "stop-bits", "xtc3", "bwlzh-intra", "bwlzh-inter"})
    public String payload = "";

    private @Nullable PayloadContenders contenders;

    /// For JMH.
    public DecodePayload() {}

    /// Opens the payload, and compares what the contenders make of it.
    @Setup(Level.Trial)
    public void open() throws IOException {
        String name = System.getProperty(FOLDER);
        if (name == null) {
            throw new IllegalStateException(FOLDER + " is not set, must name a folder of payloads: see bench/run.sh");
        }
        Path folder = Path.of(name);
        contenders = new PayloadContenders(folder, PayloadRow.named(folder, payload));
        new PayloadGate(folder).check(contenders);
    }

    /// Lets go of the file.
    @TearDown(Level.Trial)
    public void close() {
        opened().close();
    }

    private PayloadContenders opened() {
        return Objects.requireNonNull(contenders);
    }

    /// The floor.
    @Benchmark
    @Warmup(iterations = 2, time = 1)
    @Measurement(iterations = 3, time = 1)
    public Object floorCopy() {
        PayloadContenders all = opened();
        int frames = all.row().frames();
        for (int frame = 0; frame < frames; frame++) {
            all.copy(frame);
        }
        return all.target();
    }

    /// Integers alone: no multiplication, no target.
    @Benchmark
    @Measurement(iterations = 3, time = 1)
    public Object integers() throws IOException {
        PayloadContenders all = opened();
        int frames = all.row().frames();
        all.startIntegers();
        int last = 0;
        for (int frame = 0; frame < frames; frame++) {
            last += all.integers(frame).integers()[0];
        }
        return last;
    }

    /// Integers, float32, target: what a cursor does.
    @Benchmark
    public Object decode() throws IOException {
        PayloadContenders all = opened();
        int frames = all.row().frames();
        all.startDecoding();
        for (int frame = 0; frame < frames; frame++) {
            all.decode(frame);
        }
        return all.target();
    }
}
