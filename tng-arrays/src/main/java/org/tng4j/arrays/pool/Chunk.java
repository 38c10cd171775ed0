package org.tng4j.arrays.pool;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One piece of a pool's memory, and which of its ranges are free. Never moves; ranges do not cross into another chunk.
final class Chunk {

    private final MemorySegment memory;
    private final long start; // in the pool, for messages
    private final NavigableMap<Long, Long> free = new TreeMap<>(); // from → to, no two touch
    private final NavigableMap<Long, Long> allocated = new TreeMap<>(); // from → to

    Chunk(MemorySegment memory, long start) {
        this.memory = memory;
        this.start = start;
        free.put(0L, memory.byteSize());
    }

    long freeSize() {
        return free.entrySet().stream().mapToLong(range -> range.getValue() - range.getKey()).sum();
    }

    boolean isAlive() {
        return memory.scope().isAlive();
    }

    /// Takes the first free range that is large enough, and makes it zero. A Java array promises an alignment of its own, and
    /// no more.
    @Nullable MemorySegment allocate(long size, long alignment) {
        if (!memory.isNative() && memory.maxByteAlignment() < alignment) {
            return null;
        }
        for (Map.Entry<Long, Long> range : free.entrySet()) {
            long from = range.getKey();
            long to = range.getValue();
            long offset = aligned(from, alignment);
            if (size <= to - offset) {
                MemorySegment segment = memory.asSlice(offset, size, alignment).fill((byte) 0);
                take(from, to, offset, offset + size);
                return segment;
            }
        }
        return null;
    }

    /// The address is what must be a multiple, not the offset.
    private long aligned(long offset, long alignment) {
        long address = memory.address() + offset;
        return offset + (-address & (alignment - 1));
    }

    private void take(long freeFrom, long freeTo, long from, long to) {
        free.remove(freeFrom);
        if (freeFrom < from) {
            free.put(freeFrom, from);
        }
        if (to < freeTo) {
            free.put(to, freeTo);
        }
        allocated.put(from, to);
    }

    /// Asks the JDK, which knows heap from native; the size of what it answers with is not always that of the overlap.
    boolean overlaps(MemorySegment other) {
        return memory.asOverlappingSlice(other).isPresent();
    }

    /// Whether all of a segment lies in this chunk.
    boolean contains(MemorySegment segment) {
        long from = offsetOf(segment);
        return overlaps(segment) && from >= 0 && segment.byteSize() <= memory.byteSize() - from;
    }

    private long offsetOf(MemorySegment segment) {
        return segment.address() - memory.address();
    }

    /// Gives back a segment that lies in this chunk, and joins it with its free neighbours.
    void free(MemorySegment segment) {
        long from = offsetOf(segment);
        long to = from + segment.byteSize();
        if (!allocated.remove(from, to)) {
            throw notAllocated(from, to);
        }
        Map.Entry<Long, Long> before = free.lowerEntry(from);
        Long afterTo = free.remove(to);
        free.put(before != null && before.getValue() == from ? before.getKey() : from, afterTo != null ? afterTo : to);
    }

    private IllegalArgumentException notAllocated(long from, long to) {
        Map.Entry<Long, Long> last = allocated.lowerEntry(to);
        String found = last == null || last.getValue() <= from
                ? "free already" : "allocated are " + range(last.getKey(), last.getValue());
        return new IllegalArgumentException("given bytes " + range(from, to) + " of the pool, " + found);
    }

    private String range(long from, long to) {
        return (start + from) + " to " + (start + to);
    }
}
