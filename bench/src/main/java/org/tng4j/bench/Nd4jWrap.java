package org.tng4j.bench;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.tng4j.arrays.nd4j.Nd4jBridge;
import org.tng4j.arrays.nd4j.Nd4jView;
import org.tng4j.arrays.pool.LeasedArena;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.KnownBlock;

/// What does it cost to have the frames of a trajectory as INDArrays of ND4J: wrapped once, wrapped for each frame, or
/// copied into new ones? Floor: the decoded bytes, frame by frame, from memory into the same target.
///
/// One operation opens the file and reads it to its end, without hashes. [#plainRead] has no INDArray at all. What ND4J
/// takes to start is in [Nd4jStart].
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class Nd4jWrap extends Question {
    /// Which trajectory: coding, particles, frames in a frame set.
    @Param({"raw-1000-100", "raw-100000-4", "tng-1000-100", "tng-100000-4"})
    public String fixture = "";

    private Fixture file;
    private LeasedArena arena;
    private NdView target;
    private Nd4jBridge bridge;

    @Override
    final void make() throws IOException {
        file = new Fixture(fixture);
        arena = new LeasedArena();
        target = NdView.allocate(arena, DataShape.of(Scalar.FLOAT32, file.particles(), 3));
        bridge = new Nd4jBridge();
    }

    @Override
    final Gate gate() {
        return new TargetGate(target.segment(), file.lastFrame());
    }

    @Override
    public void close() {
        arena.close();
        file.close();
    }

    /// The floor.
    @Benchmark
    public MemorySegment floorCopy() {
        file.copyFrames(target.segment());
        return target.segment();
    }

    /// Frames, and nobody of ND4J looks at them.
    @Benchmark
    public MemorySegment plainRead() throws IOException {
        return read(target);
    }

    /// The same into memory that one INDArray lies over: it shows each frame.
    @Benchmark
    public MemorySegment wrapOnce() throws IOException {
        try (Nd4jView _ = bridge.view(target)) {
            return read(target);
        }
    }

    private MemorySegment read(NdView into) throws IOException {
        file.stream(Fixture.SKIP, into);
        return into.segment();
    }

    /// A new INDArray over the same memory for each frame, closed at once.
    @Benchmark
    public MemorySegment wrapPerFrame() throws IOException {
        try (TngFile trajectory = TngFile.open(file.path(), Fixture.SKIP);
                FrameCursor cursor = trajectory.frames(KnownBlock.POSITIONS.into(target))) {
            while (cursor.next()) {
                bridge.view(target).close();
            }
        }
        return target.segment();
    }

    /// A new INDArray of its own for each frame, closed at once; the last one is left for the gate.
    @Benchmark
    public MemorySegment copyIn() throws IOException {
        INDArray last = null;
        try (TngFile trajectory = TngFile.open(file.path(), Fixture.SKIP);
                FrameCursor cursor = trajectory.frames(KnownBlock.POSITIONS.into(target))) {
            while (cursor.next()) {
                if (last != null) {
                    last.close();
                }
                last = bridge.copy(target);
            }
        }
        if (last == null) {
            throw new IllegalStateException("trajectory has 0 frames, must have at least 1");
        }
        return bridge.of(last).segment();
    }
}
