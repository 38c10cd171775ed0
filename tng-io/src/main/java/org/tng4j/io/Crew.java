package org.tng4j.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Threads at numbered parts of one job: the caller's own, and others.
///
/// Parts are taken in rising order. Where one fails, those in front of it are finished and those behind it stop, so that
/// what is thrown is the failure of the first part that fails, however many threads there are.
final class Crew {
    /// What is done with a part.
    interface Work {
        /// Does it, on one of the threads.
        ///
        /// @param isStopped true once an earlier part has failed: nobody wants this one any more
        void part(int part, BooleanSupplier isStopped) throws IOException;
    }

    /// What is done once.
    interface Action {
        void run() throws IOException;
    }

    private final int parts;
    private final Work work;
    private int taken;
    private volatile int failed = Integer.MAX_VALUE;
    private @Nullable Throwable failure;

    private Crew(int parts, Work work) {
        this.parts = parts;
        this.work = work;
    }

    /// Does all parts; returns when no thread is at any of them.
    ///
    /// @param threads with the caller's
    static void run(Visitors visitors, int threads, int parts, Work work) throws IOException {
        Crew crew = new Crew(parts, work);
        List<CompletableFuture<Void>> others = new ArrayList<>();
        try {
            for (int i = 1; i < Math.min(threads, parts); i++) {
                others.add(visitors.start(crew::workOn));
            }
            crew.workOn();
        } finally {
            others.forEach(CompletableFuture::join);
        }
        crew.throwFailure();
    }

    /// Does one thing on another thread, and waits for it.
    static void runElsewhere(Visitors visitors, Action action) throws IOException {
        Crew crew = new Crew(1, (part, isStopped) -> action.run());
        visitors.start(crew::workOn).join();
        crew.throwFailure();
    }

    private void workOn() {
        for (int part = take(); part < parts; part = take()) {
            int mine = part;
            try {
                work.part(mine, () -> failed < mine);
            } catch (Throwable e) { // other languages throw whatever they like
                fail(mine, e);
            }
        }
    }

    private synchronized int take() {
        return failed < parts ? parts : taken++;
    }

    private synchronized void fail(int part, Throwable reason) {
        if (part < failed) {
            failed = part;
            failure = reason;
        }
    }

    private void throwFailure() throws IOException {
        switch (failure) {
            case null -> { }
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }
}
