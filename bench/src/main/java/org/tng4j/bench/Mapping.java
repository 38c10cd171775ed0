package org.tng4j.bench;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.tng4j.arrays.copy.Casting;
import org.tng4j.arrays.copy.IndexVector;
import org.tng4j.arrays.copy.IndexedCopy;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.view.NdView;

/// What does it cost to bring particles into another order? Floor: the same bytes, copied as they shall be.
///
/// Positions in float32, 12 bytes a particle.
public class Mapping extends CopyQuestion {
    private static final int ITEM_SIZE = 3 * Float.BYTES;

    /// How many particles.
    @Param({"1000", "10000", "100000", "1000000"})
    public int particles;

    /// Which particle comes when.
    @Param
    public ParticleOrder order = ParticleOrder.IDENTITY;

    private long[] indices;
    private IndexedCopy plan;

    @Override
    final void make() {
        NdView from = NdView.allocate(arena, DataShape.of(Scalar.FLOAT32, particles, 3));
        NdView to = NdView.allocate(arena, from.shape());
        Conversion.number(Scalar.INT32, from.segment(), 3L * particles);
        source = from.segment();
        target = to.segment();
        indices = order.indices(particles);
        ready = arena.allocate(target.byteSize(), 64);
        for (int i = 0; i < particles; i++) {
            ready.asSlice((long) i * ITEM_SIZE, ITEM_SIZE).copyFrom(source.asSlice(indices[i] * ITEM_SIZE, ITEM_SIZE));
        }
        plan = IndexedCopy.gather(from.meta(), IndexVector.of(particles, indices), to.meta(), Casting.NO);
    }

    /// One value at a time.
    @Benchmark
    public MemorySegment plainLoop() {
        gather(source, indices, target);
        return target;
    }

    private static void gather(MemorySegment source, long[] indices, MemorySegment target) {
        for (int i = 0; i < indices.length; i++) {
            long from = indices[i] * ITEM_SIZE;
            long to = (long) i * ITEM_SIZE;
            target.set(JAVA_FLOAT, to, source.get(JAVA_FLOAT, from));
            target.set(JAVA_FLOAT, to + 4, source.get(JAVA_FLOAT, from + 4));
            target.set(JAVA_FLOAT, to + 8, source.get(JAVA_FLOAT, from + 8));
        }
    }

    /// One bulk copy for each particle.
    @Benchmark
    public MemorySegment copyForEach() {
        for (int i = 0; i < indices.length; i++) {
            MemorySegment.copy(source, indices[i] * ITEM_SIZE, target, (long) i * ITEM_SIZE, ITEM_SIZE);
        }
        return target;
    }

    /// A plan, made once.
    @Benchmark
    public MemorySegment plan() {
        plan.run(source, 0, target, 0);
        return target;
    }
}
