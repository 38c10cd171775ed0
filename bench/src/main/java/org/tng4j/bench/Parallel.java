package org.tng4j.bench;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.FrameRange;
import org.tng4j.io.Frames;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.KnownBlock;

/// How does reading all frames into one target go on several threads? Floor: the decoded bytes in one copy, on one
/// thread.
///
/// One operation is a whole file, open already, without hashes. [#cursors] is what a program could do by itself: a
/// cursor on each thread, over a part of the frame sets, each frame by way of a target of its own. [#ahead] is one
/// cursor with `readAhead()`, whatever the number of threads.
public class Parallel extends Question {
    /// Which trajectory: coding, particles, frames in a frame set.
    @Param({"raw-10000-10", "gzip-10000-10", "tng-10000-10"})
    public String fixture = "";

    /// How many threads.
    @Param({"1", "2", "4"})
    public int threads;

    private Fixture file;
    private TngFile trajectory;
    private MemorySegment target;
    private NdView all;
    private ExecutorService workers;

    @Override
    final void make() throws IOException {
        file = new Fixture(fixture);
        trajectory = TngFile.open(file.path(), Fixture.SKIP);
        target = file.allocate(file.frames());
        all = file.view(target, file.frames());
        workers = Executors.newFixedThreadPool(threads);
    }

    @Override
    final Gate gate() {
        return new TargetGate(target, file.values());
    }

    @Override
    public void close() {
        workers.close();
        trajectory.close();
        file.close();
    }

    /// The floor.
    @Benchmark
    public MemorySegment floorCopy() {
        MemorySegment.copy(file.values(), 0, target, 0, target.byteSize());
        return target;
    }

    /// The library's own threads.
    @Benchmark
    public MemorySegment range() throws IOException {
        trajectory.read(KnownBlock.POSITIONS.into(all), Frames.ALL, threads);
        return target;
    }

    /// A cursor on each thread.
    @Benchmark
    public MemorySegment cursors() throws Exception {
        List<Callable<Long>> parts = new ArrayList<>();
        long frame = 0;
        for (FrameRange sets : trajectory.split(threads)) {
            long first = frame;
            parts.add(() -> read(sets, first));
            frame += frameCount(sets);
        }
        for (Future<Long> part : workers.invokeAll(parts)) {
            part.get();
        }
        return target;
    }

    private long frameCount(FrameRange sets) throws IOException {
        long count = 0;
        try (FrameCursor cursor = trajectory.frames(sets, KnownBlock.POSITIONS.withoutValues())) {
            while (cursor.next()) {
                count++;
            }
        }
        return count;
    }

    private long read(FrameRange sets, long first) throws IOException {
        long frame = first;
        NdView one = file.view(MemorySegment.ofArray(new float[3 * file.particles()]));
        try (FrameCursor cursor = trajectory.frames(sets, KnownBlock.POSITIONS.into(one))) {
            while (cursor.next()) {
                MemorySegment.copy(one.segment(), 0, target, frame++ * file.frameSize(), file.frameSize());
            }
        }
        return frame;
    }

    /// One cursor, and threads that decode ahead of it.
    @Benchmark
    public MemorySegment ahead() throws IOException {
        long frame = 0;
        NdView one = file.view(MemorySegment.ofArray(new float[3 * file.particles()]));
        try (FrameCursor cursor = trajectory.frames(KnownBlock.POSITIONS.into(one)).readAhead()) {
            while (cursor.next()) {
                MemorySegment.copy(one.segment(), 0, target, frame++ * file.frameSize(), file.frameSize());
            }
        }
        return target;
    }
}
