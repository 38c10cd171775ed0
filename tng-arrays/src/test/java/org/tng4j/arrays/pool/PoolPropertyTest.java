package org.tng4j.arrays.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A pool against a map with one entry for each byte, searched from the first: where every segment lies, what is free,
/// when it grows, and what it refuses. Each segment holds its own number from first to last, so that sharing shows.
class PoolPropertyTest {

    private static final long[] ALIGNMENTS = {1, 1, 2, 8, 16, 64, 128};

    @Test
    void agreesWithAMapOfBytes() {
        for (long seed = 0; seed < 1000; seed++) {
            try (Arena arena = Arena.ofConfined()) {
                new Model(arena, seed).play(100);
            }
        }
    }

    private static final class Model {
        private final Random random;
        private final String seed;
        private final long least;
        private final List<MemorySegment> memories = new ArrayList<>();
        private final List<boolean[]> taken = new ArrayList<>(); // by memory, by byte
        private final List<MemorySegment> segments = new ArrayList<>();
        private final List<Byte> numbers = new ArrayList<>();
        private final List<MemorySegment> freed = new ArrayList<>();
        private final Pool pool;

        private Model(Arena arena, long seed) {
            this.random = new Random(seed);
            this.seed = "seed " + seed;
            this.least = seed % 2 == 0 ? 1 : 64;
            long capacity = 1L + random.nextInt(400);
            this.pool = least == 1
                    ? Pool.packed((size, alignment) -> remember(arena, size, alignment), capacity)
                    : Pool.aligned((size, alignment) -> remember(arena, size, alignment), capacity);
        }

        /// Dirty memory, as an arena would not give it.
        private MemorySegment remember(Arena arena, long size, long alignment) {
            MemorySegment memory = arena.allocate(size, alignment).fill((byte) -1);
            memories.add(memory);
            taken.add(new boolean[Math.toIntExact(size)]);
            return memory;
        }

        private void play(int calls) {
            for (int call = 0; call < calls; call++) {
                switch (random.nextInt(8)) {
                    case 0, 1, 2, 3 -> allocate(1 + random.nextInt(100), ALIGNMENTS[random.nextInt(ALIGNMENTS.length)]);
                    case 4, 5 -> free();
                    case 6 -> refuse();
                    default -> growSometimes();
                }
                assertEquals(capacity(), pool.capacity(), seed);
                assertEquals(freeSize(), pool.freeSize(), seed);
            }
            while (!segments.isEmpty()) {
                free();
            }
            assertEquals(pool.capacity(), pool.freeSize(), seed);
        }

        private void allocate(int size, long alignment) {
            long capacity = capacity();
            int chunks = memories.size();
            long address = search(size, Math.max(least, alignment));
            boolean grows = address == 0;
            MemorySegment segment = pool.allocate(size, alignment);
            assertEquals(grows ? chunks + 1 : chunks, memories.size(), seed);
            if (grows) {
                assertEquals(Math.max(capacity, size), memories.getLast().byteSize(), seed);
                address = memories.getLast().address();
            }
            assertEquals(address, segment.address(), seed);
            assertEquals(0, address % Math.max(least, alignment), seed);
            assertEquals(-1, MemorySegment.ofArray(new byte[size]).mismatch(segment), seed);
            mark(segment, true);
            segments.add(segment);
            numbers.add((byte) random.nextInt());
            segment.fill(numbers.getLast());
        }

        /// The first address at which so many bytes are free; 0 if there is none.
        private long search(int size, long alignment) {
            for (int chunk = 0; chunk < memories.size(); chunk++) {
                for (int from = 0; from + size <= taken.get(chunk).length; from++) {
                    long address = memories.get(chunk).address() + from;
                    if (address % alignment == 0 && isFree(taken.get(chunk), from, from + size)) {
                        return address;
                    }
                }
            }
            return 0;
        }

        private static boolean isFree(boolean[] bytes, int from, int to) {
            for (int at = from; at < to; at++) {
                if (bytes[at]) {
                    return false;
                }
            }
            return true;
        }

        private void free() {
            if (segments.isEmpty()) {
                return;
            }
            int which = random.nextInt(segments.size());
            MemorySegment segment = segments.remove(which);
            byte[] expected = new byte[Math.toIntExact(segment.byteSize())];
            Arrays.fill(expected, numbers.remove(which));
            assertEquals(-1, MemorySegment.ofArray(expected).mismatch(segment), seed + ": somebody wrote into it");
            pool.free(segment);
            mark(segment, false);
            freed.add(segment);
        }

        /// A part of something, something freed before whose place is not taken again just so, or bytes of the heap.
        private void refuse() {
            MemorySegment wrong = MemorySegment.ofArray(new byte[8]);
            if (random.nextBoolean() && !segments.isEmpty()) {
                MemorySegment whole = segments.get(random.nextInt(segments.size()));
                long from = random.nextLong(whole.byteSize());
                wrong = whole.asSlice(from, random.nextLong(whole.byteSize() - from) + (from == 0 ? 0 : 1));
            } else if (!freed.isEmpty()) {
                wrong = freed.get(random.nextInt(freed.size()));
            }
            MemorySegment refused = wrong;
            boolean isAllocated = segments.stream().anyMatch(
                    segment -> segment.address() == refused.address() && segment.byteSize() == refused.byteSize());
            if (refused.byteSize() > 0 && !isAllocated) {
                assertThrows(IllegalArgumentException.class, () -> pool.free(refused), seed);
            }
        }

        private void growSometimes() {
            if (random.nextInt(10) == 0) {
                pool.grow(1 + random.nextInt(200));
            }
        }

        private void mark(MemorySegment segment, boolean isTaken) {
            for (int chunk = 0; chunk < memories.size(); chunk++) {
                long from = segment.address() - memories.get(chunk).address();
                if (from >= 0 && from < memories.get(chunk).byteSize()) {
                    Arrays.fill(taken.get(chunk), (int) from, (int) (from + segment.byteSize()), isTaken);
                }
            }
        }

        private long capacity() {
            return memories.stream().mapToLong(MemorySegment::byteSize).sum();
        }

        private long freeSize() {
            long free = 0;
            for (boolean[] bytes : taken) {
                for (boolean isTaken : bytes) {
                    free += isTaken ? 0 : 1;
                }
            }
            return free;
        }
    }
}
