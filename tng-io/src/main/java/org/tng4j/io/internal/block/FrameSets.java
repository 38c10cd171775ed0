package org.tng4j.io.internal.block;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tng4j.io.format.BlockRole;
import org.tng4j.io.format.FrameSet;
import org.tng4j.io.format.ParticleMapping;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.internal.bytes.ByteReader;

/// Makes value objects of frame sets, their blocks and their mappings, for those who want to look. One call, one use.
public final class FrameSets {
    /// Times closer than this part of the time, or of the time per step, are the same: writers carry float32 times.
    public static final double TIME_TOLERANCE = 1e-6;

    private final Source source;
    private final FrameSetHeader set;
    private final BlockWalk walk;

    /// Makes one for a file.
    public FrameSets(Source source, HeaderSection section) {
        this.source = source;
        this.set = new FrameSetHeader(source, section.counts());
        this.walk = new BlockWalk(source, section.counts());
    }

    /// Returns a frame set of the chain.
    public FrameSet frameSet(FrameSetIndex index, int i) throws IOException {
        walk.startSet(index.offset(i), i, set);
        long particles = set.particleCount() == ParticleCounts.UNKNOWN
                ? index.largestParticleCount() : set.particleCount();
        return set.toFrameSet(new ByteReader(source.bytes(), BlockWalk.FETCH_SIZE, source.order()),
                index.state(i), index.isRecovered(i), particles);
    }

    /// Returns where a frame set says that the next one is.
    public long next(long offset, int index) throws IOException {
        walk.startSet(offset, index, set);
        return set.next();
    }

    /// Returns the blocks of a frame set: its own first.
    public List<StoredBlock> blocks(long offset, int index) throws IOException {
        List<StoredBlock> blocks = new ArrayList<>();
        walk.startSet(offset, index, set);
        blocks.add(StoredBlocks.of(walk.header(), BlockRole.FRAME_SET));
        while (walk.next()) {
            blocks.add(walk.toStoredBlock());
        }
        return blocks;
    }

    /// Returns the particle mappings of a frame set.
    public List<ParticleMapping> mappings(long offset, int index) throws IOException {
        MappingTable table = new MappingTable(source);
        walk.startSet(offset, index, set);
        while (walk.next()) {
            table.offer(walk);
        }
        List<ParticleMapping> mappings = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            mappings.add(new ParticleMapping(table.firstParticle(i), table.entries(i)));
        }
        return mappings;
    }

    /// Returns the step nearest to a time in the first set that covers the time, -1 where none does.
    public long stepAt(FrameSetIndex index, double seconds) throws IOException {
        for (int i = 0; i < index.size(); i++) {
            walk.startSet(index.offset(i), i, set);
            long step = stepAt(seconds);
            if (step >= 0) {
                return step;
            }
        }
        return -1;
    }

    private long stepAt(double seconds) {
        double first = set.time(set.firstStep());
        double perStep = set.timePerStep();
        if (set.stepCount() == 0 || Double.isNaN(first)) {
            return -1;
        }
        if (!(perStep > 0)) {
            return Math.abs(seconds - first) <= TIME_TOLERANCE * Math.abs(first) ? set.firstStep() : -1;
        }
        double steps = Math.rint((seconds - first) / perStep);
        boolean isCovered = steps >= 0 && steps < set.stepCount();
        return isCovered ? set.firstStep() + (long) steps : -1;
    }
}
