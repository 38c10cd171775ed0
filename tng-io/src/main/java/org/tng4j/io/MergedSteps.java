package org.tng4j.io;

import java.util.List;
import org.tng4j.io.internal.block.FrameSetHeader;

/// The steps of the frame set at hand at which at least one of some blocks has a frame, and the one among them at which
/// a cursor stands. A set with none but constant blocks has one, its first step.
final class MergedSteps {
    private static final long NONE = Long.MAX_VALUE;

    private final List<BoundBlock> blocks;
    private final FrameSetHeader set;
    private boolean isAtStep;
    private long step;

    /// @param set the set at hand; changes as the chain is followed
    MergedSteps(List<BoundBlock> blocks, FrameSetHeader set) {
        this.blocks = blocks;
        this.set = set;
    }

    /// Goes in front of the first step.
    void rewind() {
        isAtStep = false;
    }

    /// Goes to any step, with frames or without.
    void moveTo(long to) {
        step = to;
        isAtStep = true;
    }

    boolean isAtStep() {
        return isAtStep;
    }

    long step() {
        return step;
    }

    /// Goes to the next step with a frame. Returns false, without moving, behind the last one.
    boolean advance() {
        long next = next(isAtStep ? step : -1);
        if (next == NONE) {
            return false;
        }
        moveTo(next);
        return true;
    }

    private long next(long after) {
        long next = NONE;
        boolean hasFrames = false;
        boolean hasConstants = false;
        for (int i = 0; i < blocks.size(); i++) {
            next = Math.min(next, blocks.get(i).nextStep(after));
            hasFrames |= blocks.get(i).frameCount() > 0;
            hasConstants |= blocks.get(i).isSetConstant();
        }
        boolean isOneFrame = hasConstants && !hasFrames && set.stepCount() > 0;
        return isOneFrame && after < set.firstStep() ? set.firstStep() : next;
    }

    /// Goes to the last step with a frame and returns how many were left.
    long skipAll() {
        if (blocks.size() == 1 && !isAtStep && !blocks.getFirst().isSetConstant()) {
            return blocks.getFirst().frameCount();
        }
        long count = 0;
        while (advance()) {
            count++;
        }
        return count;
    }

    /// Says whether there is a frame at the step at hand.
    boolean hasFrame() {
        return next(step - 1) == step;
    }

    /// Counts the steps with frames in front of the one at hand.
    long countBefore() {
        long count = 0;
        for (long next = next(-1); next < step; next = next(next)) {
            count++;
        }
        return count;
    }
}
