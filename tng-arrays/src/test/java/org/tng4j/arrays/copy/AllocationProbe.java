package org.tng4j.arrays.copy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;
import java.nio.ByteOrder;
import java.util.stream.LongStream;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;

/// Prints what a run of each kind of plan allocates. A program of its own, so that a test can start it under the
/// compiler that it asks about; it reaches `com.sun.management` by reflection, which a named module would have to require.
final class AllocationProbe {

    private static final int RUNS = 100;

    private final Object threads;
    private final Method allocated;

    private AllocationProbe() throws ReflectiveOperationException {
        threads = Class.forName("java.lang.management.ManagementFactory").getMethod("getThreadMXBean").invoke(null);
        allocated = Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
        for (int call = 0; call < 100; call++) {
            allocatedBytes(); // the first calls allocate for themselves
        }
    }

    public static void main(String[] arguments) throws ReflectiveOperationException {
        AllocationProbe probe = new AllocationProbe();
        ScalarMeta scalar = new ScalarMeta(Scalar.FLOAT32, ByteOrder.LITTLE_ENDIAN);
        ArrMeta padded = new FixedMeta(1000, 16, new FixedMeta(3, 4, scalar));
        ArrMeta columns = new FixedMeta(1000, 4, new FixedMeta(3, 4000, scalar));
        ArrMeta packed = layout("1000 * 3 * float32");
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            for (ArrMeta target : new ArrMeta[] {packed, padded, columns}) {
                probe.measure(CopyPlan.into(target, order));
            }
        }
        probe.measure(CopyPlan.of(columns, packed));
        probe.measure(CopyPlan.of(new FixedMeta(64, 4, new FixedMeta(64, 256, scalar)), layout("64 * 64 * float32")));
        probe.measure(CopyPlan.into(new FixedMeta(1000, 4, new FixedMeta(3, 5, new ScalarMeta(Scalar.INT8, scalar.order()))), scalar.order()));
        for (Scalar from : new Scalar[] {Scalar.INT32, Scalar.UINT64, Scalar.FLOAT64}) {
            probe.measure(CopyPlan.into(packed, new ScalarMeta(from, ByteOrder.BIG_ENDIAN), Casting.SAME_KIND));
        }
        probe.measure(CopyPlan.of(packed, layout("1000 * 3 * int16"), Casting.UNSAFE));
        probe.measure(CopyPlan.into(layout("500 * {id: int32, name: string[4]}"), ByteOrder.LITTLE_ENDIAN));
        probe.measure(CopyPlan.into(layout("500 * {id: int8, q: ?int16}"), ByteOrder.BIG_ENDIAN));
        probe.measureIndexed(packed, 1);
        probe.measureIndexed(packed, 100);
    }

    private static ArrMeta layout(String shape) {
        return Layout.C.withOrder(ByteOrder.LITTLE_ENDIAN).metaOf(DataShape.parse(shape));
    }

    private void measure(CopyPlan plan) throws ReflectiveOperationException {
        long count = plan.elementCount();
        report(plan.explain(), (source, sourceBase, target, targetBase, skipped) -> {
            plan.run(source, sourceBase, target, targetBase);
            plan.run(source, sourceBase, target, targetBase, skipped, count - skipped);
        });
        report(plan.explain() + "; in one memory", (source, _, _, _, skipped) -> {
            plan.run(source, 8, source, 16);
            plan.run(source, 16, source, 8, skipped, count - skipped);
        });
    }

    private void measureIndexed(ArrMeta meta, int runLength) throws ReflectiveOperationException {
        long[] indices = LongStream.range(0, 1000).map(i -> 1000 - runLength - i / runLength * runLength + i % runLength).toArray();
        IndexedCopy copy = IndexedCopy.gather(meta, IndexVector.of(1000, indices), meta, Casting.NO);
        report(copy.explain(), (source, sourceBase, target, targetBase, _) -> copy.run(source, sourceBase, target, targetBase));
    }

    /// What is run: between two memories, with the number of the run.
    private interface Work {
        void run(MemorySegment source, long sourceBase, MemorySegment target, long targetBase, int run);
    }

    /// The least of several measurements: compilers and class loaders may interfere with one, a plan does with all.
    private void report(String text, Work work) throws ReflectiveOperationException {
        MemorySegment heap = MemorySegment.ofArray(new byte[32_001]);
        MemorySegment memory = Arena.ofAuto().allocate(32_001);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 15; round++) {
            long before = allocatedBytes();
            runs(work, heap, memory);
            least = Math.min(least, allocatedBytes() - before);
        }
        System.out.println(least / RUNS + " B a run: " + text);
    }

    private static void runs(Work work, MemorySegment heap, MemorySegment memory) {
        for (int run = 0; run < RUNS; run++) {
            work.run(heap, 1, memory, 0, run);
            work.run(memory, 0, heap, 1, run);
        }
    }

    private long allocatedBytes() throws ReflectiveOperationException {
        return (long) allocated.invoke(threads);
    }
}
