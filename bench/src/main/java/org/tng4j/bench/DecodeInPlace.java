package org.tng4j.bench;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.tng4j.arrays.copy.Casting;
import org.tng4j.arrays.copy.CopyPlan;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.KnownBlock;

/// What does it save to read straight into a target of any layout, instead of reading first and copying then? Floor: the
/// target's bytes, gaps included, from where they lie as they shall.
///
/// One operation is a whole file, open already, without hashes, frame by frame into one target.
public class DecodeInPlace extends Question {
    /// Which trajectory: coding, particles, frames in a frame set.
    @Param({"raw-10000-10", "tng-10000-10"})
    public String fixture = "";

    /// What the program wants.
    @Param
    public TargetLayout layout = TargetLayout.XYZ_FLOAT32;

    private Fixture file;
    private Arena arena;
    private TngFile trajectory;
    private NdView target;
    private NdView between;
    private MemorySegment ready;
    private CopyPlan plan;

    @Override
    final void make() throws IOException {
        file = new Fixture(fixture);
        arena = Arena.ofConfined();
        trajectory = TngFile.open(file.path(), Fixture.SKIP);
        target = layout.allocate(arena, file.particles());
        between = file.view(file.allocate(1));
        plan = CopyPlan.of(between.meta(), target.meta(), Casting.SAFE);
        ready = layout.allocate(arena, file.particles()).segment();
        ready.fill(TargetGate.NOISE);
        place();
    }

    /// Puts the last frame where it shall be, one value at a time.
    private void place() {
        NdView last = file.view(file.lastFrame());
        for (long i = 0; i < file.particles(); i++) {
            for (long j = 0; j < 3; j++) {
                long offset = target.base() + i * target.byteStride(0) + j * target.byteStride(1);
                if (layout == TargetLayout.XYZ_FLOAT64) {
                    ready.set(JAVA_DOUBLE, offset, last.getFloat(i, j));
                } else {
                    ready.set(JAVA_FLOAT, offset, last.getFloat(i, j));
                }
            }
        }
    }

    @Override
    final Gate gate() {
        return new TargetGate(target.segment(), ready);
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
            MemorySegment.copy(ready, 0, target.segment(), 0, ready.byteSize());
        }
        return target.segment();
    }

    /// Straight into the target.
    @Benchmark
    public MemorySegment inPlace() throws IOException {
        Fixture.readFrames(trajectory, KnownBlock.POSITIONS.into(target).casting(Casting.SAFE));
        return target.segment();
    }

    /// As the file holds them, and from there into the target.
    @Benchmark
    public MemorySegment copyBehind() throws IOException {
        try (FrameCursor cursor = trajectory.frames(KnownBlock.POSITIONS.into(between))) {
            while (cursor.next()) {
                plan.run(between.segment(), between.base(), target.segment(), target.base());
            }
        }
        return target.segment();
    }
}
