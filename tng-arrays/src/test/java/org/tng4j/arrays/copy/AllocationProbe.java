package org.tng4j.arrays.copy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;
import java.nio.ByteOrder;
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
        ArrMeta packed = Layout.C.withOrder(ByteOrder.LITTLE_ENDIAN).metaOf(DataShape.parse("1000 * 3 * float32"));
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            for (ArrMeta target : new ArrMeta[] {packed, padded, columns}) {
                probe.measure(CopyPlan.into(target, order));
            }
        }
    }

    private void measure(CopyPlan plan) throws ReflectiveOperationException {
        MemorySegment heap = MemorySegment.ofArray(new byte[16_001]);
        MemorySegment memory = Arena.ofAuto().allocate(16_001);
        for (int warmUp = 0; warmUp < 15; warmUp++) {
            runs(plan, heap, memory);
        }
        long before = allocatedBytes();
        runs(plan, heap, memory);
        long after = allocatedBytes();
        System.out.println((after - before) / RUNS + " B a run: " + plan);
    }

    private static void runs(CopyPlan plan, MemorySegment heap, MemorySegment memory) {
        for (int run = 0; run < RUNS; run++) {
            plan.run(heap, 1, memory, 0);
            plan.run(memory, 0, heap, 1, run, plan.elementCount() - run);
        }
    }

    private long allocatedBytes() throws ReflectiveOperationException {
        return (long) allocated.invoke(threads);
    }
}
