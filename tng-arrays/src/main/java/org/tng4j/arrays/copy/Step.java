package org.tng4j.arrays.copy;

import java.lang.foreign.MemorySegment;

/// One thing done to a chunk of components: in a heap array, from a heap array. There JDK 25 vectorises a loop; between two
/// segments it does not.
abstract class Step {

    /// Components in a chunk: in, and out, they stay in the nearest cache.
    static final int CHUNK = 2048;

    private final Lanes in;
    private final Lanes out;

    /// @param in  where components are to be put
    /// @param out where they are then to be found; maybe the same
    Step(Lanes in, Lanes out) {
        this.in = in;
        this.out = out;
    }

    final MemorySegment in() {
        return in.segment();
    }

    final MemorySegment out() {
        return out.segment();
    }

    /// Brings what the step before has made into this one's array, if that is another.
    final void takeFrom(Step before, int count) {
        if (before.out != in) {
            MemorySegment.copy(before.out(), 0, in(), 0, (long) count * in.width());
        }
    }

    /// Does it to the first `count` of them.
    ///
    /// @throws Misfit if one does not fit
    abstract void run(int count);
}
