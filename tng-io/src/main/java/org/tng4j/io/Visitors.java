package org.tng4j.io;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tng4j.io.internal.block.Uninterrupted;

/// The other threads that work on one file for somebody's call: daemons of the process's one pool. Closing the file
/// waits for them.
final class Visitors {
    /// Made when the first task is: most files are read by one thread.
    private static final class Pool {
        static final ExecutorService THREADS = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("tng4j-worker-", 1).factory());
    }

    /// Each with what makes it leave.
    private final Map<Thread, Runnable> inside = new HashMap<>();
    private boolean isClosed;

    /// Runs a task on a thread of the pool; not at all, if the file is closed by then.
    CompletableFuture<Void> start(Runnable task) {
        return start(task, () -> { });
    }

    /// Runs a task for which nobody waits but the file that is closed.
    void send(Runnable task) {
        Pool.THREADS.execute(() -> visit(task, () -> { }));
    }

    /// Runs a task on a thread of the pool; an interrupt does not end the `join()` of what is returned.
    ///
    /// @param leave called if the file is closed before it ends: makes a task return that waits for somebody
    CompletableFuture<Void> start(Runnable task, Runnable leave) {
        return CompletableFuture.runAsync(() -> visit(task, leave), Pool.THREADS);
    }

    private void visit(Runnable task, Runnable leave) {
        if (!enter(leave)) {
            leave.run();
            return;
        }
        try {
            task.run();
        } finally {
            leave();
        }
    }

    private synchronized boolean enter(Runnable leave) {
        if (!isClosed) {
            inside.put(Thread.currentThread(), leave);
        }
        return !isClosed;
    }

    private synchronized void leave() {
        inside.remove(Thread.currentThread());
        notifyAll();
    }

    /// Lets nobody in any more and waits until all have left, but for the thread that calls.
    synchronized void close() {
        isClosed = true;
        inside.values().forEach(Runnable::run);
        Uninterrupted.waitWhile(this, () -> inside.size() > (inside.containsKey(Thread.currentThread()) ? 1 : 0));
    }
}
