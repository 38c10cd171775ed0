package org.tng4j.io.internal.block;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.tng4j.io.format.FrameSetState;

/// The steps that complete frame sets of a chain cover, however the chain orders them.
final class CoveredSteps {
    private final long[] starts;
    /// Behind the last step that this set, or one that starts before it, covers.
    private final long[] ends;

    CoveredSteps(FrameSetIndex chain) {
        int[] sets = IntStream.range(0, chain.size()).filter(set -> chain.state(set) == FrameSetState.COMPLETE).boxed()
                .sorted(Comparator.comparingLong(chain::firstStep)).mapToInt(Integer::intValue).toArray();
        starts = Arrays.stream(sets).mapToLong(chain::firstStep).toArray();
        ends = Arrays.stream(sets).mapToLong(set -> chain.firstStep(set) + chain.stepCount(set)).toArray();
        Arrays.parallelPrefix(ends, Math::max);
    }

    boolean covers(long step) {
        int at = Arrays.binarySearch(starts, step);
        int before = at < 0 ? -at - 2 : lastOf(at);
        return before >= 0 && step < ends[before];
    }

    private int lastOf(int at) {
        int last = at;
        while (last + 1 < starts.length && starts[last + 1] == starts[at]) {
            last++;
        }
        return last;
    }
}
