package org.tng4j.bench;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.KnownBlock;

/// What does it cost to get frames in any order, where a frame needs the ones before it? Floor: the bytes of the frames
/// that are asked for, from memory.
///
/// One operation is twenty random frames, or as many as there are, the same each time; [#sequential] reads all
/// frames of the file instead, which everybody can. Without hashes.
public class Amplification extends Question {
    private static final int MOST = 20;

    /// Which trajectory: coding, particles, frames in a frame set.
    @Param({"tng-1000-1", "tng-1000-10", "tng-1000-100", "gzip-1000-100"})
    public String fixture = "";

    private Fixture file;
    private TngFile trajectory;
    private TngFile withoutStates;
    private NdView target;
    private NdView places;
    private long[] asked;

    @Override
    final void make() throws IOException {
        file = new Fixture(fixture);
        trajectory = TngFile.open(file.path(), Fixture.SKIP);
        withoutStates = TngFile.open(file.path(), Fixture.SKIP.withStateBudget(0));
        target = file.view(file.allocate(1));
        asked = new Random(1).longs(Math.min(MOST, file.frames()), 0, file.frames()).toArray();
        asked[asked.length - 1] = file.frames() - 1L;
        places = file.view(file.allocate(asked.length), asked.length);
    }

    @Override
    final Gate gate() {
        return new TargetGate(target.segment(), file.lastFrame());
    }

    @Override
    public void close() {
        trajectory.close();
        withoutStates.close();
        file.close();
    }

    /// The floor.
    @Benchmark
    public MemorySegment floorCopy() {
        for (long frame : asked) {
            MemorySegment.copy(file.values(), frame * file.frameSize(), target.segment(), 0, file.frameSize());
        }
        return target.segment();
    }

    /// All frames of the file, one after the other.
    @Benchmark
    public MemorySegment sequential() throws IOException {
        Fixture.readFrames(trajectory, KnownBlock.POSITIONS.into(target));
        return target.segment();
    }

    /// One list.
    @Benchmark
    public NdView list() throws IOException {
        trajectory.read(KnownBlock.POSITIONS.into(places), asked);
        return places.at(asked.length - 1L);
    }

    /// One by one, with a cursor that keeps states of its decoder.
    @Benchmark
    public MemorySegment oneByOne() throws IOException {
        return seek(trajectory);
    }

    /// One by one, with a cursor that may keep none.
    @Benchmark
    public MemorySegment oneByOneWithoutStates() throws IOException {
        return seek(withoutStates);
    }

    private MemorySegment seek(TngFile from) throws IOException {
        try (FrameCursor cursor = from.frames(KnownBlock.POSITIONS.into(target))) {
            for (long frame : asked) {
                cursor.seekFrame(frame);
            }
        }
        return target.segment();
    }
}
