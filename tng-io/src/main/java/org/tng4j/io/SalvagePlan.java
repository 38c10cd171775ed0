package org.tng4j.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.FrameSetState;
import org.tng4j.io.format.HashState;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.TngException;
import org.tng4j.io.internal.block.BlockHeader;
import org.tng4j.io.internal.block.BlockWalk;
import org.tng4j.io.internal.block.Extents.Extent;
import org.tng4j.io.internal.block.FrameSetHeader;
import org.tng4j.io.internal.block.FrameSetIndex;
import org.tng4j.io.internal.block.HashChecks;
import org.tng4j.io.internal.block.Source;

/// What of a broken file goes into the new one: every block is looked at once, nothing is written. Takes about 100
/// bytes a frame set. Belongs to one thread.
final class SalvagePlan {

    /// A frame set of the new file.
    ///
    /// @param index  of the broken file
    /// @param header its own block
    /// @param blocks what follows, in rows
    record KeptSet(int index, Extent header, List<Extent> blocks) {}

    /// A frame set that may be kept.
    ///
    /// @param end          offset behind its last block
    /// @param particlesEnd number behind the last particle that it speaks of
    private record Candidate(KeptSet set, long firstStep, long endStep, long end, boolean isWhole, int blockCount,
            long particlesEnd) {}

    private final Source source;
    private final FrameSetIndex index;
    private final SoundBlocks sound;
    private final Salvage.Watcher watcher;
    private final HashChecks hashes;
    private final BlockWalk walk;
    private final FrameSetHeader header;
    private final HeaderPlan section;
    private final Losses losses;
    private final LostBytes lostBytes;
    private final List<Finding> doubts = new ArrayList<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<KeptSet> sets = new ArrayList<>();
    private long blockCount;
    private long keptBlockCount;
    private long particlesEnd;
    private int blankCount;

    /// Looks at all blocks.
    SalvagePlan(Contents file, boolean keepsSuspects, Salvage.Watcher watcher) throws IOException {
        this.hashes = file.hashChecks();
        this.source = file.source();
        this.index = file.index();
        this.sound = new SoundBlocks(file, keepsSuspects);
        this.watcher = watcher;
        this.walk = new BlockWalk(source, file.section().counts());
        this.header = new FrameSetHeader(source, file.section().counts());
        this.losses = new Losses(source.limits().findings(), index.sortedOffsets());
        this.section = new HeaderPlan(file, sound, losses);
        this.lostBytes = new LostBytes(file, losses);
        blockCount += section.blockCount();
        keptBlockCount += section.keptBlockCount();
        particlesEnd = section.particlesEnd();
        for (int set = 0; set < index.size(); set++) {
            watcher.at("looking", index.offset(set), source.bytes().size());
            lookAt(set);
        }
        choose();
        forgetWhatIsNotKept();
        lostBytes.find();
        addMissingSets();
    }

    private void lookAt(int set) throws IOException {
        walk.startSet(index.offset(set), set, header);
        boolean isTrusted = hashes.check(header.offset(), set) != HashState.MISMATCH;
        Extent own = new Extent(header.offset(), walk.header().end());
        Members members = new Members(source, sound, isTrusted, section.makesMolecules());
        while (walk.next() && !isOfNextSet(isTrusted)) {
            watcher.at("looking", walk.header().offset(), source.bytes().size());
            members.add(walk, header.problem() == null);
        }
        members.settle();
        blockCount += 1 + members.count();
        long end = isOfNextSet(isTrusted) ? header.next() : walk.endOffset();
        lostBytes.claim(end, header, index.state(set));
        IOException problem = header.problem();
        if (problem instanceof TngException e) {
            losses.add(e.toFinding(), end, -1, -1);
        } else if (members.isWithoutData()) {
            leaveOut(set, end, members);
        } else {
            take(set, own, end, members, isTrusted);
        }
    }

    /// Says whether the block at hand stands where the next set should: that set's own block is damaged, and what follows
    /// it has that set's values, not this one's.
    private boolean isOfNextSet(boolean isTrusted) {
        return isTrusted && header.next() > header.offset() && walk.header().offset() == header.next();
    }

    /// Nothing was lost with a set that never had anything and ends at the next one.
    private void leaveOut(int set, long end, Members members) {
        if (members.flaws().isEmpty() && walk.endState() == BlockHeader.State.SOUND) {
            blankCount++;
            return;
        }
        Finding first = members.flaws().isEmpty() ? null : members.flaws().getFirst().reason();
        losses.add(new Finding(first == null ? Kind.TRUNCATED : first.kind(), place(set),
                "has no data block that can be kept" + (first == null ? "" : ": " + first.place().block()
                        + " at offset " + first.place().offset() + ": " + first.text())),
                end, header.firstStep(), header.endStep() - 1);
    }

    private void take(int set, Extent own, long end, Members members, boolean isTrusted) {
        for (Members.Flaw flaw : members.flaws()) {
            losses.add(flaw.reason(), flaw.end(), header.firstStep(), header.endStep() - 1);
        }
        if (!isTrusted && doubts.size() < source.limits().findings()) {
            doubts.add(new Finding(Kind.HASH_MISMATCH, place(set),
                    "MD5 of contents does not match, its steps and times are taken as they are"));
        }
        boolean isWhole = isTrusted && index.state(set) == FrameSetState.COMPLETE;
        candidates.add(new Candidate(new KeptSet(set, own, members.extents()), header.firstStep(), header.endStep(),
                end, isWhole, members.keptCount(), members.particlesEnd()));
    }

    /// Of sets that cover the same steps the first whole one is kept, or the first. What is kept goes by its steps.
    private void choose() {
        List<Candidate> best = new ArrayList<>(candidates);
        best.sort(Comparator.comparing(candidate -> !candidate.isWhole()));
        NavigableMap<Long, Candidate> kept = new TreeMap<>();
        List<Candidate> chosen = new ArrayList<>();
        for (Candidate candidate : best) {
            Candidate other = overlapping(kept, candidate);
            if (other == null) {
                chosen.add(candidate);
                if (candidate.endStep() > candidate.firstStep()) {
                    kept.put(candidate.firstStep(), candidate);
                }
            } else {
                loseTo(other, candidate);
            }
        }
        chosen.sort(Comparator.comparingLong(Candidate::firstStep)
                .thenComparingInt(candidate -> candidate.set().index()));
        for (Candidate candidate : chosen) {
            sets.add(candidate.set());
            keptBlockCount += 1 + candidate.blockCount();
            particlesEnd = Math.max(particlesEnd, candidate.particlesEnd());
        }
        candidates.clear();
    }

    private static @Nullable Candidate overlapping(NavigableMap<Long, Candidate> kept, Candidate candidate) {
        if (candidate.endStep() <= candidate.firstStep()) {
            return null;
        }
        Map.Entry<Long, Candidate> before = kept.lowerEntry(candidate.endStep());
        return before != null && before.getValue().endStep() > candidate.firstStep() ? before.getValue() : null;
    }

    private void loseTo(Candidate kept, Candidate candidate) {
        losses.add(new Finding(Kind.OVERLAPPING_FRAME_SETS, place(candidate.set().index()), "covers steps of frame set "
                + kept.set().index() + " (" + kept.firstStep() + " to " + (kept.endStep() - 1) + "), which is kept"),
                candidate.end(), candidate.firstStep(), candidate.endStep() - 1);
    }

    /// Doubts in what is left behind are none.
    private void forgetWhatIsNotKept() {
        if (doubts.isEmpty() && sound.suspects().isEmpty()) {
            return;
        }
        Map<Long, KeptSet> kept = new HashMap<>();
        sets.forEach(set -> kept.put((long) set.index(), set));
        doubts.removeIf(doubt -> !kept.containsKey(doubt.place().frameSet()));
        sound.suspects().removeIf(suspect -> !isKept(suspect.place(), kept.get(suspect.place().frameSet())));
    }

    private boolean isKept(Place place, @Nullable KeptSet set) {
        List<Extent> rows = place.frameSet() < 0 ? section.blocks() : set == null ? List.of() : set.blocks();
        return rows.stream().anyMatch(row -> row.start() <= place.offset() && place.offset() < row.end());
    }

    private Place place(int set) {
        return new Place(source.bytes().name(), "TRAJECTORY FRAME SET block", index.offset(set), set);
    }

    /// Where the chain broke, sets may be missing that nothing else tells of.
    private void addMissingSets() {
        for (int set = 0; set <= index.size(); set++) {
            Finding reason = index.lossBefore(set);
            if (reason != null) {
                long first = set == 0 ? -1 : index.firstStep(set - 1) + index.stepCount(set - 1);
                long last = set == index.size() ? -1 : index.firstStep(set) - 1;
                losses.add(new Finding(reason.kind(), reason.place(), "frame sets are missing here: " + reason.text()),
                        reason.place().offset(), first, last);
            }
        }
    }

    /// Returns how many particles there are, as far as what is kept tells.
    long particleCount() {
        return particlesEnd;
    }

    HeaderPlan section() {
        return section;
    }

    List<KeptSet> sets() {
        return sets;
    }

    /// Says whether a strict opening must succeed: nothing is kept that it would refuse.
    boolean isStrict() {
        return sound.suspects().isEmpty() && !section.hasUnsupported();
    }

    /// Returns how many blocks are kept whose hash does not match.
    int suspectCount() {
        return sound.suspects().size();
    }

    SalvageReport report(long keptSize) {
        List<Finding> all = new ArrayList<>(section.doubts());
        all.addAll(doubts);
        all.addAll(sound.suspects());
        return new SalvageReport(source.bytes().size(), index.size(), blockCount, keptSize, sets.size(),
                keptBlockCount, blankCount, losses.inFileOrder(), losses.count(),
                losses.size(), all, section.makesMolecules());
    }
}
