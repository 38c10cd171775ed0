package org.tng4j.io;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Frames on their way from the thread that decodes ahead to the one that delivers: a ring of slots, in order.
final class FrameRing {
    /// About as long as a thread takes to fall asleep and to be woken.
    private static final int SPINS = 2000;

    /// What one piece of one frame decodes to.
    static final class Slot {
        private long payloadOffset;
        private long frame;
        private int[] integers = new int[0];
        private int count;
        private double precision;

        /// Says that whoever delivers decodes by itself: this is no payload of integers.
        void leave(long payload, long number) {
            payloadOffset = payload;
            frame = number;
            count = 0;
        }

        /// Takes the first integers of a frame.
        void hold(long payload, long number, int[] from, int first, double step) {
            leave(payload, number);
            if (integers.length < first) {
                integers = new int[first];
            }
            System.arraycopy(from, 0, integers, 0, first);
            count = first;
            precision = step;
        }

        boolean isOf(long payload, long number) {
            return payloadOffset == payload && frame == number;
        }

        int[] integers() {
            return integers;
        }

        int count() {
            return count;
        }

        double precision() {
            return precision;
        }
    }

    private final Slot[] slots;
    private final BooleanSupplier isFull = this::isFull;
    private final BooleanSupplier isEmpty = this::isEmpty;
    private volatile long written;
    private volatile long read;
    private volatile boolean isEnded;
    private volatile boolean isStopped;

    FrameRing(int size) {
        slots = new Slot[size];
        for (int i = 0; i < size; i++) {
            slots[i] = new Slot();
        }
    }

    /// Waits for a free slot; null once nobody reads any more. For the thread that decodes.
    @Nullable Slot free() {
        for (int i = 0; i < SPINS && isFull(); i++) {
            Thread.onSpinWait();
        }
        if (isFull()) {
            sleepWhile(isFull);
        }
        return isStopped ? null : slots[(int) (written % slots.length)];
    }

    private boolean isFull() {
        return written - read == slots.length && !isStopped;
    }

    /// Hands over the slot that was free.
    void publish() {
        synchronized (this) {
            written++;
            notifyAll();
        }
    }

    /// Says that nothing follows.
    synchronized void end() {
        isEnded = true;
        notifyAll();
    }

    /// Waits for the next slot; null if none follows. For the thread that delivers.
    @Nullable Slot next() {
        for (int i = 0; i < SPINS && isEmpty(); i++) {
            Thread.onSpinWait();
        }
        if (isEmpty()) {
            sleepWhile(isEmpty);
        }
        return written == read ? null : slots[(int) (read % slots.length)];
    }

    private boolean isEmpty() {
        return written == read && !isEnded && !isStopped;
    }

    /// Frees the slot that was next.
    void release() {
        synchronized (this) {
            read++;
            notifyAll();
        }
    }

    /// Says that nobody reads any more.
    synchronized void stop() {
        isStopped = true;
        notifyAll();
    }

    boolean isStopped() {
        return isStopped;
    }

    private synchronized void sleepWhile(BooleanSupplier isSo) {
        boolean wasInterrupted = false;
        while (isSo.getAsBoolean()) {
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
}
