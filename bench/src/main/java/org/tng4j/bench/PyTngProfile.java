package org.tng4j.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.Frames;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.BlockTarget;
import org.tng4j.io.format.KnownBlock;

/// What does it cost to read positions, lambda and box of every frame of a small run, step by step or all at once?
/// Floor: the bytes of these values, frame by frame, from memory.
///
/// One operation is a whole file, open already, without hashes; one target for each block, used again.
public class PyTngProfile extends Question {
    /// `argon-twin`, or `argon` where the folder of trajectories has it: 1000 particles, 101 frames 5000 steps apart.
    @Param("argon-twin")
    public String fixture = "";

    private Fixture file;
    private Arena arena;
    private TngFile trajectory;
    private NdView positions;
    private MemorySegment small;
    private BlockTarget[] one;
    private BlockTarget[] all;
    private NdView allPositions;
    private long[] steps;

    @Override
    final void make() throws IOException {
        file = new Fixture(fixture);
        arena = Arena.ofConfined();
        trajectory = TngFile.open(file.path(), Fixture.SKIP);
        positions = file.view(file.allocate(1));
        allPositions = file.view(file.allocate(file.frames()), file.frames());
        one = new BlockTarget[] {KnownBlock.POSITIONS.into(positions), target(KnownBlock.LAMBDAS, -1),
            target(KnownBlock.BOX_SHAPE, -1)};
        all = new BlockTarget[] {KnownBlock.POSITIONS.into(allPositions), target(KnownBlock.LAMBDAS, file.frames()),
            target(KnownBlock.BOX_SHAPE, file.frames())};
        small = arena.allocate(10 * Float.BYTES);
        steps = trajectory.block(KnownBlock.POSITIONS).steps();
    }

    /// @param count frames; -1 for one without an axis of its own
    private BlockTarget target(KnownBlock block, long count) throws IOException {
        var shape = trajectory.block(block).datashape();
        return block.into(NdView.allocate(arena, count < 0 ? shape : shape.prepend(count)));
    }

    @Override
    final Gate gate() {
        return new TargetGate(positions.segment(), file.lastFrame());
    }

    @Override
    public void close() {
        trajectory.close();
        arena.close();
        file.close();
    }

    /// The floor.
    @Benchmark
    public MemorySegment floorCopy() {
        for (int frame = 0; frame < file.frames(); frame++) {
            MemorySegment.copy(file.values(), frame * file.frameSize(), positions.segment(), 0, file.frameSize());
            MemorySegment.copy(file.values(), frame, small, 0, small.byteSize());
        }
        return positions.segment();
    }

    /// A new cursor for each step, as a reader does that remembers nothing.
    @Benchmark
    public MemorySegment cursorForEachStep() throws IOException {
        for (long step : steps) {
            try (FrameCursor cursor = trajectory.frames(one)) {
                cursor.seekStep(step);
            }
        }
        return positions.segment();
    }

    /// One cursor, sent to each step.
    @Benchmark
    public MemorySegment seekStep() throws IOException {
        try (FrameCursor cursor = trajectory.frames(one)) {
            for (long step : steps) {
                cursor.seekStep(step);
            }
        }
        return positions.segment();
    }

    /// One cursor, frame after frame.
    @Benchmark
    public MemorySegment next() throws IOException {
        Fixture.readFrames(trajectory, one);
        return positions.segment();
    }

    /// All frames into one target for each block, on this thread.
    @Benchmark
    public NdView range() throws IOException {
        for (BlockTarget target : all) {
            trajectory.read(target, Frames.ALL, 1);
        }
        return allPositions.at(file.frames() - 1L);
    }
}
