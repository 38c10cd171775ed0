package org.tng4j.arrays.pool;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// A shared arena that does not close while an address of its memory is out: each export holds a [Lease].
///
/// The JDK guards a segment, but nobody guards a raw address: a native library that reads one after `close()` ends the
/// JVM. Therefore what hands out addresses takes memory of such an arena, and a lease for as long as they are in use.
///
/// **Ownership:** whoever made it closes it, by [#close()] or by [#closeWhenReleased()]. Dropped unclosed, its memory
/// is never freed, as with any shared arena: segments do not keep it, so nobody could tell when to free.
/// **Threads:** any. **Errors:** [IllegalStateException] for everything asked of it once it is closed, or closing.
/// **Source:** docs/datashape.md, *Memory*.
public final class LeasedArena implements Arena {

    private static final Cleaner CLEANER = Cleaner.create();

    /// From segments there is no way to their arena. One that is dropped unclosed stays in here, as its memory does.
    private static final Map<MemorySegment.Scope, LeasedArena> OPEN = new ConcurrentHashMap<>();

    private final Arena memory = Arena.ofShared();
    private final Map<String, Integer> leaseCounts = new TreeMap<>(); // by purpose; none is 0
    private volatile boolean isClosing;

    /// Opens one, without memory yet.
    public LeasedArena() {
        OPEN.put(memory.scope(), this);
    }

    /// Finds whose memory this is.
    ///
    /// @param segment of any arena; a slice of a slice too
    /// @return the one that it belongs to; nothing if that is another kind of arena, or closed
    public static Optional<LeasedArena> of(MemorySegment segment) {
        return Optional.ofNullable(OPEN.get(segment.scope()));
    }

    @Override
    public MemorySegment allocate(long byteSize, long byteAlignment) {
        requireOpen();
        return memory.allocate(byteSize, byteAlignment);
    }

    @Override
    public MemorySegment.Scope scope() {
        return memory.scope();
    }

    /// Holds the arena open until the lease is closed.
    ///
    /// @param purpose what for, in one word: it is printed when closing is refused
    /// @return to be closed by the caller
    public Lease lease(String purpose) {
        count(purpose);
        return new Lease(() -> release(purpose));
    }

    /// Holds the arena open until the lease is closed, or its owner is garbage.
    ///
    /// @param purpose what for, in one word: it is printed when closing is refused
    /// @param owner whatever the addresses live and die with; nothing that the arena itself can reach
    /// @return to be closed by the caller, or dropped together with the owner
    public Lease lease(String purpose, Object owner) {
        Objects.requireNonNull(owner, "owner is null");
        count(purpose);
        return new Lease(CLEANER.register(owner, () -> release(purpose))::clean);
    }

    private synchronized void count(String purpose) {
        Objects.requireNonNull(purpose, "purpose is null");
        requireOpen();
        leaseCounts.merge(purpose, 1, Integer::sum);
    }

    private synchronized void release(String purpose) {
        leaseCounts.merge(purpose, -1, Integer::sum);
        leaseCounts.values().removeIf(count -> count == 0);
        closeIfReleased();
    }

    /// Frees the memory. Refused while leases are out, so that no address outlives it.
    ///
    /// @throws IllegalStateException `3 exports alive: dlpack ×2, nd4j ×1`; or if it is closed already, or a native call
    ///     is using its memory
    @Override
    public synchronized void close() {
        if (!leaseCounts.isEmpty()) {
            throw new IllegalStateException(exportsAlive());
        }
        free();
    }

    /// Frees the memory now if no lease is out, else together with the last one. Nothing new is given out from here on;
    /// what is allocated works until then. The second time it does nothing.
    ///
    /// @throws IllegalStateException if no lease is out, and a native call is using its memory: call again. Where that
    ///     happens as the last lease's owner is garbage, nobody is told and the memory stays
    public synchronized void closeWhenReleased() {
        isClosing = true;
        closeIfReleased();
    }

    private void closeIfReleased() {
        if (isClosing && leaseCounts.isEmpty() && scope().isAlive()) {
            free();
        }
    }

    private void free() {
        memory.close();
        OPEN.remove(memory.scope());
    }

    private void requireOpen() {
        if (!scope().isAlive()) {
            throw new IllegalStateException("arena is closed");
        }
        if (isClosing) {
            throw new IllegalStateException("arena is closing");
        }
    }

    private String exportsAlive() {
        int all = leaseCounts.values().stream().mapToInt(Integer::intValue).sum();
        return all + (all == 1 ? " export alive: " : " exports alive: ") + leaseCounts.entrySet().stream()
                .map(lease -> lease.getKey() + " ×" + lease.getValue())
                .collect(Collectors.joining(", "));
    }
}
