package org.tng4j.io.internal.block;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.FrameSetState;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.TngException;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.format.TngUnsupportedException;
import org.tng4j.io.internal.block.Extents.Extent;
import org.tng4j.io.internal.block.FrameSetSearch.Found;

/// Follows the chain once, through headers only, and says how each frame set ends. Where the chain, or bytes that nobody
/// claims, say that something is wrong, those bytes are searched for more sets. Every irregularity is a finding; none
/// ends in an exception but the disk's.
/// Source: docs/format.md, *The chain*.
public final class FrameSetIndexBuilder {
    private static final String SET = "TRAJECTORY FRAME SET block";

    private final Findings findings;
    private final Source source;
    private final HeaderSection section;
    private final HashChecks hashes;
    private final BlockWalk walk;
    private final FrameSetHeader set;
    private final FrameSetIndex chain;
    private final PointerChecks pointers;
    private final OpenEnds openEnds;
    private final UnreachedBytes unreached;
    private final Extents extents = new Extents();
    private final Set<Long> visited = new HashSet<>();
    private final BlockCounts counts = new BlockCounts();
    /// Where the sets of the look before stand, in file order; null in the first.
    private final long @Nullable [] before;
    private @Nullable Finding end;
    private boolean isOdd;
    /// The file has become longer than it was looked at, and the chain goes on there.
    private boolean isGrowing;

    /// Makes a builder for one look at one file.
    ///
    /// @param before what the look before saw, null for the first: sets behind those count when they are whole
    public FrameSetIndexBuilder(Source file, HeaderSection section, HashMode mode, HashResults results,
            @Nullable FrameSetIndex before) {
        this.before = before == null ? null : before.sortedOffsets();
        this.findings = file.findings();
        this.source = file.with(new Findings(file.limits().findings()));
        this.section = section;
        this.hashes = new HashChecks(source, mode, results);
        this.walk = new BlockWalk(source, section.counts());
        this.set = new FrameSetHeader(source, section.counts());
        this.chain = new FrameSetIndex(new Quantities(section));
        this.pointers = new PointerChecks(source, chain, section.generalInfo());
        this.openEnds = new OpenEnds(source);
        this.unreached = new UnreachedBytes(source, section);
    }

    /// Returns the quantities of the header section and of the first frame set alone; cheap.
    public Quantities beginning() throws IOException {
        long first = section.generalInfo().firstFrameSetOffset();
        if (first > 0) {
            try {
                walk.startSet(first, 0, set);
                collectBlocks(chain);
            } catch (TngFormatException e) {
                // The chain breaks at its first link: the index will say so, and whoever reads frames.
                return chain.quantities();
            }
        }
        return chain.quantities();
    }

    /// Builds the index.
    public FrameSetIndex build() throws IOException {
        try {
            extents.add(0, section.end());
            followChain();
            pointers.finish(end == null && !isGrowing);
            checkFirstPointer();
            checkLastPointer();
            checkHeaderSection();
            openEnds.settle(chain);
            List<Extent> gaps = extents.gaps(source.bytes().size());
            unreached.report(gaps, chain.size() == 0 ? -1 : chain.sortedOffsets()[0]);
            FrameSetIndex index = isOdd || unreached.isDamage() ? withUnreached(gaps) : chain;
            finish(index);
            return index;
        } finally {
            findings.addAll(source.findings());
        }
    }

    private void finish(FrameSetIndex index) throws IOException {
        openEnds.settle(index);
        openEnds.report(index);
        findOverlaps(index);
        findLoss(index);
        index.quantities().settle(hashes);
        if (counts.isLastPoorer() && index.size() == chain.size()) {
            source.findings().add(Kind.FEWER_BLOCKS, place(index.offset(index.size() - 1), index.size() - 1),
                    "has " + counts.last() + " blocks, the frame set before has " + counts.beforeLast());
        }
        index.trim();
    }

    private Place place(long offset, int number) {
        return new Place(source.bytes().name(), SET, offset, number);
    }

    private void followChain() throws IOException {
        long at = section.generalInfo().firstFrameSetOffset();
        Place holder = source.place("GENERAL INFO block", 0);
        openEnds.addTarget(section.generalInfo().lastFrameSetOffset());
        while (at > 0 && canFollow(holder, at)) {
            openEnds.addTarget(at);
            if (isUnfinished(at)) {
                isGrowing = true;
                return;
            }
            try {
                walk.startSet(at, chain.size(), set);
            } catch (TngFormatException e) {
                boolean isOutside = at >= source.bytes().size();
                breakAt(isOutside ? new Finding(e.kind(), holder, e.problem()) : e.toFinding());
                return;
            }
            addSet();
            holder = place(at, chain.size() - 1);
            at = set.next();
        }
    }

    /// Says whether a pointer leads to a place where the chain has not been, and whether it may grow.
    private boolean canFollow(Place holder, long to) throws IOException {
        if (isToCome(to)) {
            isGrowing = true;
        } else if (!visited.add(to)) {
            breakAt(new Finding(Kind.POINTER_CYCLE, holder,
                    "next frame set is " + to + ", which the chain has been at before"));
        } else if (chain.size() >= source.limits().frameSets()) {
            breakAt(new Finding(Kind.LIMIT_EXCEEDED, source.place(SET, to),
                    "is frame set " + chain.size() + ", limit is " + source.limits().frameSets()));
        } else if (counts.total() > source.bytes().size() / TngConstants.MIN_HEADER_SIZE * 2) {
            breakAt(new Finding(Kind.LIMIT_EXCEEDED, source.place(SET, to), "frame sets before it have "
                    + counts.total() + " blocks, more than twice those that the file has room for"));
        } else {
            return true;
        }
        return false;
    }

    /// Says whether a pointer leads behind what was there when the file was looked at, and is there by now.
    private boolean isToCome(long to) throws IOException {
        return to >= source.bytes().size() && to < source.bytes().sizeNow();
    }

    /// Says whether a set was not there in the look before.
    private boolean isNew(long offset) {
        return before != null && Arrays.binarySearch(before, offset) < 0;
    }

    /// Says whether a new set runs past what was there when the file was looked at: it is still being written, or was
    /// then.
    private boolean isUnfinished(long offset) throws IOException {
        if (!isNew(offset)) {
            return false;
        }
        try {
            walk.startSet(offset, chain.size(), set);
        } catch (TngFormatException e) {
            return e.kind() == Kind.TRUNCATED || isHeaderCut(offset);
        }
        while (walk.next()) {
            // on to where its blocks end
        }
        boolean isCut = walk.endState() == BlockHeader.State.TRUNCATED && !walk.isAtBorder();
        isCut |= walk.endState() == BlockHeader.State.BAD && isHeaderCut(walk.endOffset());
        boolean isLast = walk.endState() != BlockHeader.State.SOUND;
        return isCut || (isLast && source.bytes().sizeNow() > source.bytes().size());
    }

    /// Says whether the end of the file is so near that not all of a header may be there.
    private boolean isHeaderCut(long offset) {
        return source.bytes().size() - offset < BlockWalk.FETCH_SIZE;
    }

    /// The chain goes no further.
    private void breakAt(Finding reason) {
        source.findings().add(reason);
        end = reason;
        isOdd = true;
    }

    private void addSet() throws IOException {
        hashes.check(set.offset(), set.index());
        isOdd |= chain.size() == 0 && set.previous() > 0;
        if (set.problem() instanceof TngException e) {
            source.findings().add(e.toFinding());
            passBlocks();
            chain.add(set, FrameSetState.INVALID);
        } else {
            collectBlocks(chain);
            chain.add(set, stateOfEnd());
        }
        pointers.add(set);
        extents.add(set.offset(), walk.endOffset());
    }

    private void passBlocks() throws IOException {
        while (walk.next()) {
            // They are the set's all the same, and deliver nothing.
            counts.add();
        }
        counts.endSet();
    }

    private void collectBlocks(FrameSetIndex index) throws IOException {
        index.addParticleCount(set.particleCount());
        while (walk.next()) {
            counts.add();
            chain.quantities().add(walk);
            boolean isParticle = walk.header().isData() && walk.problem() == null && walk.data().isParticleDependent();
            if (isParticle && section.counts().constantCount() == ParticleCounts.UNKNOWN) {
                index.addParticleCount(walk.data().firstParticle() + walk.data().particleCount());
            }
            report();
        }
        counts.endSet();
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
            case HOLE, BAD -> stateOfOpenEnd();
            case TRUNCATED -> walk.isAtBorder() ? FrameSetState.COMPLETE : stateOfCut();
        };
    }

    private FrameSetState stateOfOpenEnd() {
        openEnds.add(set.offset(), walk.endOffset());
        return FrameSetState.UNCERTAIN;
    }

    private FrameSetState stateOfCut() {
        unreached.addCut(walk.endOffset());
        return FrameSetState.TRUNCATED;
    }

    /// No first frame set is legal where there is none at all.
    private void checkFirstPointer() {
        long first = section.generalInfo().firstFrameSetOffset();
        long last = section.generalInfo().lastFrameSetOffset();
        if (first <= 0 && last > 0) {
            breakAt(new Finding(Kind.BAD_POINTER, source.place("GENERAL INFO block", 0),
                    "first frame set is " + first + ", must be above 0, the last one is " + last));
        }
    }

    /// A frame set in the middle of what another block says is its own.
    private void checkHeaderSection() {
        long first = chain.size() == 0 ? section.end() : chain.sortedOffsets()[0];
        for (StoredBlock block : section.blocks()) {
            long blockEnd = block.contentsOffset() + block.contentsSize();
            if (block.offset() < first && first < blockEnd) {
                source.findings().add(Kind.BAD_HEADER, source.place("block " + block.id().hex(), block.offset()),
                        "contents end at " + blockEnd + ", a frame set is at " + first);
            }
        }
    }

    private void checkLastPointer() throws IOException {
        long stored = section.generalInfo().lastFrameSetOffset();
        if (chain.size() == 0 || stored == chain.offset(chain.size() - 1) || isToCome(stored)) {
            return;
        }
        if (isMissed(stored) && isUnfinished(stored)) {
            return;
        }
        Finding mismatch = new Finding(Kind.LAST_POINTER_MISMATCH, source.place("GENERAL INFO block", 0),
                "last frame set is " + stored + ", the chain ends at " + chain.offset(chain.size() - 1));
        source.findings().add(mismatch);
        isOdd = true;
        if (end == null && isMissed(stored)) {
            end = mismatch;
        }
    }

    private boolean isMissed(long last) {
        return last > 0 && last < source.bytes().size() && !visited.contains(last);
    }

    /// Looks for sets in bytes that nobody claims, and puts them among those of the chain by their first steps.
    private FrameSetIndex withUnreached(List<Extent> gaps) throws IOException {
        if (end != null && end.kind() == Kind.LIMIT_EXCEEDED) {
            return chain;
        }
        UnreachedSets sets = new UnreachedSets(chain);
        try {
            List<Found> found = new FrameSetSearch(source.with(new Findings(0)), section.counts()).in(gaps);
            List<Found> kept = new ArrayList<>();
            for (Found candidate : found) {
                if (!isAhead(candidate.offset())) {
                    kept.add(candidate);
                }
            }
            sets.take(kept);
        } catch (TngUnsupportedException e) {
            source.findings().add(e.toFinding());
        }
        if (sets.size() > source.limits().frameSets() - chain.size()) {
            breakAt(new Finding(Kind.LIMIT_EXCEEDED, source.place(SET, 0), sets.size() + " frame sets were found beside the "
                    + chain.size() + " of the chain, limit is " + source.limits().frameSets() + " together"));
            return chain;
        }
        for (Found copy : sets.copies()) {
            source.findings().add(Kind.DUPLICATE_FRAME_SET, source.place(SET, copy.offset()),
                    "starts at step " + copy.firstStep() + ", which another frame set covers already, is not read");
        }
        if (sets.size() == 0) {
            return chain;
        }
        int[] numbers = sets.numbers();
        source.findings().renumber(numbers);
        chain.quantities().renumber(numbers);
        end = end == null ? null : Findings.renumbered(end, numbers);
        FrameSetIndex merged = new FrameSetIndex(chain.quantities());
        sets.merge(merged, this::addRecovered);
        return merged;
    }

    /// Says whether a set stands behind all that pointers lead to and is new: its writer has not come to those yet.
    private boolean isAhead(long offset) throws IOException {
        long last = chain.size() == 0 ? -1 : chain.offset(chain.size() - 1);
        boolean isBehind = offset > Math.max(last, section.generalInfo().lastFrameSetOffset());
        return isNew(offset) && (isBehind || isUnfinished(offset));
    }

    private void addRecovered(Found found, FrameSetIndex index) throws IOException {
        walk.startSet(found.offset(), index.size(), set);
        hashes.check(set.offset(), set.index());
        collectBlocks(index);
        index.addRecovered(set, stateOfEnd());
    }

    /// Where the chain is broken, what was found behind it may go on later than it ended, or not reach the end.
    private void findLoss(FrameSetIndex index) throws IOException {
        Finding reason = end;
        if (reason == null) {
            return;
        }
        for (int i = 1; i < index.size(); i++) {
            boolean isAtBreak = index.isRecovered(i) || index.isRecovered(i - 1);
            boolean isKnown = index.state(i) != FrameSetState.INVALID && index.state(i - 1) != FrameSetState.INVALID;
            if (isAtBreak && isKnown && index.firstStep(i) > index.firstStep(i - 1) + index.stepCount(i - 1)) {
                index.lose(i, reason);
                return;
            }
        }
        if (isEndMissing(index, reason)) {
            index.lose(index.size(), reason);
        }
    }

    private boolean isEndMissing(FrameSetIndex index, Finding reason) throws IOException {
        int last = index.size() - 1;
        if (last < 0 || reason.kind() == Kind.LIMIT_EXCEEDED) {
            return true;
        }
        walk.startSet(index.offset(last), last, set);
        if (set.next() > 0) {
            return index.indexOf(set.next(), last) < 0 || isMissed(section.generalInfo().lastFrameSetOffset());
        }
        return index.size() == chain.size() && isMissed(section.generalInfo().lastFrameSetOffset());
    }

    private void findOverlaps(FrameSetIndex index) {
        for (int i = 1; i < index.size(); i++) {
            long stepsEnd = index.firstStep(i - 1) + index.stepCount(i - 1);
            if (index.firstStep(i) < stepsEnd && index.stepCount(i) > 0 && index.stepCount(i - 1) > 0) {
                source.findings().add(Kind.OVERLAPPING_FRAME_SETS, place(index.offset(i), i), "first step is "
                        + index.firstStep(i) + ", the set before covers steps up to " + (stepsEnd - 1));
            }
        }
    }
}
