package org.tng4j.arrays.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Leasing against closing. First every order of calls that a seed can think of, on one thread, against a model; then
/// threads that race each other, each with its own seeded pauses.
class LeasedArenaRaceTest {

    private static final String[] PURPOSES = {"arrow", "dlpack", "nd4j"};
    private static final int THREADS = 6;
    private static final int ROUNDS = 300;

    @Test
    void agreesWithTheModelInAnyOrderOfCalls() {
        for (long seed = 0; seed < 3000; seed++) {
            new Model(seed).play();
        }
    }

    /// What an arena of leases must say to each call.
    private static final class Model {
        private final LeasedArena arena = new LeasedArena();
        private final MemorySegment memory = arena.allocate(8);
        private final TreeMap<String, Integer> counts = new TreeMap<>();
        private final List<Lease> leases = new ArrayList<>();
        private final List<String> purposes = new ArrayList<>();
        private final Random random;
        private final String seed;
        private boolean isClosing;
        private boolean isClosed;

        private Model(long seed) {
            this.random = new Random(seed);
            this.seed = "seed " + seed;
        }

        private void play() {
            for (int call = 0; call < 40; call++) {
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> lease(PURPOSES[random.nextInt(PURPOSES.length)]);
                    case 3, 4, 5 -> release();
                    case 6 -> close();
                    default -> closeWhenReleased();
                }
                assertEquals(!isClosed, arena.scope().isAlive(), seed);
            }
        }

        private void lease(String purpose) {
            if (isClosing || isClosed) {
                assertRefused(isClosed ? "arena is closed" : "arena is closing", () -> arena.lease(purpose));
                return;
            }
            leases.add(random.nextBoolean() ? arena.lease(purpose) : arena.lease(purpose, this));
            purposes.add(purpose);
            counts.merge(purpose, 1, Integer::sum);
        }

        /// Any lease that there ever was: most are closed more than once.
        private void release() {
            if (leases.isEmpty()) {
                return;
            }
            int which = random.nextInt(leases.size());
            leases.get(which).close();
            String purpose = purposes.set(which, "");
            if (!purpose.isEmpty()) {
                counts.merge(purpose, -1, Integer::sum);
                isClosed |= isClosing && live() == 0;
            }
        }

        private void close() {
            if (live() > 0) {
                assertRefused(message(), arena::close);
                memory.set(ValueLayout.JAVA_LONG, 0, 7);
            } else if (isClosed) {
                assertThrows(IllegalStateException.class, arena::close, seed);
            } else {
                arena.close();
                isClosed = true;
            }
        }

        private void closeWhenReleased() {
            arena.closeWhenReleased();
            isClosing = true;
            isClosed |= live() == 0;
        }

        private int live() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        private String message() {
            List<String> each = new ArrayList<>();
            counts.forEach((purpose, count) -> {
                if (count > 0) {
                    each.add(purpose + " ×" + count);
                }
            });
            return live() + (live() == 1 ? " export alive: " : " exports alive: ") + String.join(", ", each);
        }

        private void assertRefused(String message, Runnable call) {
            assertEquals(message, assertThrows(IllegalStateException.class, call::run, seed).getMessage(), seed);
        }
    }

    /// Whoever holds a lease writes and reads the memory: if it were freed, that would throw.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void neverFreesWhatIsLeasedHoweverThreadsRace(boolean deferred) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (long seed = 0; seed < ROUNDS; seed++) {
                Race race = new Race(seed, deferred);
                List<Future<?>> all = new ArrayList<>();
                for (int thread = 0; thread < THREADS; thread++) {
                    int slot = thread;
                    all.add(threads.submit(() -> race.run(slot)));
                }
                for (Future<?> one : all) {
                    one.get();
                }
                race.check();
            }
        }
    }

    private static final class Race {
        private final LeasedArena arena = new LeasedArena();
        private final MemorySegment memory = arena.allocate(THREADS * 8L);
        private final CyclicBarrier start = new CyclicBarrier(THREADS);
        private final AtomicInteger closings = new AtomicInteger();
        private final long seed;
        private final boolean deferred;

        private Race(long seed, boolean deferred) {
            this.seed = seed;
            this.deferred = deferred;
        }

        private Void run(int slot) throws Exception {
            Random random = new Random(seed * THREADS + slot);
            start.await();
            for (int turn = 0; turn < 100 && arena.scope().isAlive(); turn++) {
                pause(random);
                if (slot == 0 && random.nextInt(4) == 0) {
                    end();
                } else {
                    useLeased(slot, turn, random);
                }
            }
            return null;
        }

        private void useLeased(int slot, int turn, Random random) {
            Lease lease;
            try {
                lease = arena.lease(PURPOSES[slot % PURPOSES.length]);
            } catch (IllegalStateException _) {
                return; // closed, or closing, in the meantime
            }
            memory.setAtIndex(ValueLayout.JAVA_LONG, slot, turn);
            pause(random);
            assertEquals(turn, memory.getAtIndex(ValueLayout.JAVA_LONG, slot), "seed " + seed);
            lease.close();
        }

        private void end() {
            if (deferred) {
                arena.closeWhenReleased();
                return;
            }
            try {
                arena.close();
                closings.incrementAndGet();
            } catch (IllegalStateException _) {
                // leased, or closed by now
            }
        }

        private static void pause(Random random) {
            for (int spins = random.nextInt(200); spins > 0; spins--) {
                Thread.onSpinWait();
            }
        }

        /// All leases are back: the arena is closed, or closes now.
        private void check() {
            if (arena.scope().isAlive()) {
                assertEquals(0, closings.get(), "seed " + seed);
                arena.close();
            }
            assertFalse(arena.scope().isAlive(), "seed " + seed);
        }
    }
}
