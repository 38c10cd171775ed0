package org.tng4j.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.internal.block.HashChecks;

/// Reads ahead of one cursor, on threads of the pool: one decodes frames into a ring, for at most [#BUDGET] bytes, one
/// compares the hashes of the frame set behind that. Neither touches a target, and neither reports anything: where a
/// frame could not be decoded ahead, the cursor decodes it itself and meets the reason in its place.
final class ReadAhead {
    static final long BUDGET = 32 << 20;
    /// More frames than these leave the nearer caches, and bring nothing.
    private static final int MOST_SLOTS = 16;
    private static final int NOWHERE = -1;
    /// A caller is idle who takes less than this part of the cursor's own time.
    private static final int IDLE = 8;

    private final Contents file;
    private final List<BoundBlock> blocks;
    private final Frames range;
    private final int slots;
    private @Nullable FrameRing ring;
    private @Nullable CompletableFuture<Void> worker;
    private int gaveUpAt = NOWHERE;
    /// When the cursor was called, and when it had answered; what it spent in its calls, and its caller between them.
    private long called;
    private long answered;
    private volatile long spentHere;
    private volatile long spentElsewhere;

    ReadAhead(Contents file, List<BoundBlock> blocks, Frames range) throws IOException {
        this.file = file;
        this.blocks = blocks;
        this.range = range;
        long most = 1;
        for (BoundBlock block : blocks) {
            most = Math.max(most, block.info().particleCount() * 3 * Integer.BYTES);
        }
        this.slots = Math.clamp(BUDGET / most, 1, MOST_SLOTS);
    }

    /// Sets out from where a cursor stands, unless it is under way already.
    void follow(FrameCursor cursor, int set) throws IOException {
        called = System.nanoTime();
        if (answered != 0) {
            long more = spentElsewhere + called - answered;
            spentElsewhere = more;
        }
        if (ring == null && (gaveUpAt == NOWHERE || set != gaveUpAt)) {
            gaveUpAt = NOWHERE;
            start(cursor);
        }
    }

    /// The cursor goes back to its caller.
    void rest() {
        answered = System.nanoTime();
        long more = spentHere + answered - called;
        spentHere = more;
    }

    private void start(FrameCursor cursor) throws IOException {
        FrameRing made = new FrameRing(slots);
        OpenPayloads payloads = new OpenPayloads(file.hashChecks(), file.options(), file.size());
        List<BoundBlock> shadows = new ArrayList<>();
        for (BoundBlock block : blocks) {
            shadows.add(block.shadow(new AheadDelivery(file.source(), payloads, made), payloads));
        }
        FrameCursor ahead = new FrameCursor(file, shadows, file.hashChecks(), range);
        ahead.takeUp(cursor);
        worker = file.visitors().start(() -> run(ahead, made), made::stop);
        ring = made;
    }

    private void run(FrameCursor ahead, FrameRing into) {
        try (ahead) {
            int set = NOWHERE;
            boolean isLeft = false;
            while (!into.isStopped() && (isLeft ? ahead.enterNext() : ahead.next())) {
                if (ahead.lastEntered() != set) {
                    isLeft = set != NOWHERE && !isCallerBusy();
                    set = ahead.lastEntered();
                    enter(ahead, into, isLeft);
                }
            }
        } catch (IOException | RuntimeException | Error e) {
            // The cursor will meet it in its place, or do without this thread.
            return;
        } finally {
            into.end();
        }
    }

    /// Has the next set hashed. One that is left to the caller is one slot, and nothing else is done before the caller is
    /// through with it.
    private void enter(FrameCursor ahead, FrameRing into, boolean isLeft) throws IOException {
        hashBehind(ahead, into);
        if (isLeft) {
            into.leaveSet(ahead.lastEntered());
            ahead.skipSet();
        }
    }

    /// A caller who does nothing but call gains nothing by decoding elsewhere: he would wait for it. Before anything is
    /// known he is taken to be busy.
    private boolean isCallerBusy() {
        long here = spentHere;
        return here == 0 || spentElsewhere >= here / IDLE;
    }

    private void hashBehind(FrameCursor ahead, FrameRing into) throws IOException {
        if (file.options().hashMode() != HashMode.SKIP) {
            ChainPosition next = ahead.copyOfChain();
            file.visitors().send(() -> hashNext(next, into));
        }
    }

    private void hashNext(ChainPosition position, FrameRing into) {
        HashChecks hashes = file.hashChecks();
        try {
            if (!into.isStopped() && position.next()) {
                while (!into.isStopped() && position.walk().next()) {
                    if (isWanted(position.walk().header().id())) {
                        hashes.check(position.walk().header().offset(), position.index());
                    }
                }
            }
        } catch (IOException | RuntimeException | Error e) {
            // The cursor will meet it in its place, or do without this thread.
            return;
        }
    }

    private boolean isWanted(long id) {
        for (BoundBlock block : blocks) {
            if (block.info().key().id() == id) {
                return true;
            }
        }
        return false;
    }

    /// Returns what was decoded ahead of a piece's frame; null if nothing was, and nothing will be of its set.
    ///
    /// @param set where the cursor stands
    FrameRing.@Nullable Slot take(long payloadOffset, long frame, int set) {
        FrameRing from = ring;
        FrameRing.Slot slot = from == null ? null : from.next(set);
        if (slot != null && slot.isSet(set)) {
            return null;
        }
        if (from != null && (slot == null || !slot.isOf(payloadOffset, frame))) {
            stop();
            gaveUpAt = set;
            return null;
        }
        return slot;
    }

    /// Frees what was taken.
    void release() {
        if (ring != null) {
            ring.release();
        }
    }

    /// Stops, and waits until nothing is decoded any more.
    void stop() {
        gaveUpAt = NOWHERE;
        if (ring != null && worker != null) {
            ring.stop();
            worker.join();
        }
        ring = null;
        worker = null;
    }
}
