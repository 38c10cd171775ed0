package org.tng4j.arrays.pool;

import java.util.concurrent.atomic.AtomicBoolean;

/// The promise of a [LeasedArena] that its memory stays while somebody outside the JVM may hold an address of it.
///
/// **Ownership:** whoever took it closes it, when the last address is forgotten. One that is dropped unclosed goes on
/// counting, unless it is bound to an owner. **Threads:** any. **Errors:** below.
/// **Source:** docs/datashape.md, *Memory*.
public final class Lease implements AutoCloseable {

    private final AtomicBoolean isClosed = new AtomicBoolean();
    private final Runnable release;

    Lease(Runnable release) {
        this.release = release;
    }

    /// Gives the promise back. The second time it does nothing.
    ///
    /// @throws IllegalStateException if this was the last one that a closing arena waited for, and a native call is still
    ///     using its memory; the lease is given back, and [LeasedArena#close()] can be tried again
    @Override
    public void close() {
        if (isClosed.compareAndSet(false, true)) {
            release.run();
        }
    }
}
