package org.tng4j.bench;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.tng4j.arrays.pool.Pool;

/// What does memory for a target cost? Floor: memory that stays, set to zero again.
///
/// All of it is zero when it is given out, and is given back in the same operation, but for [#auto] and [#heap], which
/// the garbage collector takes.
public class Allocation extends Question {
    private static final long ALIGNMENT = 64;

    /// How many bytes.
    @Param({"1200", "120000", "12000000"})
    public int size;

    private Arena arena;
    private MemorySegment kept;
    private MemorySegment room;
    private Pool pool;

    @Override
    final void make() {
        arena = Arena.ofShared();
        kept = arena.allocate(size, ALIGNMENT);
        room = arena.allocate(size + ALIGNMENT, ALIGNMENT);
        pool = Pool.aligned(arena, size + ALIGNMENT);
    }

    @Override
    final Gate gate() {
        return ResultGate.of((long) size);
    }

    @Override
    public void close() {
        arena.close();
    }

    /// Returns the size of memory that begins and ends with zeros, and writes to both ends.
    private static long used(MemorySegment memory) {
        long last = memory.byteSize() - 1;
        int found = memory.get(JAVA_BYTE, 0) | memory.get(JAVA_BYTE, last);
        memory.set(JAVA_BYTE, 0, (byte) 1);
        memory.set(JAVA_BYTE, last, (byte) 1);
        return found == 0 ? memory.byteSize() : -1;
    }

    /// The floor.
    @Benchmark
    public long floorReuse() {
        return used(kept.fill((byte) 0));
    }

    /// An arena of one thread, for each.
    @Benchmark
    public long confined() {
        try (Arena once = Arena.ofConfined()) {
            return used(once.allocate(size, ALIGNMENT));
        }
    }

    /// An arena of all threads, for each.
    @Benchmark
    public long shared() {
        try (Arena once = Arena.ofShared()) {
            return used(once.allocate(size, ALIGNMENT));
        }
    }

    /// An arena of the garbage collector's, for each.
    @Benchmark
    public long auto() {
        return used(Arena.ofAuto().allocate(size, ALIGNMENT));
    }

    /// A slice of memory that stays, set to zero.
    @Benchmark
    public long slicing() {
        return used(SegmentAllocator.slicingAllocator(room).allocate(size, ALIGNMENT).fill((byte) 0));
    }

    /// A pool.
    @Benchmark
    public long pool() {
        MemorySegment leased = pool.allocate(size, ALIGNMENT);
        long result = used(leased);
        pool.free(leased);
        return result;
    }

    /// A Java array.
    @Benchmark
    public long heap() {
        return used(MemorySegment.ofArray(new byte[size]));
    }
}
