package org.tng4j.arrays.pool;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class LeasedArenaTest {

    private final LeasedArena arena = new LeasedArena();

    @Test
    void refusesToCloseWhileExportsAreAlive() {
        MemorySegment memory = arena.allocate(8);
        Lease nd4j = arena.lease("nd4j");
        Lease dlpack = arena.lease("dlpack");
        Lease another = arena.lease("dlpack");

        assertEquals("3 exports alive: dlpack ×2, nd4j ×1", refusal(arena::close));
        dlpack.close();
        assertEquals("2 exports alive: dlpack ×1, nd4j ×1", refusal(arena::close));
        another.close();
        assertEquals("1 export alive: nd4j ×1", refusal(arena::close));
        memory.set(ValueLayout.JAVA_LONG, 0, 7);
        nd4j.close();
        arena.close();

        assertFalse(arena.scope().isAlive());
        assertThrows(IllegalStateException.class, () -> memory.get(ValueLayout.JAVA_LONG, 0));
    }

    @Test
    void countsALeaseOnceHoweverOftenItIsClosed() {
        Lease twice = arena.lease("dlpack");
        Lease other = arena.lease("dlpack");
        twice.close();
        twice.close();

        assertEquals("1 export alive: dlpack ×1", refusal(arena::close));
        other.close();
        arena.close();
    }

    @Test
    void closesTogetherWithTheLastLease() {
        MemorySegment memory = arena.allocate(8);
        Lease first = arena.lease("dlpack");
        Lease last = arena.lease("nd4j", memory);
        arena.closeWhenReleased();
        first.close();
        memory.set(ValueLayout.JAVA_LONG, 0, 7);
        arena.closeWhenReleased();
        assertEquals("1 export alive: nd4j ×1", refusal(arena::close));
        last.close();

        assertFalse(arena.scope().isAlive());
        assertDoesNotThrow(arena::closeWhenReleased);
    }

    @Test
    void closesAtOnceWhereNothingIsLeased() {
        arena.lease("dlpack").close();
        arena.closeWhenReleased();

        assertFalse(arena.scope().isAlive());
    }

    @Test
    void givesNothingNewOutWhileItIsClosing() {
        try (Lease _ = arena.lease("dlpack")) {
            arena.closeWhenReleased();

            assertEquals("arena is closing", refusal(() -> arena.lease("nd4j")));
            assertEquals("arena is closing", refusal(() -> arena.lease("nd4j", this)));
            assertEquals("arena is closing", refusal(() -> arena.allocate(8)));
        }
        assertFalse(arena.scope().isAlive(), "a refused lease was counted");
    }

    @Test
    void refusesEverythingOnceItIsClosed() {
        arena.close();

        assertEquals("arena is closed", refusal(() -> arena.lease("nd4j")));
        assertEquals("arena is closed", refusal(() -> arena.lease("nd4j", this)));
        assertEquals("arena is closed", refusal(() -> arena.allocate(8)));
        assertThrows(IllegalStateException.class, arena::close, "as every arena");
    }

    @Test
    void releasesALeaseWhenItsOwnerIsGarbage() {
        leaseForGarbage(arena);

        collectUntil(() -> closes(arena));
    }

    @Test
    void closesWhenTheLastOwnerIsGarbage() {
        leaseForGarbage(arena);
        arena.closeWhenReleased();

        collectUntil(() -> !arena.scope().isAlive());
    }

    @Test
    void keepsALeaseWhileItsOwnerIsInUse() {
        try (Lease _ = arena.lease("nd4j", this)) {
            LeasedArena other = new LeasedArena();
            leaseForGarbage(other);
            collectUntil(() -> closes(other)); // by now the owner would have gone as well

            assertEquals("1 export alive: nd4j ×1", refusal(arena::close));
        }
        arena.close();
    }

    @Test
    void countsALeaseOnceWhereItsOwnerGoesAfterIt() {
        Lease kept = arena.lease("nd4j");
        leaseForGarbage(arena).close();
        LeasedArena other = new LeasedArena();
        leaseForGarbage(other);
        collectUntil(() -> closes(other));

        assertEquals("1 export alive: nd4j ×1", refusal(arena::close));
        kept.close();
        arena.close();
    }

    @Test
    void countsNoLeaseWithoutAnOwner() {
        assertThrows(NullPointerException.class, () -> arena.lease("nd4j", null));

        assertDoesNotThrow(arena::close);
    }

    /// A pipe that is full keeps its writer inside the system call, and with it the JDK's own hold on the memory.
    @Test
    void staysOpenWhileANativeCallUsesItsMemory() throws IOException, InterruptedException {
        ByteBuffer written = arena.allocate(1 << 22).asByteBuffer();
        Lease lease = arena.lease("pipe");
        Pipe pipe = Pipe.open();
        Thread writer = new Thread(() -> assertDoesNotThrow(() -> {
            try (Pipe.SinkChannel sink = pipe.sink()) {
                sink.write(written);
            }
        }));
        writer.start();
        ByteBuffer read = ByteBuffer.allocate(1 << 16);
        pipe.source().read(read); // the writer is inside now, and has more to write than the pipe holds
        arena.closeWhenReleased();

        assertThrows(IllegalStateException.class, lease::close);
        assertTrue(arena.scope().isAlive());
        while (pipe.source().read(read.clear()) >= 0) {}
        writer.join();
        pipe.source().close();
        arena.close();
        assertFalse(arena.scope().isAlive());
    }

    @Test
    @SuppressWarnings("restricted")
    void releasesForeignMemoryOnceAndNotWhileItIsLeased() {
        AtomicInteger releases = new AtomicInteger();
        MemorySegment foreign = MemorySegment.ofAddress(4096).reinterpret(8, arena, _ -> releases.incrementAndGet());
        Lease lease = arena.lease("dlpack", foreign);

        assertThrows(IllegalStateException.class, arena::close);
        assertEquals(0, releases.get());
        lease.close();
        arena.close();
        assertThrows(IllegalStateException.class, arena::close);
        assertEquals(1, releases.get());
    }

    @Test
    void isFoundByItsMemoryUntilItCloses() {
        MemorySegment memory = arena.allocate(8);
        try (Arena other = Arena.ofShared(); LeasedArena another = new LeasedArena()) {
            assertSame(arena, LeasedArena.of(memory.asSlice(4).asReadOnly()).orElseThrow());
            assertSame(another, LeasedArena.of(another.allocate(8)).orElseThrow());
            assertTrue(LeasedArena.of(other.allocate(8)).isEmpty());
            assertTrue(LeasedArena.of(MemorySegment.ofArray(new int[1])).isEmpty());
        }
        arena.closeWhenReleased();

        assertTrue(LeasedArena.of(memory).isEmpty());
    }

    private static Lease leaseForGarbage(LeasedArena arena) {
        return arena.lease("nd4j", new Object());
    }

    private static boolean closes(LeasedArena arena) {
        try {
            arena.close();
            return true;
        } catch (IllegalStateException _) {
            return false;
        }
    }

    /// Collecting is only ever a request, so it is repeated.
    private static void collectUntil(BooleanSupplier done) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "nothing was collected within 30 s");
            System.gc();
        }
    }

    private static String refusal(Runnable call) {
        return assertThrows(IllegalStateException.class, call::run).getMessage();
    }

    @Test
    @SuppressWarnings("NullAway") // what a careless caller may do
    void refusesALeaseWithoutAPurpose() {
        try (LeasedArena arena = new LeasedArena()) {
            assertEquals("purpose is null", assertThrows(NullPointerException.class, () -> arena.lease(null)).getMessage());
            assertEquals("purpose is null", assertThrows(NullPointerException.class, () -> arena.lease(null, this)).getMessage());
        }
    }
}
