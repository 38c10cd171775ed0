package org.tng4j.bench;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.KnownBlock;

/// What do the stages of reading positions cost, each alone: reading, hashing, unpacking, multiplying, copying? Floor:
/// the decoded bytes, frame by frame, from memory into the same target.
///
/// One operation is a whole file. [#all] is what a cursor does, from opening the file on; stages without work in a codec
/// do nothing, and uncompressed values in native order are read straight into the target.
public class Stages extends Question {
    /// Which trajectory: coding, particles, frames in a frame set.
    @Param({"raw-10000-10", "raw-100000-4", "swapped-10000-10", "gzip-10000-10",
        "gzip-100000-4", "tng-1000-100", "tng-10000-10", "tng-100000-4", "stop-bits-10000-10", "xtc3-10000-10",
        "bwlzh-10000-10"})
    public String fixture = "";

    private Fixture file;
    private NdView target;
    private StageWork work;

    @Override
    final void make() throws IOException {
        file = new Fixture(fixture);
        target = file.view(file.allocate(1));
        work = new StageWork(file, target);
        work.unpack();
    }

    @Override
    final Gate gate() {
        return new ResultGate(work.results(), new TargetGate(target.segment(), file.lastFrame()));
    }

    @Override
    public void close() {
        work.close();
        file.close();
    }

    /// The floor.
    @Benchmark
    public MemorySegment floorCopy() {
        file.copyFrames(target.segment());
        return target.segment();
    }

    /// Payloads out of the mapped file.
    @Benchmark
    public long read() throws IOException {
        return work.read();
    }

    /// MD5 of the blocks' contents, which are in memory.
    @Benchmark
    public long verify() throws IOException {
        return work.verify();
    }

    /// From packed bytes in memory to values or integers.
    @Benchmark
    public long unpack() throws IOException {
        return work.unpack();
    }

    /// From integers to float32.
    @Benchmark
    public long dequantise() {
        return work.dequantise();
    }

    /// From a window to the target.
    @Benchmark
    public long copy() {
        return work.copy();
    }

    /// All of it, hashes compared.
    @Benchmark
    public MemorySegment all() throws IOException {
        try (TngFile trajectory = TngFile.open(file.path())) {
            Fixture.readFrames(trajectory, KnownBlock.POSITIONS.into(target));
        }
        return target.segment();
    }
}
