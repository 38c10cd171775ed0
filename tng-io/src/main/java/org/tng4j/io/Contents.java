package org.tng4j.io;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.BlockId;
import org.tng4j.io.format.BlockTarget;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.FrameSet;
import org.tng4j.io.format.FrameSetState;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.ParticleDependence;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.Strictness;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.internal.block.Findings;
import org.tng4j.io.internal.block.FrameSetIndex;
import org.tng4j.io.internal.block.FrameSetIndexBuilder;
import org.tng4j.io.internal.block.FrameSets;
import org.tng4j.io.internal.block.HashChecks;
import org.tng4j.io.internal.block.HashResults;
import org.tng4j.io.internal.block.HeaderSection;
import org.tng4j.io.internal.block.MappingTable;
import org.tng4j.io.internal.block.Quantities;
import org.tng4j.io.internal.block.Quantity;
import org.tng4j.io.internal.block.Source;
import org.tng4j.io.internal.bytes.FileBytes;

/// What an open file holds, as of one look at it: header section, index, quantities. A look at a file that has grown
/// makes another one; cursors keep theirs. Safe for several threads.
final class Contents {
    /// What all looks at one open file have in common.
    ///
    /// @param order    byte order of its numbers
    /// @param findings what readers of values found
    /// @param closed   whether it has been
    record Opened(ByteOrder order, ReadOptions options, Findings findings, Visitors visitors, AtomicBoolean closed) {}

    private final Opened opened;
    private final Source source;
    private final HashResults hashResults;
    /// By headers alone.
    private final Findings findings;
    private final HeaderSection section;
    private final @Nullable FrameSetIndex before;
    private final Quantities beginning;
    private final MappingTable noMappings;
    private final Object indexLock = new Object();
    private volatile @Nullable FrameSetIndex index;

    private Contents(FileBytes bytes, Opened opened, HashResults hashResults, @Nullable FrameSetIndex before)
            throws IOException {
        ReadOptions options = opened.options();
        this.opened = opened;
        this.source = new Source(bytes, opened.order(), options.limits(), opened.findings());
        this.hashResults = hashResults;
        this.findings = new Findings(options.limits().findings());
        this.section = HeaderSection.read(source.with(findings), options.hashMode(), hashResults);
        this.before = before;
        this.beginning = builder().beginning();
        this.noMappings = new MappingTable(source);
        if (options.strictness() == Strictness.STRICT) {
            refuseOddities();
        }
    }

    /// Takes the first look.
    static Contents of(FileBytes bytes, Opened opened) throws IOException {
        return new Contents(bytes, opened, new HashResults(), null);
    }

    /// Takes another look at the same file, which may have grown. What is being written while one looks may not match
    /// its hash: one looks twice then.
    ///
    /// @return this, if nothing has come
    Contents again() throws IOException {
        FileBytes bytes = source.bytes().grown();
        if (bytes.size() == size() && !mayGoOn()) {
            return this;
        }
        Contents next = look(bytes);
        return next.findings.has(Kind.HASH_MISMATCH) ? look(bytes.grown()) : next;
    }

    private Contents look(FileBytes bytes) throws IOException {
        FrameSetIndex known = index();
        Contents next = new Contents(bytes, opened, hashResults.again(), known);
        next.requireSetsOf(known);
        return next;
    }

    /// Sets never move.
    private void requireSetsOf(FrameSetIndex earlier) throws IOException {
        FrameSetIndex now = index();
        for (int set = 0; set < earlier.size(); set++) {
            if (set >= now.size() || now.offset(set) != earlier.offset(set)) {
                throw new TngFormatException(Kind.BAD_POINTER, new Place(name(), "TRAJECTORY FRAME SET block",
                        earlier.offset(set), set), "was here, frame set " + set + (set >= now.size() ? " is gone"
                        : " is at " + now.offset(set)) + "; the file was rewritten while it was open");
            }
        }
    }

    /// Says whether the last set may have got a next one, or blocks, or whether pointers were being written.
    private boolean mayGoOn() throws IOException {
        FrameSetIndex sets = index();
        int last = sets.size() - 1;
        boolean isInBetween = findings.has(Kind.LAST_POINTER_MISMATCH) || findings.has(Kind.HASH_MISMATCH);
        return isInBetween || last < 0 || sets.state(last) != FrameSetState.COMPLETE || sets.isRecovered(last)
                || new FrameSets(source, section).next(sets.offset(last), last) > 0;
    }

    /// Returns how many frame sets have come, or become whole, since an earlier look.
    int countNew(Contents earlier) throws IOException {
        FrameSetIndex before = earlier.index();
        int last = before.size() - 1;
        boolean hasMore = last >= 0 && before.state(last) == FrameSetState.UNCERTAIN
                && blocks(last).size() > earlier.blocks(last).size();
        return index().countNew(before) + (hasMore ? 1 : 0);
    }

    private void refuseOddities() throws IOException {
        index();
        Finding worst = Findings.worst(findings.list());
        if (worst != null) {
            throw worst.toException();
        }
    }

    private FrameSetIndexBuilder builder() {
        return new FrameSetIndexBuilder(source.with(findings), section, opened.options().hashMode(), hashResults, before);
    }

    /// Returns everything odd that is known by now: by headers, then by values.
    List<Finding> findings() throws IOException {
        index();
        Findings both = new Findings(source.limits().findings());
        both.addAll(findings);
        both.addAll(source.findings());
        return both.list();
    }

    String name() {
        return source.bytes().name();
    }

    long size() {
        return source.bytes().size();
    }

    Source source() {
        return source;
    }

    ReadOptions options() {
        return opened.options();
    }

    Visitors visitors() {
        return opened.visitors();
    }

    HeaderSection section() {
        return section;
    }

    HashChecks hashChecks() {
        return new HashChecks(source, opened.options().hashMode(), hashResults);
    }

    MappingTable noMappings() {
        return noMappings;
    }

    /// Says whether the index is built already.
    boolean hasIndex() {
        return index != null;
    }

    /// Builds the index once, whoever asks first.
    FrameSetIndex index() throws IOException {
        requireOpen();
        FrameSetIndex known = index;
        if (known == null) {
            synchronized (indexLock) {
                known = index;
                if (known == null) {
                    known = builder().build();
                    index = known;
                }
            }
        }
        return known;
    }

    void requireOpen() {
        if (opened.closed().get()) {
            throw new IllegalStateException(name() + " is closed");
        }
    }

    int frameSetCount() throws IOException {
        return index().size();
    }

    FrameSet frameSet(int set) throws IOException {
        Objects.checkIndex(set, frameSetCount());
        return new FrameSets(source, section).frameSet(index(), set);
    }

    List<StoredBlock> blocks(int set) throws IOException {
        Objects.checkIndex(set, frameSetCount());
        return new FrameSets(source, section).blocks(index().offset(set), set);
    }

    /// @throws IndexOutOfBoundsException if no set covers the step
    int frameSetOf(long step) throws IOException {
        int set = index().find(step);
        if (set < 0) {
            throw new IndexOutOfBoundsException("step is " + step + ", " + name() + " covers " + coveredSteps());
        }
        return set;
    }

    private String coveredSteps() throws IOException {
        return index().firstValid() < 0 ? "no steps" : "steps in " + firstStep() + " to " + lastStep();
    }

    long firstStep() throws IOException {
        int first = index().firstValid();
        return first < 0 ? -1 : index().firstStep(first);
    }

    long lastStep() throws IOException {
        FrameSetIndex sets = index();
        int last = sets.lastValid();
        return last < 0 ? -1 : sets.firstStep(last) + sets.stepCount(last) - 1;
    }

    /// Returns the step at a time.
    ///
    /// @throws IndexOutOfBoundsException if no frame set covers it
    long stepAt(double seconds) throws IOException {
        long step = new FrameSets(source, section).stepAt(index(), seconds);
        if (step < 0) {
            throw new IndexOutOfBoundsException(
                    "time is " + seconds + " s, no frame set of " + name() + " covers it");
        }
        return step;
    }

    /// Says whether a step is at a time, as far as writers' rounding lets one tell.
    boolean isTimeOf(long step, double seconds) throws IOException {
        FrameSet set = frameSet(frameSetOf(step));
        double perStep = Double.isNaN(set.timePerStep()) ? 0 : Math.abs(set.timePerStep());
        return Math.abs(set.time(step) - seconds) <= FrameSets.TIME_TOLERANCE * Math.max(perStep, Math.abs(seconds));
    }

    /// Makes a cursor over all frames of some blocks.
    FrameCursor frames(BlockTarget... targets) throws IOException {
        requireOpen();
        return new Reading(this).frames(Frames.ALL, targets);
    }

    List<BlockInfo> blockInfos() throws IOException {
        List<BlockInfo> infos = new ArrayList<>();
        for (Quantity quantity : index().quantities().all()) {
            infos.add(new BlockInfo(this, quantity));
        }
        return infos;
    }

    /// @throws NoSuchElementException if the file has none
    BlockInfo require(BlockId id, @Nullable ParticleDependence dependence) throws IOException {
        BlockInfo info = find(id, dependence);
        if (info == null) {
            Finding problem = index().quantities().problem(id.number());
            if (problem != null) {
                throw problem.toException();
            }
            throw new NoSuchElementException(name() + " has no " + id.label() + " block"
                    + (dependence == null ? "" : " that is " + dependence));
        }
        return info;
    }

    @Nullable BlockInfo find(BlockId id, @Nullable ParticleDependence dependence) throws IOException {
        FrameSetIndex known = index;
        Quantity quantity = find(known == null ? beginning : known.quantities(), id, dependence);
        if (quantity == null) {
            quantity = find(index().quantities(), id, dependence);
        }
        return quantity == null ? null : new BlockInfo(this, quantity);
    }

    private static @Nullable Quantity find(Quantities where, BlockId id, @Nullable ParticleDependence dependence) {
        Quantity quantity = dependence == ParticleDependence.NOT_PARTICLE
                ? null : where.get(new Quantity.Key(id.number(), true));
        return quantity != null || dependence == ParticleDependence.PARTICLE
                ? quantity : where.get(new Quantity.Key(id.number(), false));
    }
}
