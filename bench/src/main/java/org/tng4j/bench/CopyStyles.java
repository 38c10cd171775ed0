package org.tng4j.bench;

import static java.lang.foreign.MemoryLayout.PathElement.sequenceElement;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
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
import org.openjdk.jmh.infra.BenchmarkParams;
import org.tng4j.arrays.copy.CopyPlan;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.view.NdView;
import org.tng4j.arrays.view.Window;

/// What does it cost to get one frame out of several: value by value, in bulk, or without a copy? Floor: its bytes in
/// one [MemorySegment#copy(MemorySegment, long, MemorySegment, long, long)].
///
/// Positions in float32, native memory on both sides. [#view] and [#window] copy nothing: they say where the frame is.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class CopyStyles {
    private static final long FRAMES = 2;
    private static final long FRAME = 1;
    private static final VarHandle COORDINATE =
            MemoryLayout.sequenceLayout(3, JAVA_FLOAT).arrayElementVarHandle(sequenceElement());

    /// How many particles a frame has, 12 bytes each.
    @Param({"1000", "10000", "100000", "1000000"})
    public int particles;

    private Arena arena;
    private NdView frames;
    private MemorySegment source;
    private long from;
    private long size;
    private MemorySegment target;
    private CopyPlan plan;
    private Window window;
    private ByteBuffer sourceBuffer;
    private ByteBuffer targetBuffer;
    private float[] heap;

    /// For JMH.
    public CopyStyles() {}

    /// Makes the frames, and compares what the contender makes of them.
    @Setup(Level.Trial)
    public void open(BenchmarkParams parameters) {
        make();
        gate().check(this, parameters);
    }

    /// Every byte of the frames is another than the one before it.
    final void make() {
        arena = Arena.ofConfined();
        frames = NdView.allocate(arena, DataShape.of(Scalar.FLOAT32, FRAMES, particles, 3));
        source = frames.segment();
        TargetGate.number(frames);
        NdView frame = frames.at(FRAME);
        from = frame.base();
        size = frames.byteStride(0);
        NdView copy = NdView.allocate(arena, frame.shape());
        target = copy.segment();
        plan = CopyPlan.of(frame.meta(), copy.meta());
        window = frames.window(0, 1);
        sourceBuffer = source.asByteBuffer();
        targetBuffer = target.asByteBuffer();
        heap = new float[3 * particles];
    }

    final TargetGate gate() {
        return new TargetGate(target, source.asSlice(from, size));
    }

    /// Lets go of the memory.
    @TearDown(Level.Trial)
    public void close() {
        arena.close();
    }

    /// The floor.
    @Benchmark
    public MemorySegment floorCopy() {
        MemorySegment.copy(source, from, target, 0, size);
        return target;
    }

    /// One value at a time.
    @Benchmark
    public MemorySegment elements() {
        elements(source, from, target, size);
        return target;
    }

    private static void elements(MemorySegment source, long from, MemorySegment target, long size) {
        for (long offset = 0; offset < size; offset += Float.BYTES) {
            target.set(JAVA_FLOAT, offset, source.get(JAVA_FLOAT, from + offset));
        }
    }

    /// One value at a time, by two indices and a memory layout.
    @Benchmark
    public MemorySegment varHandle() {
        varHandle(source, from, target, particles);
        return target;
    }

    private static void varHandle(MemorySegment source, long from, MemorySegment target, long rows) {
        for (long i = 0; i < rows; i++) {
            for (long j = 0; j < 3; j++) {
                COORDINATE.set(target, 0L, i, j, (float) COORDINATE.get(source, from, i, j));
            }
        }
    }

    /// Through an array that stays.
    @Benchmark
    public MemorySegment floatArray() {
        MemorySegment.copy(source, JAVA_FLOAT, from, heap, 0, heap.length);
        MemorySegment.copy(heap, 0, target, JAVA_FLOAT, 0, heap.length);
        return target;
    }

    /// Through a new array each time.
    @Benchmark
    public MemorySegment newFloatArray() {
        float[] values = source.asSlice(from, size).toArray(JAVA_FLOAT);
        MemorySegment.copy(values, 0, target, JAVA_FLOAT, 0, values.length);
        return target;
    }

    /// From buffer to buffer, in bulk.
    @Benchmark
    public MemorySegment byteBuffer() {
        targetBuffer.put(0, sourceBuffer, (int) from, (int) size);
        return target;
    }

    /// A plan, made once.
    @Benchmark
    public MemorySegment plan() {
        plan.run(source, from, target, 0);
        return target;
    }

    /// A view of the frame where it is, made each time.
    @Benchmark
    public NdView view() {
        return frames.at(FRAME);
    }

    /// A view that slides to the frame, made once.
    @Benchmark
    public Window window() {
        window.slideTo(FRAME);
        return window;
    }
}
