package org.tng4j.arrays.pool;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Memory that is used again: takes large chunks of an arena, gives out ranges of them, and takes those back.
///
/// An arena frees all or nothing. A pool lets single arrays go: first fit, lowest bytes first, free neighbours joined.
/// What does not fit makes it grow by another chunk, at least as large as all it has. Chunks never move, so segments and
/// addresses stay what they are, leased or not.
///
/// Every segment is zero when it is given out, as one of an arena would be; freeing does not clear it. Once freed, a
/// segment is still readable and may already be somebody else's: whoever frees it must have let go of it, addresses
/// included.
///
/// **Ownership:** the arena stays the caller's, and closing it is the end of the pool's memory. **Threads:** as many as
/// the arena allows. **Errors:** [IllegalStateException] once the arena is closed; [IllegalArgumentException] for what
/// was not allocated here; whatever the arena throws when it has no more.
/// **Source:** docs/datashape.md, *Memory*.
public final class Pool implements SegmentAllocator {

    private static final long ALIGNMENT = 64;

    private final SegmentAllocator allocator;
    private final long alignment;
    private final List<Chunk> chunks = new ArrayList<>();
    private long capacity;

    private Pool(SegmentAllocator allocator, long alignment, long capacity) {
        this.allocator = allocator;
        this.alignment = alignment;
        addChunk(requirePositive("capacity", capacity), alignment);
    }

    /// Takes a first chunk of an arena, to give out segments that are 64-byte aligned, or more where so asked.
    ///
    /// @param allocator an arena, or any other source of memory; asked once for each chunk
    /// @param capacity bytes of the first chunk
    /// @return a pool of its own
    /// @throws IllegalArgumentException if the capacity is below 1
    /// @throws IllegalStateException if the allocator gives less than asked, or aligned to less
    public static Pool aligned(SegmentAllocator allocator, long capacity) {
        return new Pool(allocator, ALIGNMENT, capacity);
    }

    /// Takes a first chunk of an arena, to give out segments without gaps, aligned only where so asked.
    ///
    /// @param allocator an arena, or any other source of memory; asked once for each chunk
    /// @param capacity bytes of the first chunk
    /// @return a pool of its own
    /// @throws IllegalArgumentException if the capacity is below 1
    /// @throws IllegalStateException if the allocator gives less than asked, or aligned to less
    public static Pool packed(SegmentAllocator allocator, long capacity) {
        return new Pool(allocator, 1, capacity);
    }

    /// Takes memory, all of it zero; grows where no free range is large enough.
    ///
    /// @param byteSize how much; nothing takes nothing, and gives [MemorySegment#NULL]
    /// @param byteAlignment of its address, a power of two
    /// @return to be given to [#free(MemorySegment)], or forgotten together with the arena
    /// @throws IllegalStateException if the arena is closed, or gives less than asked, or aligned to less
    /// @throws IllegalArgumentException if the size is negative or no pool can grow so far, or the alignment is no power of two
    @Override
    public synchronized MemorySegment allocate(long byteSize, long byteAlignment) {
        requireOpen();
        if (byteSize < 0) {
            throw new IllegalArgumentException("size is " + byteSize + ", must be at least 0");
        }
        if (byteAlignment < 1 || Long.bitCount(byteAlignment) != 1) {
            throw new IllegalArgumentException("alignment is " + byteAlignment + ", must be a power of two");
        }
        return byteSize == 0 ? MemorySegment.NULL : firstFit(byteSize, Math.max(byteAlignment, alignment));
    }

    private MemorySegment firstFit(long byteSize, long byteAlignment) {
        for (Chunk chunk : chunks) {
            MemorySegment segment = chunk.allocate(byteSize, byteAlignment);
            if (segment != null) {
                return segment;
            }
        }
        MemorySegment segment = addChunk(Math.max(capacity, byteSize), byteAlignment).allocate(byteSize, byteAlignment);
        if (segment == null) {
            throw new IllegalStateException("pool has no " + byteSize + " bytes aligned to " + byteAlignment);
        }
        return segment;
    }

    /// Takes memory back. It is not cleared, and its segment must not be used any more.
    ///
    /// @param segment as it was given out: all of it, once. An empty one is nothing to take back
    /// @throws IllegalStateException if the arena is closed
    /// @throws IllegalArgumentException if it is free already, a part of what was given out, or not of this pool
    public synchronized void free(MemorySegment segment) {
        requireOpen();
        if (segment.byteSize() > 0) {
            chunkOf(segment).free(segment);
        }
    }

    private Chunk chunkOf(MemorySegment segment) {
        return chunks.stream().filter(chunk -> chunk.contains(segment)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("given " + segment.byteSize()
                        + " bytes of other memory, must be of the pool's " + capacity + " bytes"));
    }

    /// Takes one more chunk of the arena, ahead of need. What was given out stays where it is.
    ///
    /// @param byteSize how many bytes more
    /// @throws IllegalStateException if the arena is closed
    /// @throws IllegalArgumentException if the size is below 1, or no pool can grow so far
    public synchronized void grow(long byteSize) {
        requireOpen();
        addChunk(requirePositive("growth", byteSize), alignment);
    }

    private Chunk addChunk(long byteSize, long byteAlignment) {
        if (byteSize > Long.MAX_VALUE - capacity) {
            throw new IllegalArgumentException("pool has " + capacity + " bytes, cannot grow by " + byteSize);
        }
        MemorySegment memory = checked(allocator.allocate(byteSize, byteAlignment), byteSize, byteAlignment);
        if (chunks.stream().anyMatch(chunk -> chunk.overlaps(memory))) {
            throw new IllegalStateException("allocator gave " + byteSize + " bytes of what the pool has already");
        }
        Chunk chunk = new Chunk(memory, capacity);
        chunks.add(chunk);
        capacity += byteSize;
        return chunk;
    }

    /// An allocator may be anybody's.
    private static MemorySegment checked(@Nullable MemorySegment memory, long byteSize, long byteAlignment) {
        if (memory == null) {
            throw new IllegalStateException("allocator gave nothing, must give " + byteSize + " bytes");
        }
        if (memory.byteSize() < byteSize) {
            throw new IllegalStateException("allocator gave " + memory.byteSize() + " bytes, must give " + byteSize);
        }
        if (memory.maxByteAlignment() < byteAlignment) {
            throw new IllegalStateException("allocator gave memory aligned to " + memory.maxByteAlignment()
                    + " bytes, must be aligned to " + byteAlignment);
        }
        return memory;
    }

    /// What the pool took of its arena so far.
    ///
    /// @return bytes of all chunks
    public synchronized long capacity() {
        return capacity;
    }

    /// What is not given out.
    ///
    /// @return bytes of all chunks together, however scattered
    public synchronized long freeSize() {
        return chunks.stream().mapToLong(Chunk::freeSize).sum();
    }

    private void requireOpen() {
        if (!chunks.getFirst().isAlive()) {
            throw new IllegalStateException("pool's arena is closed");
        }
    }

    private static long requirePositive(String what, long byteSize) {
        if (byteSize < 1) {
            throw new IllegalArgumentException(what + " is " + byteSize + ", must be at least 1");
        }
        return byteSize;
    }
}
