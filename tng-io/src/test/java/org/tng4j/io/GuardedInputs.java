package org.tng4j.io;

import java.io.IOException;
import java.time.Duration;
import org.opentest4j.AssertionFailedError;

/// Tries inputs, one after the other, on a thread of its own, and fails where one of them takes too long: a loop of
/// ours cannot be interrupted, so the thread is left behind, and where it stands is told.
final class GuardedInputs implements Runnable {
    /// Of processor time: other work on the machine is no hang.
    private static final Duration HANG = Duration.ofSeconds(10);
    /// By the clock, for threads that wait.
    private static final Duration WAIT = HANG.multipliedBy(12);
    private static final Duration LOOK = Duration.ofMillis(500);

    /// What is asked of a file that is cut, or changed, at an offset.
    interface Input {
        void tryOut(int offset) throws IOException;
    }

    private final WholeFile file;
    private final int[] offsets;
    private final Input input;
    private volatile int offset;
    private volatile long startedAt = System.nanoTime();
    private volatile long nanosBefore;
    private volatile Throwable failure;

    private GuardedInputs(WholeFile file, int[] offsets, Input input) {
        this.file = file;
        this.offsets = offsets;
        this.input = input;
    }

    /// Fails with the first offset at which an input fails, or takes more than 10 seconds.
    static void tryAll(WholeFile file, int[] offsets, Input input) {
        GuardedInputs inputs = new GuardedInputs(file, offsets, input);
        Thread worker = Thread.ofPlatform().daemon().start(inputs);
        try {
            while (!worker.join(LOOK)) {
                inputs.requireProgress(worker);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (inputs.failure != null) {
            throw new AssertionFailedError(inputs + ": " + inputs.failure, inputs.failure);
        }
    }

    @Override
    public String toString() {
        return String.format("%s at offset %d (0x%02x)", file, offset, file.bytes()[offset]);
    }

    private void requireProgress(Thread worker) {
        boolean isBusy = ThreadTime.nanos(worker) - nanosBefore > HANG.toNanos();
        if (isBusy || System.nanoTime() - startedAt > WAIT.toNanos()) {
            AssertionFailedError hang = new AssertionFailedError(this + ": takes more than " + HANG + ", stands here");
            hang.setStackTrace(worker.getStackTrace());
            throw hang;
        }
    }

    @Override
    public void run() {
        try {
            for (int next : offsets) {
                offset = next;
                startedAt = System.nanoTime();
                nanosBefore = ThreadTime.nanos();
                input.tryOut(next);
            }
        } catch (Throwable e) {
            failure = e;
        }
    }
}
