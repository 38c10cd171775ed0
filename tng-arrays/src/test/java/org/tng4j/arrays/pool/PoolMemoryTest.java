package org.tng4j.arrays.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;

/// Native memory over 10 000 rounds of use.
class PoolMemoryTest {

    private static final int ROUNDS = 10_000;
    private static final long CAPACITY = 1 << 18; // not freed, all rounds together would be 2.4 GiB
    private static final long MOST_GROWTH = 1 << 28;
    private static final Path STATUS = Path.of("/proc/self/status");

    @Test
    void takesItsChunkOnceForAllRounds() {
        AtomicLong taken = new AtomicLong();
        try (LeasedArena arena = new LeasedArena()) {
            SegmentAllocator counting = (size, alignment) -> {
                taken.addAndGet(size);
                return arena.allocate(size, alignment);
            };
            Pool pool = Pool.aligned(counting, CAPACITY);
            for (int round = 0; round < ROUNDS; round++) {
                use(arena, pool);
            }

            assertEquals(CAPACITY, taken.get());
            assertEquals(CAPACITY, pool.capacity());
            assertEquals(CAPACITY, pool.freeSize());
        }
    }

    @Test
    void leavesNoMemoryBehindWhenItsArenaIsClosed() throws IOException {
        assumeTrue(Files.exists(STATUS), "no /proc to ask for the size of this process");
        openUseClose(ROUNDS / 10);
        long before = residentSize();
        openUseClose(ROUNDS);
        long growth = residentSize() - before;

        System.out.println(ROUNDS + " rounds of " + CAPACITY + " bytes: resident memory grew by " + growth + " bytes");
        assertTrue(growth < MOST_GROWTH, () -> "grew by " + growth + " bytes, must be below " + MOST_GROWTH);
    }

    private static void openUseClose(int rounds) {
        for (int round = 0; round < rounds; round++) {
            try (LeasedArena arena = new LeasedArena()) {
                use(arena, Pool.aligned(arena, CAPACITY));
            }
        }
    }

    private static void use(LeasedArena arena, Pool pool) {
        NdView view = NdView.allocate(pool, DataShape.parse("1000 * 3 * float32"));
        MemorySegment rest = pool.allocate(CAPACITY - 12_032, 1);
        try (Lease _ = arena.lease("dlpack", view)) {
            rest.fill((byte) 1);
        }
        pool.free(view.segment());
        pool.free(rest);
    }

    private static long residentSize() throws IOException {
        String line = Files.readAllLines(STATUS).stream().filter(each -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }
}
