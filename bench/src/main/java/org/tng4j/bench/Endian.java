package org.tng4j.bench;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.nio.ByteOrder.BIG_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.tng4j.arrays.copy.CopyPlan;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.view.NdView;

/// What does it cost to bring positions from the file's byte order, big-endian, into the machine's? Floor: the same
/// bytes, copied as they shall be.
public class Endian extends CopyQuestion {
    private static final ValueLayout.OfFloat SWAPPED_FLOAT = JAVA_FLOAT.withOrder(BIG_ENDIAN);
    private static final ValueLayout.OfInt SWAPPED_INT = JAVA_INT.withOrder(BIG_ENDIAN);

    /// How many particles, 12 bytes each.
    @Param({"1000", "10000", "100000", "1000000"})
    public int particles;

    private float[] heap;
    private CopyPlan plan;

    @Override
    final void make() {
        DataShape shape = DataShape.of(Scalar.FLOAT32, 1, particles, 3);
        NdView numbers = NdView.allocate(arena, shape);
        TargetGate.number(numbers);
        ready = numbers.segment();
        source = arena.allocate(ready.byteSize(), 64);
        for (long offset = 0; offset < ready.byteSize(); offset += Integer.BYTES) {
            source.set(SWAPPED_INT, offset, ready.get(JAVA_INT, offset));
        }
        NdView view = NdView.allocate(arena, shape);
        target = view.segment();
        plan = CopyPlan.into(view.meta(), BIG_ENDIAN);
        heap = new float[3 * particles];
    }

    /// One value at a time.
    @Benchmark
    public MemorySegment plainLoop() {
        turn(source, target, target.byteSize());
        return target;
    }

    private static void turn(MemorySegment source, MemorySegment target, long size) {
        for (long offset = 0; offset < size; offset += Integer.BYTES) {
            target.set(JAVA_INT, offset, source.get(SWAPPED_INT, offset));
        }
    }

    /// A bulk copy that knows both orders.
    @Benchmark
    public MemorySegment typedCopy() {
        MemorySegment.copy(source, SWAPPED_FLOAT, 0, target, JAVA_FLOAT, 0, 3L * particles);
        return target;
    }

    /// A bulk copy that knows both orders, through an array that stays.
    @Benchmark
    public MemorySegment floatArray() {
        MemorySegment.copy(source, SWAPPED_FLOAT, 0, heap, 0, heap.length);
        MemorySegment.copy(heap, 0, target, JAVA_FLOAT, 0, heap.length);
        return target;
    }

    /// Copied as it is, then turned in place.
    @Benchmark
    public MemorySegment inPlace() {
        MemorySegment.copy(source, 0, target, 0, target.byteSize());
        turn(target, target, target.byteSize());
        return target;
    }

    /// A plan, made once.
    @Benchmark
    public MemorySegment plan() {
        plan.run(source, 0, target, 0);
        return target;
    }
}
