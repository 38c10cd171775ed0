package org.tng4j.io;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.internal.block.Uninterrupted;
import org.tng4j.io.internal.bytes.Memory;

/// Frames on their way from the thread that decodes ahead to the one that delivers: a ring of slots, in order.
final class FrameRing {
    /// What one piece of one frame decodes to.
    static final class Slot {
        private long payloadOffset;
        private long frame;
        private int[] integers = new int[0];
        private int count;
        private double precision;
        private int leftSet = NO_SET;

        /// Says that whoever delivers decodes by itself: this is no payload of integers.
        void leave(long payload, long number) {
            payloadOffset = payload;
            frame = number;
            count = 0;
            leftSet = NO_SET;
        }

        /// Whether all of a frame set, from here on, is for whoever delivers.
        boolean isSet(int set) {
            return leftSet == set;
        }

        /// Takes the first integers of a frame.
        void hold(long payload, long number, int[] from, int first, double step) {
            leave(payload, number);
            if (integers.length < first) {
                integers = Memory.ints(first);
            }
            System.arraycopy(from, 0, integers, 0, first);
            count = first;
            precision = step;
        }

        boolean isOf(long payload, long number) {
            return leftSet == NO_SET && payloadOffset == payload && frame == number;
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

    private static final int NO_SET = -1;
    /// Who has to sleep sleeps until there is work for a while: waking a thread costs as much as a small frame.
    private static final int BATCHES = 4;

    private final Slot[] slots;
    private final int batch;
    private final BooleanSupplier isCrowded = this::isCrowded;
    private final BooleanSupplier isSparse = this::isSparse;
    private final BooleanSupplier isUnread = this::isUnread;
    private volatile long written;
    private volatile long read;
    private volatile boolean isWriterAsleep;
    private volatile boolean isReaderAsleep;
    private volatile boolean isLeaving;
    private volatile boolean isEnded;
    private volatile boolean isStopped;

    FrameRing(int size) {
        slots = new Slot[size];
        batch = Math.max(1, size / BATCHES);
        for (int i = 0; i < size; i++) {
            slots[i] = new Slot();
        }
    }

    /// Leaves the rest of a frame set to whoever delivers, and waits until that is in another one. For the thread that
    /// decodes.
    void leaveSet(int set) {
        Slot slot = free();
        if (slot != null) {
            slot.leftSet = set;
            isLeaving = true;
            publish();
            wake();
            awaitRead();
            isLeaving = false;
        }
    }

    private synchronized void awaitRead() {
        isWriterAsleep = true;
        Uninterrupted.waitWhile(this, isUnread);
        isWriterAsleep = false;
    }

    private boolean isUnread() {
        return written != read && !isStopped;
    }

    /// Waits for a free slot; null once nobody reads any more. For the thread that decodes.
    @Nullable Slot free() {
        if (written - read == slots.length) {
            awaitFree();
        }
        return isStopped ? null : slots[(int) (written % slots.length)];
    }

    private synchronized void awaitFree() {
        isWriterAsleep = true;
        Uninterrupted.waitWhile(this, isCrowded);
        isWriterAsleep = false;
    }

    private boolean isCrowded() {
        return written - read > slots.length - batch && !isStopped;
    }

    /// Hands over the slot that was free.
    void publish() {
        long more = written + 1;
        written = more;
        if (isReaderAsleep && written - read >= batch) {
            wake();
        }
    }

    /// Waits for the next slot; null if none follows. For the thread that delivers.
    ///
    /// @param set in which it stands: what was left to it before is over
    @Nullable Slot next(int set) {
        Slot slot = next();
        while (slot != null && slot.leftSet != NO_SET && slot.leftSet < set) {
            release();
            slot = next();
        }
        return slot;
    }

    private @Nullable Slot next() {
        if (written == read) {
            awaitWritten();
        }
        return written == read ? null : slots[(int) (read % slots.length)];
    }

    private synchronized void awaitWritten() {
        isReaderAsleep = true;
        Uninterrupted.waitWhile(this, isSparse);
        isReaderAsleep = false;
    }

    private boolean isSparse() {
        boolean isEnough = written - read >= batch || isLeaving && written != read;
        return !isEnough && !isEnded && !isStopped;
    }

    /// Frees the slot that was next.
    void release() {
        long more = read + 1;
        read = more;
        if (isWriterAsleep && written - read <= slots.length - batch) {
            wake();
        }
    }

    /// Says that nothing follows.
    void end() {
        isEnded = true;
        wake();
    }

    /// Says that nobody reads any more.
    void stop() {
        isStopped = true;
        wake();
    }

    boolean isStopped() {
        return isStopped;
    }

    private synchronized void wake() {
        notifyAll();
    }
}
