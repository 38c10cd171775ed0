package org.tng4j.bench;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.tng4j.arrays.copy.CopyPlan;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.view.NdView;

/// What does a plan cost where there is next to nothing to copy: to run it, and to make it first? Floor: the same bytes
/// in one copy.
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Plan extends CopyQuestion {
    /// How many float32, in rows of three or alone: a lambda, a box, a hundred particles.
    @Param({"1", "9", "300"})
    public int values;

    private NdView from;
    private NdView to;
    private CopyPlan plan;

    @Override
    final void make() {
        DataShape shape = values == 1 ? DataShape.of(Scalar.FLOAT32, 1) : DataShape.of(Scalar.FLOAT32, values / 3, 3);
        from = NdView.allocate(arena, shape);
        to = NdView.allocate(arena, shape);
        source = from.segment();
        ready = source;
        target = to.segment();
        Conversion.number(Scalar.FLOAT32, source, values);
        plan = CopyPlan.of(from.meta(), to.meta());
    }

    /// A plan, made once.
    @Benchmark
    public MemorySegment run() {
        plan.run(source, 0, target, 0);
        return target;
    }

    /// A plan, made each time.
    @Benchmark
    public MemorySegment bindAndRun() {
        CopyPlan.of(from.meta(), to.meta()).run(source, 0, target, 0);
        return target;
    }
}
