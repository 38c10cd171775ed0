package org.tng4j.io.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Consecutive steps and where they stand in the file. Times in seconds. Source: docs/format.md, *Frame set*.
///
/// @param index          place in the chain, from 0
/// @param offset         of the frame-set block's header in the file
/// @param firstStep      first step covered
/// @param stepCount      number of steps covered, frames or not
/// @param storedStepCount as in the file; differs where it was stored in the other byte order
/// @param storedFirstTime seconds, as in the file; NaN where the file has no such field
/// @param storedTimePerStep seconds, as in the file; NaN where the file has no such field
/// @param next           offset of the next frame set, 0 or less for none
/// @param previous       offset of the previous one
/// @param mediumNext     offset of the set one medium stride on; shown, never followed
/// @param mediumPrevious offset of the set one medium stride back
/// @param longNext       offset of the set one long stride on
/// @param longPrevious   offset of the set one long stride back
/// @param moleculeCounts per molecule type; null where counts are the file's
/// @param particleCount  particles in this set
/// @param state          how its blocks end
/// @param isRecovered    no pointer leads to it: it was found by its name
public record FrameSet(
        int index, long offset,
        long firstStep, long stepCount, long storedStepCount,
        double storedFirstTime, double storedTimePerStep,
        long next, long previous, long mediumNext, long mediumPrevious, long longNext, long longPrevious,
        @Nullable List<Long> moleculeCounts,
        long particleCount,
        FrameSetState state,
        boolean isRecovered) {

    /// Returns the last step covered; one less than the first where no step is.
    public long lastStep() {
        return firstStep + stepCount - 1;
    }

    /// Returns the time of the first step in seconds, or NaN where the file stores none.
    public double firstTime() {
        return isSetFirstTime(storedFirstTime) ? storedFirstTime : Double.NaN;
    }

    /// Returns the seconds between two steps, or NaN where the file stores none.
    public double timePerStep() {
        return isSetTimePerStep(storedTimePerStep) ? storedTimePerStep : Double.NaN;
    }

    /// Returns the time of a step in seconds, or NaN where the file stores none.
    ///
    /// @param step any step of this set
    public double time(long step) {
        return time(step, firstStep, storedFirstTime, storedTimePerStep);
    }

    /// Returns the time of `step` by the rule of the format: first time plus steps times the time per step; the first
    /// step needs no time per step.
    public static double time(long step, long firstStep, double storedFirstTime, double storedTimePerStep) {
        if (!isSetFirstTime(storedFirstTime)) {
            return Double.NaN;
        }
        if (!isSetTimePerStep(storedTimePerStep)) {
            return step == firstStep ? storedFirstTime : Double.NaN;
        }
        return storedFirstTime + (step - firstStep) * storedTimePerStep;
    }

    /// Writers leave -1 where they know no time; small negative times are real.
    private static boolean isSetFirstTime(double stored) {
        return stored >= -0.1 && stored <= Double.MAX_VALUE;
    }

    private static boolean isSetTimePerStep(double stored) {
        return stored != -1 && Math.abs(stored) <= Double.MAX_VALUE;
    }
}
