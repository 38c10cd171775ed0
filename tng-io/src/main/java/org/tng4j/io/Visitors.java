package org.tng4j.io;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/// The other threads that work on one file for somebody's call: daemons of the process's one pool. Closing the file
/// waits for them.
final class Visitors {
    private static final ExecutorService POOL = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("tng4j-worker-", 1).factory());

    private final Set<Thread> inside = new HashSet<>();
    private boolean isClosed;

    /// Runs a task on a thread of the pool; not at all, if the file is closed by then.
    FutureTask<Void> start(Runnable task) {
        FutureTask<Void> future = new FutureTask<>(() -> visit(task), null);
        POOL.execute(future);
        return future;
    }

    private void visit(Runnable task) {
        if (enter()) {
            try {
                task.run();
            } finally {
                leave();
            }
        }
    }

    private synchronized boolean enter() {
        return !isClosed && inside.add(Thread.currentThread());
    }

    private synchronized void leave() {
        inside.remove(Thread.currentThread());
        notifyAll();
    }

    /// Lets nobody in any more and waits until all have left, but for the thread that calls.
    synchronized void close() {
        isClosed = true;
        boolean wasInterrupted = false;
        while (inside.size() > (inside.contains(Thread.currentThread()) ? 1 : 0)) {
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
