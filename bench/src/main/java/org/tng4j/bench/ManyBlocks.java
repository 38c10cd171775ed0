package org.tng4j.bench;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.BlockInfo;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.BlockTarget;

/// What does it cost to read several blocks with different strides by one cursor, or block by block? Floor: as many
/// bytes, frame by frame, in memory.
///
/// One operation is a whole file, open already, without hashes. Uncompressed float32, a frame at each first, second,
/// third or fourth step.
public class ManyBlocks extends Question {
    /// How many of the file's blocks.
    @Param({"1", "5", "20"})
    public int blocks;

    private BlocksFile file;
    private TngFile trajectory;
    private MemorySegment target;
    private MemorySegment expected;
    private BlockTarget[] targets;
    private long frames;
    private long frameSize;

    @Override
    final void make() throws IOException {
        file = new BlocksFile();
        trajectory = TngFile.open(file.path(), Fixture.SKIP);
        List<BlockInfo> infos = trajectory.blockInfos().subList(0, blocks);
        frameSize = 3 * trajectory.particleCount() * Float.BYTES;
        target = file.allocate(blocks * frameSize);
        expected = file.allocate(blocks * frameSize);
        List<BlockTarget> made = new ArrayList<>();
        for (int i = 0; i < blocks; i++) {
            file.readLast(infos.get(i), expected.asSlice(i * frameSize, frameSize));
            made.add(infos.get(i).id().into(NdView.wrap(target.asSlice(i * frameSize, frameSize),
                    DataShape.of(Scalar.FLOAT32, trajectory.particleCount(), 3))));
            frames += infos.get(i).frameCount();
        }
        targets = made.toArray(BlockTarget[]::new);
    }

    @Override
    final Gate gate() {
        return new TargetGate(target, expected);
    }

    @Override
    public void close() {
        trajectory.close();
        file.close();
    }

    /// The floor.
    @Benchmark
    public MemorySegment floorCopy() {
        for (long frame = 0; frame < frames; frame++) {
            long offset = frame % blocks * frameSize;
            MemorySegment.copy(expected, offset, target, offset, frameSize);
        }
        return target;
    }

    /// One cursor over all blocks.
    @Benchmark
    public MemorySegment merged() throws IOException {
        Fixture.readFrames(trajectory, targets);
        return target;
    }

    /// One cursor for each block, one after the other.
    @Benchmark
    public MemorySegment passes() throws IOException {
        for (BlockTarget one : targets) {
            Fixture.readFrames(trajectory, one);
        }
        return target;
    }
}
