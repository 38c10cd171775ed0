package org.tng4j.io.internal.block;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.FrameSetState;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.TngException;
import org.tng4j.io.format.TngFormatException;

/// Follows the chain once, through headers only, and says how each frame set ends. Every irregularity is a finding;
/// none ends in an exception but the disk's.
/// Source: docs/format.md, *The chain*.
public final class FrameSetIndexBuilder {
    private final Source source;
    private final HeaderSection section;
    private final HashChecks hashes;
    private final BlockWalk walk;
    private final FrameSetHeader set;
    private final FrameSetIndex index;
    private final Set<Long> visited = new HashSet<>();
    private final Map<Long, Integer> openEnds = new TreeMap<>();

    /// Makes a builder for one file.
    public FrameSetIndexBuilder(Source source, HeaderSection section, HashMode mode, HashResults results) {
        this.source = source;
        this.section = section;
        this.hashes = new HashChecks(source, mode, results);
        this.walk = new BlockWalk(source, section.counts());
        this.set = new FrameSetHeader(source, section.counts());
        this.index = new FrameSetIndex(new Quantities(section));
    }

    /// Returns the quantities of the header section and of the first frame set alone; cheap.
    public Quantities beginning() throws IOException {
        long first = section.generalInfo().firstFrameSetOffset();
        if (first > 0) {
            try {
                walk.startSet(first, 0, set);
                collectQuantities();
            } catch (TngFormatException e) {
                // The chain breaks at its first link: the index will say so, and whoever reads frames.
                return index.quantities();
            }
        }
        return index.quantities();
    }

    /// Builds the index.
    public FrameSetIndex build() throws IOException {
        followChain();
        checkLastPointer();
        settleOpenEnds();
        findOverlaps();
        index.trim();
        return index;
    }

    private void followChain() throws IOException {
        long at = section.generalInfo().firstFrameSetOffset();
        long from = 0;
        while (at > 0) {
            if (!visited.add(at)) {
                source.findings().add(Kind.POINTER_CYCLE, source.place("TRAJECTORY FRAME SET block", from),
                        "next frame set is " + at + ", which the chain has been at before");
                return;
            }
            if (index.size() >= source.limits().frameSets()) {
                breakAt(Kind.LIMIT_EXCEEDED, source.place("TRAJECTORY FRAME SET block", at),
                        "is frame set " + index.size() + ", limit is " + source.limits().frameSets());
                return;
            }
            try {
                walk.startSet(at, index.size(), set);
            } catch (TngFormatException e) {
                breakAt(e.kind(), e.place(), e.problem());
                return;
            }
            addSet();
            from = at;
            at = set.next();
        }
    }

    /// The chain goes no further, and whoever reads to its end must hear of it.
    private void breakAt(Kind kind, Place place, String text) {
        source.findings().add(kind, place, text);
        index.breakAt(new Finding(kind, place, text));
    }

    private void addSet() throws IOException {
        hashes.check(set.offset(), set.index());
        if (set.problem() instanceof TngException e) {
            source.findings().add(e.kind(), e.place(), e.problem());
        }
        if (set.problem() != null) {
            index.add(set, FrameSetState.INVALID);
            return;
        }
        index.addParticleCount(set.particleCount());
        collectQuantities();
        index.add(set, stateOfEnd());
    }

    private void collectQuantities() throws IOException {
        while (walk.next()) {
            index.quantities().add(walk);
            boolean isParticle = walk.header().isData() && walk.problem() == null && walk.data().isParticleDependent();
            if (isParticle && section.counts().constantCount() == ParticleCounts.UNKNOWN) {
                index.addParticleCount(walk.data().firstParticle() + walk.data().particleCount());
            }
            report();
        }
    }

    private void report() {
        BlockHeader header = walk.header();
        if (!header.isData() && header.id() != TngConstants.PARTICLE_MAPPING) {
            source.findings().add(Kind.UNKNOWN_BLOCK, header.get(), "id is 0x" + Long.toHexString(header.storedId())
                    + ", is skipped");
        }
        if (header.state() == BlockHeader.State.TRUNCATED) {
            source.findings().add(Kind.TRUNCATED, header.get(), header.problem());
        }
    }

    private FrameSetState stateOfEnd() {
        return switch (walk.endState()) {
            case SOUND, END -> FrameSetState.COMPLETE;
            case TRUNCATED -> walk.header().id() <= TngConstants.FRAME_SET && walk.header().id() >= 0
                    ? FrameSetState.COMPLETE : FrameSetState.TRUNCATED;
            case HOLE, BAD -> {
                openEnds.put(walk.endOffset(), index.size());
                yield FrameSetState.UNCERTAIN;
            }
        };
    }

    /// A set that ends at zeros up to the next set, or up to the end of the file, is complete all the same.
    private void settleOpenEnds() throws IOException {
        if (openEnds.isEmpty()) {
            return;
        }
        long[] starts = visited.stream().mapToLong(Long::longValue).sorted().toArray();
        for (Map.Entry<Long, Integer> end : openEnds.entrySet()) {
            long at = end.getKey();
            int next = Arrays.binarySearch(starts, at);
            if (next >= 0) {
                index.state(end.getValue(), FrameSetState.COMPLETE);
                continue;
            }
            long size = source.bytes().size();
            long limit = -next - 1 < starts.length ? Math.min(starts[-next - 1], size) : size;
            if (Zeros.fill(source.bytes(), at, limit)) {
                index.state(end.getValue(), FrameSetState.COMPLETE);
            } else {
                reportOpenEnd(at, end.getValue());
            }
        }
    }

    private void reportOpenEnd(long at, int setIndex) throws IOException {
        BlockHeader header = walk.header();
        header.read(walk.contents(), at, setIndex);
        source.findings().add(Kind.BAD_HEADER, header.get(), header.problem());
    }

    private void checkLastPointer() {
        long stored = section.generalInfo().lastFrameSetOffset();
        long found = index.size() == 0 ? -1 : index.offset(index.size() - 1);
        if (stored == found || (stored <= 0 && found <= 0)) {
            return;
        }
        Place place = source.place("GENERAL INFO block", 0);
        String text = "last frame set is " + stored + ", the chain ends at " + found;
        boolean isMissed = stored > 0 && stored < source.bytes().size() && !visited.contains(stored);
        if (isMissed && index.chainEnd() == null) {
            breakAt(Kind.LAST_POINTER_MISMATCH, place, text);
        } else {
            source.findings().add(Kind.LAST_POINTER_MISMATCH, place, text);
        }
    }

    private void findOverlaps() {
        for (int i = 1; i < index.size(); i++) {
            long end = index.firstStep(i - 1) + index.stepCount(i - 1);
            if (index.firstStep(i) < end && index.stepCount(i) > 0 && index.stepCount(i - 1) > 0) {
                source.findings().add(Kind.OVERLAPPING_FRAME_SETS,
                        source.place("TRAJECTORY FRAME SET block", index.offset(i)), "first step is "
                                + index.firstStep(i) + ", the set before covers steps up to " + (end - 1));
            }
        }
    }
}
