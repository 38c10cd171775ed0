package org.tng4j.io;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/// The other threads that work on one file for somebody's call: daemons of the process's one pool. Closing the file
/// waits for them.
final class Visitors {
    private static final ExecutorService POOL = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("tng4j-worker-", 1).factory());

    /// Each with what makes it leave.
    private final Map<Thread, Runnable> inside = new HashMap<>();
    private boolean isClosed;

    /// Runs a task on a thread of the pool; not at all, if the file is closed by then.
    FutureTask<Void> start(Runnable task) {
        return start(task, () -> { });
    }

    /// Runs a task on a thread of the pool.
    ///
    /// @param leave called if the file is closed before it ends: makes a task return that waits for somebody
    FutureTask<Void> start(Runnable task, Runnable leave) {
        FutureTask<Void> future = new FutureTask<>(() -> visit(task, leave), null);
        POOL.execute(future);
        return future;
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
        boolean wasInterrupted = false;
        while (inside.size() > (inside.containsKey(Thread.currentThread()) ? 1 : 0)) {
            try {
                wait();
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for a task, whatever interrupts: it may still write into somebody's memory.
    static void await(FutureTask<Void> task) {
        boolean wasInterrupted = false;
        while (!task.isDone()) {
            try {
                task.get();
            } catch (InterruptedException e) {
                wasInterrupted = true;
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
