package org.tng4j.arrays.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;

class PoolTest {

    private final LeasedArena arena = new LeasedArena();

    @AfterEach
    void closeArena() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    @Test
    void doublesWhereWhatIsLeftIsTooSmall() {
        for (Pool pool : List.of(Pool.aligned(arena, 200), Pool.packed(arena, 200))) {
            MemorySegment first = pool.allocate(150, 1);
            assertEquals(200, pool.capacity());
            assertEquals(50, pool.freeSize());
            MemorySegment second = pool.allocate(60, 1);

            assertEquals(400, pool.capacity());
            assertEquals(190, pool.freeSize());
            assertTrue(first.asOverlappingSlice(second).isEmpty());
        }
    }

    @Test
    void growsByWhatIsNeededWhereThatIsMore() {
        Pool pool = Pool.packed(arena, 200);
        pool.allocate(1000, 1);

        assertEquals(1200, pool.capacity());
        assertEquals(200, pool.freeSize());
    }

    @Test
    void growsByWhatIsAsked() {
        Pool pool = Pool.packed(arena, 200);
        pool.grow(50);
        pool.allocate(200, 1);
        pool.allocate(50, 1);

        assertEquals(250, pool.capacity());
        assertEquals(0, pool.freeSize());
    }

    @Test
    void leavesViewsAndAddressesAloneWhenItGrows() {
        Pool pool = Pool.aligned(arena, 200);
        NdView view = NdView.allocate(pool, DataShape.parse("3 * float32"));
        long address = view.segment().address();
        try (Lease _ = arena.lease("dlpack", view)) {
            view.segment().setAtIndex(ValueLayout.JAVA_FLOAT, 1, 2.5f);
            pool.grow(1 << 20);
            pool.allocate(1 << 21, 1);

            assertEquals(2.5f, view.getFloat(1));
            assertEquals(address, view.segment().address());
            assertThrows(IllegalStateException.class, arena::close);
        }
        pool.free(view.segment());
        assertEquals(address, pool.allocate(12, 64).address());
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "acb", "bac", "bca", "cab", "cba"})
    void joinsFreeNeighbours(String order) {
        Pool pool = Pool.packed(arena, 300);
        MemorySegment[] parts = {pool.allocate(100, 1), pool.allocate(100, 1), pool.allocate(100, 1)};
        order.chars().forEach(part -> pool.free(parts[part - 'a']));

        assertEquals(300, pool.freeSize());
        assertEquals(parts[0].address(), pool.allocate(300, 1).address());
        assertEquals(300, pool.capacity());
    }

    @Test
    void takesTheFirstRangeThatIsLargeEnough() {
        Pool pool = Pool.packed(arena, 1000);
        MemorySegment small = pool.allocate(10, 1);
        pool.allocate(1, 1);
        MemorySegment large = pool.allocate(100, 1);
        pool.allocate(1, 1);
        MemorySegment same = pool.allocate(100, 1);
        pool.allocate(1, 1);
        List.of(same, large, small).forEach(pool::free);

        assertEquals(large.address(), pool.allocate(50, 1).address());
        assertEquals(large.address() + 50, pool.allocate(50, 1).address());
        assertEquals(small.address(), pool.allocate(5, 1).address());
        assertEquals(same.address(), pool.allocate(100, 1).address());
    }

    @Test
    void usesTheGapThatAnAlignmentLeaves() {
        Pool pool = Pool.packed(SegmentAllocator.slicingAllocator(arena.allocate(128, 64)), 128);
        MemorySegment one = pool.allocate(1, 1);
        MemorySegment aligned = pool.allocate(64, 64);
        MemorySegment gap = pool.allocate(63, 1);

        assertEquals(one.address() + 64, aligned.address());
        assertEquals(one.address() + 1, gap.address());
        assertEquals(0, pool.freeSize());
    }

    @ParameterizedTest
    @CsvSource({"1, 64", "8, 64", "64, 64", "256, 256", "4096, 4096"})
    void alignsTo64OrMore(long asked, long given) {
        Pool pool = Pool.aligned(arena, 100);
        for (int count = 0; count < 20; count++) {
            assertEquals(0, pool.allocate(3, asked).address() % given);
        }
    }

    @Test
    void packsWithoutGaps() {
        Pool pool = Pool.packed(arena, 100);
        long first = pool.allocate(3).address();

        assertEquals(first + 3, pool.allocate(5).address());
        assertEquals(0, pool.allocate(4, 16).address() % 16);
    }

    @Test
    void servesViewsOfAnyKind() {
        Pool pool = Pool.packed(arena, 100);
        NdView numbers = NdView.allocate(pool, DataShape.parse("7 * 3 * float64"));
        NdView empty = NdView.allocate(pool, DataShape.parse("0 * 3 * float64"));

        assertEquals(0, numbers.segment().address() % 64);
        assertEquals(168, numbers.segment().byteSize());
        assertEquals(0, empty.segment().byteSize());
        pool.free(empty.segment());
        pool.free(numbers.at(6).segment());
        assertEquals(pool.capacity(), pool.freeSize());
    }

    @Test
    void givesZeroesWhateverWasThere() {
        Pool pool = Pool.packed(arena, 100);
        MemorySegment used = pool.allocate(100, 1);
        used.fill((byte) -1);
        pool.free(used);
        assertEquals(-1, used.get(ValueLayout.JAVA_BYTE, 99), "freeing clears nothing");
        NdView texts = NdView.allocateText(pool, DataShape.parse("3 * string"), 30);

        assertEquals("", texts.getString(2));
        assertEquals(-1, MemorySegment.ofArray(new byte[62]).mismatch(texts.segment()));
    }

    @Test
    void refusesToFreeTwice() {
        Pool pool = Pool.packed(arena, 100);
        pool.allocate(10, 1);
        MemorySegment segment = pool.allocate(20, 1);
        pool.free(segment);

        assertEquals("given bytes 10 to 30 of the pool, free already", refusal(() -> pool.free(segment)));
        assertEquals(90, pool.freeSize());
    }

    @Test
    void refusesToFreeAPart() {
        Pool pool = Pool.packed(arena, 100);
        pool.grow(100);
        pool.allocate(100, 1);
        MemorySegment segment = pool.allocate(20, 1);
        MemorySegment next = pool.allocate(20, 1);

        assertEquals("given bytes 102 to 120 of the pool, allocated are 100 to 120",
                refusal(() -> pool.free(segment.asSlice(2))));
        assertEquals("given bytes 100 to 119 of the pool, allocated are 100 to 120",
                refusal(() -> pool.free(segment.asSlice(0, 19))));
        assertEquals(60, pool.freeSize());
        pool.free(segment);
        pool.free(next);
        assertEquals(100, pool.freeSize());
    }

    @Test
    void refusesToFreeMoreThanWasAllocated() {
        MemorySegment memory = arena.allocate(100);
        Pool pool = Pool.packed(SegmentAllocator.slicingAllocator(memory), 100);
        MemorySegment first = pool.allocate(20, 1);
        pool.allocate(20, 1);

        assertEquals("given bytes 0 to 40 of the pool, allocated are 20 to 40",
                refusal(() -> pool.free(memory.asSlice(0, 40))));
        assertEquals("given bytes 30 to 50 of the pool, allocated are 20 to 40",
                refusal(() -> pool.free(memory.asSlice(30, 20))));
        pool.free(first);
        assertEquals("given bytes 10 to 30 of the pool, allocated are 20 to 40",
                refusal(() -> pool.free(memory.asSlice(10, 20))));
    }

    @Test
    void refusesToFreeOtherMemory() {
        MemorySegment memory = arena.allocate(100);
        Pool pool = Pool.packed(SegmentAllocator.slicingAllocator(memory.asSlice(10)), 50);
        pool.allocate(50, 1);
        String message = " bytes of other memory, must be of the pool's 50 bytes";

        assertEquals("given 8" + message, refusal(() -> pool.free(arena.allocate(8))));
        assertEquals("given 50" + message, refusal(() -> pool.free(MemorySegment.ofArray(new byte[50]))));
        assertEquals("given 60" + message, refusal(() -> pool.free(memory.asSlice(0, 60))));
        assertEquals("given 51" + message, refusal(() -> pool.free(memory.asSlice(10, 51))));
        assertEquals("given 20" + message, refusal(() -> pool.free(memory.asSlice(60, 20))));
    }

    @Test
    void refusesWhatIsNoSize() {
        Pool pool = Pool.aligned(arena, 1);

        assertEquals("size is -1, must be at least 0", refusal(() -> pool.allocate(-1, 1)));
        assertEquals("alignment is 0, must be a power of two", refusal(() -> pool.allocate(1, 0)));
        assertEquals("alignment is 48, must be a power of two", refusal(() -> pool.allocate(1, 48)));
        assertEquals("alignment is " + Long.MIN_VALUE + ", must be a power of two",
                refusal(() -> pool.allocate(1, Long.MIN_VALUE)));
        assertEquals("growth is 0, must be at least 1", refusal(() -> pool.grow(0)));
        assertEquals("capacity is 0, must be at least 1", refusal(() -> Pool.packed(arena, 0)));
        assertEquals("pool has 1 bytes, cannot grow by " + Long.MAX_VALUE, refusal(() -> pool.grow(Long.MAX_VALUE)));
        assertEquals(1, pool.freeSize());
    }

    @Test
    void refusesEverythingOnceItsArenaIsClosed() {
        Pool pool = Pool.aligned(arena, 100);
        MemorySegment segment = pool.allocate(10, 1);
        NdView view = NdView.allocate(pool, DataShape.parse("3 * float32"));
        arena.close();

        for (Runnable call : List.<Runnable>of(
                () -> pool.allocate(10, 1), () -> pool.allocate(0, 1), () -> pool.free(segment), () -> pool.grow(10))) {
            assertEquals("pool's arena is closed", assertThrows(IllegalStateException.class, call::run).getMessage());
        }
        assertThrows(IllegalStateException.class, () -> view.getFloat(0));
    }

    @Test
    void takesNothingWhereTheArenaRefuses() {
        MemorySegment memory = MemorySegment.ofArray(new byte[250]);
        Pool pool = Pool.packed(SegmentAllocator.slicingAllocator(memory), 200);

        assertThrows(IndexOutOfBoundsException.class, () -> pool.allocate(201, 1));
        Pool roomy = Pool.packed(SegmentAllocator.slicingAllocator(MemorySegment.ofArray(new byte[600])), 200);
        assertThrows(IllegalArgumentException.class, () -> roomy.allocate(8, 8), "bytes of the heap have no alignment");
        assertEquals(200, pool.capacity());
        assertEquals(200, pool.freeSize());
        pool.free(pool.allocate(200, 1));
        pool.grow(50);
        assertEquals(250, pool.freeSize());
    }

    @Test
    void takesNothingForAThreadThatTheArenaRefuses() throws InterruptedException {
        try (Arena confined = Arena.ofConfined()) {
            Pool pool = Pool.aligned(confined, 100);
            var refused = new CompletableFuture<WrongThreadException>();
            Thread other = new Thread(
                    () -> refused.complete(assertThrows(WrongThreadException.class, () -> pool.allocate(10, 1))));
            other.start();
            other.join();

            assertTrue(refused.isDone(), "the other thread was not refused");
            assertEquals(100, pool.freeSize());
        }
    }

    @Test
    void refusesTheSameMemoryTwice() {
        Pool pool = Pool.packed(SegmentAllocator.prefixAllocator(arena.allocate(1000)), 200);
        pool.allocate(150, 1);

        assertEquals("allocator gave 200 bytes of what the pool has already",
                assertThrows(IllegalStateException.class, () -> pool.allocate(60, 1)).getMessage());
        assertEquals(200, pool.capacity());
    }

    /// Each thread fills what it got with a number of its own, and finds it there when it gives it back.
    @Test
    void givesThreadsMemoryOfTheirOwn() throws InterruptedException {
        Pool pool = Pool.packed(arena, 64);
        var failures = new CompletableFuture<Throwable>();
        List<Thread> threads = IntStream.rangeClosed(1, 4)
                .mapToObj(number -> new Thread(() -> useAgainAndAgain(pool, (byte) number))).toList();
        threads.forEach(thread -> thread.setUncaughtExceptionHandler((_, thrown) -> failures.complete(thrown)));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertFalse(failures.isDone(), () -> "a thread failed: " + failures.join());
        assertEquals(pool.capacity(), pool.freeSize());
    }

    private static void useAgainAndAgain(Pool pool, byte number) {
        for (int round = 0; round < 20_000; round++) {
            int size = 1 + round % 40;
            MemorySegment segment = pool.allocate(size, 1);
            assertEquals(-1, MemorySegment.ofArray(new byte[size]).mismatch(segment));
            segment.fill(number);
            assertEquals(number, segment.get(ValueLayout.JAVA_BYTE, size - 1));
            pool.free(segment);
        }
    }

    @Test
    @SuppressWarnings("NullAway") // what a careless allocator may do
    void refusesMemoryThatIsNotWhatWasAskedFor() {
        assertEquals("allocator gave 8 bytes, must give 16", odd(() -> Pool.packed((_, _) -> arena.allocate(8), 16)));
        assertEquals("allocator gave nothing, must give 16 bytes", odd(() -> Pool.packed((_, _) -> null, 16)));
        assertEquals("allocator gave memory aligned to 4 bytes, must be aligned to 64",
                odd(() -> Pool.aligned((size, _) -> arena.allocate(size + 4, 64).asSlice(4), 16)));
        assertEquals("allocator gave memory aligned to 8 bytes, must be aligned to 64",
                odd(() -> Pool.aligned((size, _) -> MemorySegment.ofArray(new long[(int) size]), 16)));
    }

    @Test
    void packsHeapMemoryAsFarAsItIsAligned() {
        Pool pool = Pool.packed((size, _) -> MemorySegment.ofArray(new byte[(int) size]), 16);

        assertEquals(3, pool.allocate(3, 1).byteSize());
        assertEquals("allocator gave memory aligned to 1 bytes, must be aligned to 8", odd(() -> pool.allocate(8, 8)));
        assertEquals(16, pool.capacity());
    }

    @Test
    void refusesToGrowBeyondAllMemory() {
        Pool pool = Pool.packed(arena, 16);

        assertEquals("pool has 16 bytes, cannot grow by 9223372036854775807", refusal(() -> pool.allocate(Long.MAX_VALUE, 1)));
        assertEquals("pool has 16 bytes, cannot grow by 9223372036854775807", refusal(() -> pool.grow(Long.MAX_VALUE)));
    }

    private static String odd(Runnable call) {
        return assertThrows(IllegalStateException.class, call::run).getMessage();
    }

    private static String refusal(Runnable call) {
        return assertThrows(IllegalArgumentException.class, call::run).getMessage();
    }
}
