package org.tng4j.bench;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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
import org.tng4j.arrays.view.NdView;

/// What does it cost to bring positions from one layout into another? Floor: the target's bytes, gaps included, copied
/// from where they lie as they shall.
///
/// Float32, native memory on both sides.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public class Layouts {
    /// How many particles a frame has.
    @Param({"1000", "10000", "100000", "1000000"})
    public int particles;

    /// From which layout into which.
    @Param
    public LayoutChange layouts;

    private Arena arena;
    private MemorySegment ready;
    private MemorySegment source;
    private long sourceBase;
    private long[] sourceStrides;
    private MemorySegment target;
    private long[] targetStrides;
    private long[] sizes;
    private CopyPlan plan;

    /// For JMH.
    public Layouts() {}

    /// Makes the positions, and compares what the contender makes of them.
    @Setup(Level.Trial)
    public void open(BenchmarkParams parameters) {
        make();
        gate().check(this, parameters);
    }

    final void make() {
        arena = Arena.ofConfined();
        NdView from = layouts.source(arena, particles);
        NdView to = layouts.target(arena, particles);
        NdView wanted = layouts.target(arena, particles);
        wanted.segment().fill(TargetGate.NOISE);
        TargetGate.number(from);
        TargetGate.number(wanted);
        ready = wanted.segment();
        source = from.segment();
        sourceBase = from.base();
        sourceStrides = byteStrides(from);
        target = to.segment();
        targetStrides = byteStrides(to);
        sizes = new long[] {layouts.frames(), particles, 3};
        plan = CopyPlan.of(from.meta(), to.meta());
    }

    private static long[] byteStrides(NdView view) {
        return new long[] {view.byteStride(0), view.byteStride(1), view.byteStride(2)};
    }

    final TargetGate gate() {
        return new TargetGate(target, ready);
    }

    /// Lets go of the memory.
    @TearDown(Level.Trial)
    public void close() {
        arena.close();
    }

    /// The floor.
    @Benchmark
    public MemorySegment floorCopy() {
        MemorySegment.copy(ready, 0, target, 0, ready.byteSize());
        return target;
    }

    /// One value at a time, in the order of the indices.
    @Benchmark
    public MemorySegment plainLoop() {
        for (long frame = 0; frame < sizes[0]; frame++) {
            plainLoop(source, sourceBase + frame * sourceStrides[0], target, frame * targetStrides[0]);
        }
        return target;
    }

    private void plainLoop(MemorySegment source, long from, MemorySegment target, long to) {
        long rows = sizes[1];
        long sourceRow = sourceStrides[1];
        long sourceValue = sourceStrides[2];
        long targetRow = targetStrides[1];
        long targetValue = targetStrides[2];
        for (long i = 0; i < rows; i++) {
            for (long j = 0; j < 3; j++) {
                float value = source.get(JAVA_FLOAT, from + i * sourceRow + j * sourceValue);
                target.set(JAVA_FLOAT, to + i * targetRow + j * targetValue, value);
            }
        }
    }

    /// A plan, made once.
    @Benchmark
    public MemorySegment plan() {
        plan.run(source, sourceBase, target, 0);
        return target;
    }
}
