package org.tng4j.io.internal.codec;

import java.lang.foreign.MemorySegment;
import org.tng4j.arrays.copy.CopyPlan;

/// Where the values of one piece of a frame go: the caller's memory, through its plan, particle run by particle run.
/// Made when block and target are bound; only the frame's base and the piece's runs change afterwards.
public final class FrameTarget {
    private final MemorySegment segment;
    private final CopyPlan plan;
    private final int valueSize;
    private ParticleRuns runs = new ParticleRuns();
    private long base;
    private long values = 1;

    /// @param segment the caller's memory
    /// @param plan    from values without gaps, in the file's byte order, to the caller's layout
    public FrameTarget(MemorySegment segment, CopyPlan plan, int valueSize) {
        this.segment = segment;
        this.plan = plan;
        this.valueSize = valueSize;
    }

    /// Moves to the memory of another frame.
    ///
    /// @param frameBase         where value 0 of the frame goes in the segment
    /// @param valuesPerParticle or per frame, without particles
    /// @param particles         where the particles of the piece go
    public void at(long frameBase, long valuesPerParticle, ParticleRuns particles) {
        base = frameBase;
        values = valuesPerParticle;
        runs = particles;
    }

    /// Says whether a piece goes into the memory by one copy of bytes as they are.
    boolean isOneCopy() {
        return plan.isOneCopy() && runs.size() == 1;
    }

    MemorySegment segment() {
        return segment;
    }

    /// Returns where the first value of the piece goes, where it goes by one copy.
    long offset() {
        return base + runs.real(0) * values * valueSize;
    }

    /// Takes values `[first, first + count)` of the piece, which stand in a window from `windowOffset` on.
    void write(MemorySegment window, long windowOffset, long first, long count) {
        long done = 0;
        int run = runs.size() == 0 ? 0 : runs.find(first / values);
        for (; run < runs.size() && done < count; run++) {
            long start = first + done;
            long runEnd = (runs.stored(run) + runs.count(run)) * values;
            long part = Math.min(count - done, runEnd - start);
            long logical = start + (runs.real(run) - runs.stored(run)) * values;
            plan.run(window, windowOffset + (done - logical) * valueSize, segment, base, logical, part);
            done += part;
        }
    }

    /// Says in one line how values get here.
    String explain() {
        return plan.explain() + (runs.size() > 1 ? ", " + runs.size() + " runs of particles" : "");
    }
}
