package org.tng4j.io.internal.codec;

import java.lang.foreign.MemorySegment;
import org.tng4j.arrays.copy.CopyPlan;

/// Where the values of one piece of a frame go: the caller's memory, through its plan, particle run by particle run.
/// Made when block and target are bound; only the frame's base and the piece's runs change afterwards.
public final class FrameTarget {
    private final MemorySegment segment;
    private final CopyPlan plan;
    private final CopyPlan nativePlan;
    private final int valueSize;
    private ParticleRuns runs = new ParticleRuns();
    private long base;
    private long values = 1;

    /// @param segment    the caller's memory
    /// @param plan       from values without gaps, in the file's byte order, to the caller's layout
    /// @param nativePlan the same for values in native byte order, as decoders make them; may be `plan` itself
    public FrameTarget(MemorySegment segment, CopyPlan plan, CopyPlan nativePlan, int valueSize) {
        this.segment = segment;
        this.plan = plan;
        this.nativePlan = nativePlan;
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

    /// Returns the first particle of the piece that goes anywhere, 0 if none does.
    long firstWanted() {
        return runs.size() == 0 ? 0 : runs.stored(0);
    }

    /// Returns how many particles of the piece there are up to the last one that goes anywhere.
    long particlesWanted() {
        return runs.end();
    }

    /// Says whether what is wanted of a piece goes into the memory by one copy of bytes as they are.
    boolean isOneCopy() {
        return plan.isOneCopy() && runs.size() == 1;
    }

    MemorySegment segment() {
        return segment;
    }

    /// Returns where the first wanted value of the piece goes, where it goes by one copy.
    long offset() {
        return base + runs.place(0) * values * valueSize;
    }

    /// Takes values `[first, first + count)` of the piece, which stand in a window from `windowOffset` on, in the
    /// file's byte order.
    void write(MemorySegment window, long windowOffset, long first, long count) {
        write(plan, window, windowOffset, first, count);
    }

    /// Takes values `[first, first + count)` of the piece, which stand in native byte order at the start of a chunk.
    void writeNative(MemorySegment chunk, long first, long count) {
        write(nativePlan, chunk, 0, first, count);
    }

    private void write(CopyPlan by, MemorySegment window, long windowOffset, long first, long count) {
        long end = first + count;
        for (int run = runs.find(first / values); run < runs.size() && runs.stored(run) * values < end; run++) {
            long start = Math.max(first, runs.stored(run) * values);
            long runEnd = Math.min(end, (runs.stored(run) + runs.count(run)) * values);
            long logical = start + (runs.place(run) - runs.stored(run)) * values;
            by.run(window, windowOffset + (start - first - logical) * valueSize, segment, base, logical,
                    runEnd - start);
        }
    }

    /// Says in one line how values in the file's byte order get here.
    String explain() {
        return explain(plan);
    }

    /// Says in one line how values in native byte order get here.
    String explainNative() {
        return explain(nativePlan);
    }

    private String explain(CopyPlan by) {
        return by.explain() + (runs.size() > 1 ? ", " + runs.size() + " runs of particles" : "");
    }
}
