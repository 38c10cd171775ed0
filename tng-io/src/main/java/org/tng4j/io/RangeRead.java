package org.tng4j.io;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.shape.Text;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.BlockTarget;
import org.tng4j.io.format.Finding;

/// A range of one block's frames into one target: decoded forwards whatever its direction, by several threads where the
/// target and the file allow it, each at frame sets of its own.
final class RangeRead {
    /// Below this, starting a thread costs more than it brings.
    private static final long LEAST_SIZE = 1 << 20;
    /// Parts of each thread: enough that none waits long for the last.
    private static final int PARTS_PER_THREAD = 8;

    private final Contents file;
    private final BlockInfo info;
    private final BlockTarget wish;
    private final Frames known;
    private final Frames forwards;
    private final FrameCounts counts;
    private final long count;

    RangeRead(Contents file, BlockTarget wish, Frames range) throws IOException {
        this.file = file;
        this.info = file.require(wish.block(), wish.dependence());
        this.wish = wish;
        this.counts = FrameCounts.of(file, List.of(info));
        this.known = range.within(counts.total());
        this.count = known.size();
        this.forwards = count == 0 ? Frames.from(0).to(0) : forwards(known);
    }

    private static Frames forwards(Frames range) {
        return range.every() > 0 ? range
                : new Frames(range.from() + (range.size() - 1) * range.every(), range.from() + 1, -range.every());
    }

    /// Reads on as many threads as are of use.
    long run() throws IOException {
        requireNoLoss();
        return lonely() == null ? runBy(Runtime.getRuntime().availableProcessors()) : runAlone();
    }

    /// Reads on as many threads as were asked for.
    ///
    /// @throws WrongThreadException if the target belongs to the caller's
    long runOn(int threads) throws IOException {
        if (threads < 1) {
            throw new IllegalArgumentException("threads are " + threads + ", must be at least 1");
        }
        requireNoLoss();
        if (threads == 1 || info.type() instanceof Text) {
            return runAlone();
        }
        requireShared();
        return runBy(threads);
    }

    /// Frames that nobody has are no reason to give fewer: where frame sets are missing between the first and the last,
    /// that is the first damage.
    private void requireNoLoss() throws IOException {
        Finding loss = count == 0 ? null : file.index().lossWithin(firstSet(), lastSet());
        if (loss != null) {
            throw loss.toException();
        }
    }

    /// Why the caller's thread does it alone; null if it does not.
    private @Nullable String lonely() {
        NdView target = wish.view();
        if (info.type() instanceof Text) {
            return "strings must be placed in order";
        }
        if (target != null && !isShared(target)) {
            return "target belongs to one thread";
        }
        if (setCount() < 2) {
            return "frames are in one frame set";
        }
        return size() < LEAST_SIZE ? "target takes " + size() + " bytes, others help from " + LEAST_SIZE + " on" : null;
    }

    private static boolean isShared(NdView target) {
        return target.segment().isAccessibleBy(new Thread(() -> { }, "anybody"));
    }

    private long size() {
        NdView target = wish.view();
        return target == null || !(target.shape().measure() instanceof Scalar scalar)
                ? 0 : target.shape().elementCount() * scalar.byteSize();
    }

    /// A target of the caller's thread is refused by another one, in the words of every target check.
    private void requireShared() throws IOException {
        if (wish.view() != null && !isShared(wish.view())) {
            Crew.runElsewhere(file.visitors(), () -> cursor().close());
        }
    }

    String explain() {
        String reason = lonely();
        int threads = Runtime.getRuntime().availableProcessors();
        return info.subject() + ": " + count + " frames, " + (reason == null
                ? threads + " threads, " + setCount() + " frame sets in " + parts(threads) + " parts"
                : "the caller's thread alone: " + reason);
    }

    private int setCount() {
        return count == 0 ? 0 : lastSet() - firstSet() + 1;
    }

    /// A range that begins with the file's first frame begins with its first frame set, with frames or without; one that
    /// ends with the last frame ends with the last set: sets that cannot be entered have no frames to be counted, and are
    /// not passed by.
    private int firstSet() {
        return forwards.from() == 0 ? 0 : counts.setOf(forwards.from());
    }

    private int lastSet() {
        return endsWithFile() ? counts.sets() - 1 : counts.setOf(frame(count - 1));
    }

    private boolean endsWithFile() {
        return known.every() > 0 ? known.to() >= counts.total() : known.from() >= counts.total() - 1;
    }

    private int parts(int threads) {
        return (int) Math.min(setCount(), (long) PARTS_PER_THREAD * threads);
    }

    private long runBy(int threads) throws IOException {
        int parts = parts(threads);
        if (parts < 2) {
            return runAlone();
        }
        int first = firstSet();
        long sets = setCount();
        Crew.run(file.visitors(), threads, parts, (part, isStopped) -> readSets(
                first + (int) (sets * part / parts), first + (int) (sets * (part + 1) / parts), isStopped));
        return count;
    }

    private void readSets(int from, int to, BooleanSupplier isStopped) throws IOException {
        try (FrameCursor cursor = cursor()) {
            for (int set = from; set < to && !isStopped.getAsBoolean(); set++) {
                cursor.enter(set);
                readSet(cursor, numberFrom(counts.before(set)), numberFrom(counts.before(set + 1)), isStopped);
            }
        }
    }

    private void readSet(FrameCursor cursor, long start, long end, BooleanSupplier isStopped) throws IOException {
        if (start < end) {
            cursor.deliverAt(placeOf(start), frame(start), counts);
        }
        for (long n = start + 1; n < end && !isStopped.getAsBoolean(); n++) {
            cursor.place(placeOf(n));
            if (!cursor.next()) {
                throw new IllegalStateException("frame " + n + " of " + count + " is not there any more");
            }
        }
    }

    /// Returns the number, in this range, of its first frame that is not in front of one of the file.
    private long numberFrom(long frame) {
        long steps = Math.ceilDiv(frame - forwards.from(), forwards.every());
        return Math.clamp(steps, 0, count);
    }

    private long frame(long number) {
        return forwards.from() + number * forwards.every();
    }

    private long placeOf(long number) {
        return known.every() > 0 ? number : count - 1 - number;
    }

    private FrameCursor cursor() throws IOException {
        return new Reading(file).cursor(forwards, count, wish).passLoss();
    }

    private long runAlone() throws IOException {
        if (known.every() < 0 && info.type() instanceof Text) {
            readTextBackwards();
        } else if (count > 0) {
            readSets(firstSet(), lastSet() + 1, () -> false);
        }
        return count;
    }

    /// Strings must be placed in order, so text is sought frame by frame if it goes backwards.
    private void readTextBackwards() throws IOException {
        try (FrameCursor cursor = cursor()) {
            for (int set = firstSet(); count > 0 && set <= lastSet(); set++) {
                cursor.enter(set);
            }
            for (long n = 0; n < count; n++) {
                cursor.place(n);
                cursor.seekFrame(known.from() + n * known.every());
            }
        }
    }
}
