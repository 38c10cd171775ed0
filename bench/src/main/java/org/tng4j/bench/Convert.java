package org.tng4j.bench;

import java.lang.foreign.MemorySegment;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.tng4j.arrays.copy.Casting;
import org.tng4j.arrays.copy.CopyPlan;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;

/// What does it cost to turn positions into another data type? Floor: the target's bytes, copied as they shall be.
public class Convert extends CopyQuestion {
    /// How many particles, three values each.
    @Param({"1000", "10000", "100000", "1000000"})
    public int particles;

    /// From which data type into which.
    @Param
    public Conversion types = Conversion.FLOAT32_TO_FLOAT64;

    private CopyPlan plan;

    @Override
    final void make() {
        NdView from = NdView.allocate(arena, DataShape.of(types.from, particles, 3));
        NdView to = NdView.allocate(arena, DataShape.of(types.to, particles, 3));
        source = from.segment();
        target = to.segment();
        ready = arena.allocate(target.byteSize(), 64);
        Conversion.number(types.from, source, 3L * particles);
        Conversion.number(types.to, ready, 3L * particles);
        plan = CopyPlan.of(from.meta(), to.meta(), Casting.UNSAFE);
    }

    /// One value at a time.
    @Benchmark
    public MemorySegment plainLoop() {
        types.plainLoop(source, target, 3L * particles);
        return target;
    }

    /// A plan, made once.
    @Benchmark
    public MemorySegment plan() {
        plan.run(source, 0, target, 0);
        return target;
    }
}
