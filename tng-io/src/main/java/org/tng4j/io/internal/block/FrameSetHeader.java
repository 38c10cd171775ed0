package org.tng4j.io.internal.block;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.FrameSet;
import org.tng4j.io.format.FrameSetState;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.TngException;
import org.tng4j.io.internal.bytes.ByteReader;

/// The contents of a frame-set block, read in place again and again.
///
/// `firstStep(int64) stepCount(int64) moleculeCounts(int64 × kinds)? next previous mediumNext mediumPrevious longNext
/// longPrevious(int64) firstTime(float64)? timePerStep(float64)?`
///
/// Source: docs/format.md, *Frame set*.
public final class FrameSetHeader {
    private final Source source;
    private final ParticleCounts counts;
    private final long[] pointers = new long[6];
    private long offset;
    private int index;
    private long firstStep;
    private long stepCount;
    private long storedStepCount;
    private long particleCount;
    private double firstTime;
    private double timePerStep;
    private long contentsOffset;
    private @Nullable IOException problem;

    /// Makes an empty one; [BlockWalk#startSet] fills it.
    public FrameSetHeader(Source source, ParticleCounts counts) {
        this.source = source;
        this.counts = counts;
    }

    /// Reads the contents behind `header`. Steps or counts that cannot be are a [#problem()], so that the chain can go
    /// on behind such a set.
    ///
    /// @param reader gets moved
    /// @throws IOException `TRUNCATED` where there is no room for the pointers
    void read(BlockHeader header, ByteReader reader) throws IOException {
        offset = header.offset();
        index = header.frameSet();
        contentsOffset = header.contentsOffset();
        reader.reset(contentsOffset, header.contentsSize(), header);
        firstStep = reader.int64("first step");
        storedStepCount = reader.int64("number of steps");
        long countsSize = (long) counts.storedCounts() * Long.BYTES;
        readPointers(header, reader, countsSize);
        readTimes(reader);
        problem = null;
        try {
            reader.reset(contentsOffset + 2 * Long.BYTES, header.contentsSize() - 2 * Long.BYTES, header);
            particleCount = counts.read(reader);
            checkSteps(header);
        } catch (TngException e) {
            problem = e;
            stepCount = 0;
        }
    }

    private void checkSteps(BlockHeader header) throws IOException {
        stepCount = plausibleStepCount(header);
        if (firstStep < 0 || stepCount < 0 || firstStep > Long.MAX_VALUE - stepCount) {
            throw header.get().broken(Kind.BAD_VALUE, "first step " + firstStep + " and number of steps " + stepCount
                    + ": must be at least 0, with a sum that fits 64 bits");
        }
    }

    private void readPointers(BlockHeader header, ByteReader reader, long countsSize) throws IOException {
        long at = contentsOffset + 2 * Long.BYTES + countsSize;
        long left = header.contentsSize() - 2 * Long.BYTES - countsSize;
        if (left < (long) pointers.length * Long.BYTES) {
            throw header.get().broken(Kind.TRUNCATED, "contents size is " + header.contentsSize()
                    + ", must be at least " + (header.contentsSize() - left + (long) pointers.length * Long.BYTES));
        }
        reader.reset(at, left, header);
        for (int i = 0; i < pointers.length; i++) {
            pointers[i] = reader.int64("pointer");
        }
    }

    /// Whatever version a block is stamped with: it has the times if it has room for them.
    private void readTimes(ByteReader reader) throws IOException {
        boolean stored = reader.remaining() >= 2 * Double.BYTES;
        firstTime = stored ? reader.float64("first time") : Double.NaN;
        timePerStep = stored ? reader.float64("time per step") : Double.NaN;
    }

    /// The reference writer rewrites the last count in its machine's order, whatever the file's.
    private long plausibleStepCount(BlockHeader header) {
        if (storedStepCount >= 0 && storedStepCount <= TngConstants.PLAUSIBLE_STEP_COUNT) {
            return storedStepCount;
        }
        long swapped = Long.reverseBytes(storedStepCount);
        if (swapped < 0 || swapped > TngConstants.PLAUSIBLE_STEP_COUNT) {
            return storedStepCount;
        }
        source.findings().add(Kind.SWAPPED_FRAME_COUNT, header.get(), "number of steps is " + storedStepCount
                + ", taken as " + swapped + " stored in the other byte order");
        return swapped;
    }

    /// Returns why this set delivers nothing, or null.
    public @Nullable IOException problem() {
        return problem;
    }

    /// Returns the offset of the block.
    public long offset() {
        return offset;
    }

    /// Returns the place in the chain.
    public int index() {
        return index;
    }

    /// Returns the first step covered.
    public long firstStep() {
        return firstStep;
    }

    /// Returns how many steps are covered.
    public long stepCount() {
        return stepCount;
    }

    /// Returns the step behind the last one covered.
    public long endStep() {
        return firstStep + stepCount;
    }

    /// Returns the particles of this set, or [ParticleCounts#UNKNOWN].
    public long particleCount() {
        return particleCount;
    }

    /// Returns where the chain goes on, 0 or less for nowhere.
    public long next() {
        return pointers[0];
    }

    /// Returns where the chain came from, 0 or less for nowhere.
    public long previous() {
        return pointers[1];
    }

    /// Returns where the number of steps stands in the file.
    public long stepCountOffset() {
        return contentsOffset + Long.BYTES;
    }

    /// Returns where the pointers stand in the file: next, previous, and the four over strides.
    public long pointersOffset() {
        return contentsOffset + (2 + (long) counts.storedCounts()) * Long.BYTES;
    }

    /// Returns a pointer over a stride of sets: medium next, medium previous, long next, long previous.
    long stridePointer(int which) {
        return pointers[2 + which];
    }

    /// Returns the time of a step in seconds, or NaN.
    public double time(long step) {
        return FrameSet.time(step, firstStep, firstTime, timePerStep);
    }

    /// Returns the stored seconds between two steps; NaN where there is no such field.
    public double timePerStep() {
        return timePerStep;
    }

    /// Makes the value object. Reads the molecule counts again, where there are any.
    FrameSet toFrameSet(ByteReader reader, FrameSetState state, boolean isRecovered, long particles)
            throws IOException {
        return new FrameSet(index, offset, firstStep, stepCount, storedStepCount, firstTime, timePerStep,
                pointers[0], pointers[1], pointers[2], pointers[3], pointers[4], pointers[5],
                moleculeCounts(reader), particles, state, isRecovered);
    }

    private @Nullable List<Long> moleculeCounts(ByteReader reader) throws IOException {
        if (!counts.isVariable()) {
            return null;
        }
        reader.reset(contentsOffset + 2 * Long.BYTES, (long) counts.storedCounts() * Long.BYTES,
                () -> source.place("frame set", offset));
        List<Long> result = new ArrayList<>();
        for (int i = 0; i < counts.storedCounts(); i++) {
            result.add(reader.int64("molecule count"));
        }
        return List.copyOf(result);
    }
}
