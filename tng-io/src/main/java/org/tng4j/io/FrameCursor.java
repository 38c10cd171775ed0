package org.tng4j.io;

import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.BlockId;
import org.tng4j.io.format.ParticleRange;
import org.tng4j.io.format.TngException;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.format.TngUnsupportedException;
import org.tng4j.io.internal.block.HashChecks;
import org.tng4j.io.internal.block.MappingTable;

/// The streaming frame iterator: stops at every step where at least one of its blocks has a frame, and puts the values
/// of all of them into the caller's targets.
///
/// Blocks that are constant in a frame set or in the file make no stop: their status is [ReadStatus#DATA] at every
/// frame of their span, and their values are written when the cursor first meets it, and after each seek. A frame set
/// with none but such blocks has one frame, at its first step.
///
/// **Units:** as stored; lengths in 10^[org.tng4j.io.format.GeneralInfo#distanceUnitExponent()] m, time in seconds.
/// **Ownership:** targets stay the caller's; nothing is kept behind [#close()]. **Threads:** one, the one that the
/// targets allow. **Allocates** nothing per frame. The first seek is what makes it keep states of its decoders, up to
/// [ReadOptions#stateBudget()]; a cursor that only calls [#next()] keeps none.
///
/// **Errors:** damage throws where it is met ([TngFormatException], [org.tng4j.io.format.TngUnsupportedException]), once
/// for each block of a frame set. It costs that block its frames in that set and no other block any: the next call goes on
/// with the others, at the same step, where the damaged one is [ReadStatus#NO_DATA]; or behind the frame set, where there
/// are no others. A closed file is `IllegalStateException`.
/// **Source:** docs/format.md, *Frames*.
public final class FrameCursor implements AutoCloseable {
    private final Contents file;
    private final List<BoundBlock> blocks;
    private final ReadStatus[] statuses;
    private final ChainPosition chain;
    private final MappingTable mappings;
    private final HashChecks hashes;
    private final Frames range;
    private final boolean needsMappings;
    private final MergedSteps steps;
    private @Nullable FrameCounts counts;
    private @Nullable ReadAhead ahead;
    private BooleanSupplier isStopped = () -> false;
    private boolean isInSet;
    /// The step at hand is to be delivered again, without the block that was damaged there.
    private boolean isAgain;
    /// A block of the set at hand is damaged.
    private boolean isDamaged;
    private boolean isClosed;
    private long frame = -1;
    private long wanted;
    private long place;

    /// @param range with ends that can be followed forwards
    FrameCursor(Contents file, List<BoundBlock> blocks, HashChecks hashes, Frames range) {
        this.file = file;
        this.blocks = List.copyOf(blocks);
        this.statuses = new ReadStatus[blocks.size()];
        this.chain = new ChainPosition(file);
        this.steps = new MergedSteps(this.blocks, chain.set());
        this.mappings = new MappingTable(file.source());
        this.hashes = hashes;
        this.range = range;
        this.needsMappings = blocks.stream().anyMatch(block -> block.info().key().isParticle());
        this.wanted = range.from() == Frames.OPEN ? 0 : range.from();
        clearStatuses();
    }

    /// Moves to the next frame and fills every target. Returns false behind the last one.
    ///
    /// @throws IOException where the file is damaged, cut, or not supported
    /// @throws IllegalArgumentException where a frame set does not fit a target: other values, other particles, no
    ///     integers to give
    /// @throws ArithmeticException where a value does not fit the data type that a
    ///     [casting][org.tng4j.io.format.BlockTarget#casting(org.tng4j.arrays.copy.Casting)] turns it into
    public boolean next() throws IOException {
        requireOpen();
        if (ahead == null) {
            return nextFrame();
        }
        ahead.follow(this, chain.index());
        try {
            return nextFrame();
        } finally {
            ahead.rest();
        }
    }

    private boolean nextFrame() throws IOException {
        if (isAgain) {
            isAgain = false;
            if (isReadable()) {
                deliver();
                return true;
            }
        }
        while (!isOver()) {
            if (!advance()) {
                return false;
            }
            if (isWanted() && (!isDamaged || isReadable())) {
                deliver();
                return true;
            }
        }
        steps.rewind();
        return false;
    }

    /// Lets other threads work ahead of [#next()]: one compares the hash of the frame set behind, one decodes codec 2
    /// frame by frame as integers, 32 MB at most, as long as the caller has something else to do meanwhile. What they
    /// cannot read is thrown at the frame to which it belongs. Targets are written by the thread that calls [#next()]
    /// alone. A seek starts them anew.
    ///
    /// @return this cursor
    /// @throws IOException where the particle count needs the index, and that cannot be read
    public FrameCursor readAhead() throws IOException {
        requireOpen();
        if (ahead == null) {
            ReadAhead made = new ReadAhead(file, blocks, range);
            blocks.forEach(block -> block.readAhead(made));
            ahead = made;
        }
        return this;
    }

    /// Goes where another cursor over the same blocks stands.
    void takeUp(FrameCursor other) throws IOException {
        chain.follow(other.chain);
        if (other.isInSet) {
            enterSetAgain();
            if (other.steps.isAtStep()) {
                steps.moveTo(other.steps.step());
            }
        }
        for (int i = 0; i < blocks.size(); i++) {
            blocks.get(i).takeUp(other.blocks.get(i));
        }
        frame = other.frame;
        wanted = other.wanted;
    }

    ChainPosition copyOfChain() throws IOException {
        ChainPosition copy = new ChainPosition(file);
        copy.follow(chain);
        return copy;
    }

    /// Counts the frame at hand. Without a range every frame is wanted, even where nobody knows its number.
    private boolean isWanted() {
        if (range.equals(Frames.ALL)) {
            frame += frame == FrameCounts.UNKNOWN ? 0 : 1;
            return true;
        }
        if (++frame != wanted) {
            return false;
        }
        wanted += range.every();
        return true;
    }

    /// Moves to the next step with a frame, without reading anything.
    private boolean advance() throws IOException {
        while (!isInSet || !steps.advance()) {
            leaveSet();
            int expected = chain.index() + 1;
            if (!chain.next()) {
                return false;
            }
            if (chain.index() != expected) {
                renumber();
            }
            enterSet();
        }
        return true;
    }

    /// Frame sets have come to light that stand before those delivered already.
    private void renumber() throws IOException {
        if (frame != FrameCounts.UNKNOWN) {
            frame = counts().before(chain.index()) - 1;
            wantNextAfter(frame);
        }
    }

    private void leaveSet() {
        isInSet = false;
        isAgain = false;
        isDamaged = false;
        steps.rewind();
        clearStatuses();
        for (int i = 0; i < blocks.size(); i++) {
            blocks.get(i).clear();
        }
    }

    /// Collects the blocks of the set at hand.
    private void enterSet() throws IOException {
        IOException problem = chain.set().problem();
        if (problem != null) {
            throw problem;
        }
        mappings.clear();
        TngException badMapping = null;
        while (chain.walk().next()) {
            if (needsMappings && badMapping == null) {
                badMapping = offerMapping();
            }
            for (int i = 0; i < blocks.size(); i++) {
                blocks.get(i).offer(chain.walk());
            }
        }
        for (int i = 0; i < mappings.size(); i++) {
            hashes.check(mappings.offset(i), chain.index());
        }
        TngException first = settle(badMapping);
        isInSet = true;
        if (first != null) {
            throw first;
        }
    }

    private @Nullable TngException offerMapping() throws IOException {
        try {
            mappings.offer(chain.walk());
            return null;
        } catch (TngException e) {
            return e;
        }
    }

    /// Damage in one block is no other's matter.
    ///
    /// @return the first that was met, or null
    private @Nullable TngException settle(@Nullable TngException badMapping) throws IOException {
        TngException first = null;
        boolean isWhole = chain.isWhole();
        for (int i = 0; i < blocks.size(); i++) {
            BoundBlock block = blocks.get(i);
            try {
                if (badMapping != null && block.info().key().isParticle()) {
                    throw badMapping;
                }
                block.settle(chain.set(), mappings, isWhole);
            } catch (TngException e) {
                block.failWithoutFrames();
                isDamaged = true;
                first = first == null ? e : first;
            }
        }
        return first;
    }

    /// Enters a set in which another cursor stands, which has thrown what is damaged there.
    private void enterSetAgain() throws IOException {
        try {
            enterSet();
        } catch (TngException e) {
            // Whoever is followed has thrown it.
            return;
        }
    }

    /// Says whether any block that is not damaged makes the stop at the step at hand.
    private boolean isReadable() {
        boolean isStop = false;
        boolean isAnyConstant = false;
        for (int i = 0; i < blocks.size(); i++) {
            BoundBlock block = blocks.get(i);
            boolean isHere = block.nextStep(steps.step() - 1) == steps.step();
            if (isHere && !block.isFailed()) {
                return true;
            }
            isStop |= isHere;
            isAnyConstant |= block.isSetConstant() && !block.isFailed();
        }
        return !isStop && isAnyConstant;
    }

    private void deliver() throws IOException {
        clearStatuses();
        int at = 0;
        try {
            for (; at < statuses.length; at++) {
                statuses[at] = blocks.get(at).deliver(steps.step(), place);
            }
        } catch (TngException e) {
            blocks.get(at).fail();
            isDamaged = true;
            goOnWithoutDamaged();
            throw e;
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            skipSet();
            throw e;
        }
    }

    private void goOnWithoutDamaged() {
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).isAlive()) {
                isAgain = true;
                return;
            }
        }
        skipSet();
    }

    /// Enters the next frame set, in front of its frames. Returns false where no frame of a later one is wanted.
    boolean enterNext() throws IOException {
        leaveSet();
        if (isOver() || !chain.next()) {
            return false;
        }
        enterSet();
        return true;
    }

    private boolean isOver() {
        return range.to() != Frames.OPEN && wanted >= range.to();
    }

    /// Returns the frame set that was entered last.
    int lastEntered() {
        return chain.index();
    }

    /// Goes on behind the set at hand; its remaining frames still count.
    void skipSet() {
        long left = steps.skipAll();
        frame += frame == FrameCounts.UNKNOWN ? 0 : left;
        wantNextAfter(frame);
        leaveSet();
    }

    /// Takes up the range behind a frame.
    private void wantNextAfter(long number) {
        long from = Math.max(0, range.from());
        wanted = number < from ? from : from + ((number - from) / range.every() + 1) * range.every();
    }

    /// Counts the frames in front of each set, over all of them; what cannot be entered has none.
    void countFrames(long[] before) throws IOException {
        for (int set = 0; set < before.length - 1; set++) {
            before[set + 1] = before[set] + countFramesOf(set);
        }
    }

    private long countFramesOf(int set) throws IOException {
        leaveSet();
        try {
            chain.seek(set);
            enterSet();
        } catch (TngException e) {
            // Whoever reads this set will hear of it; blocks that are not damaged have their frames.
            return isInSet ? steps.skipAll() : 0;
        }
        return steps.skipAll();
    }

    private void clearStatuses() {
        java.util.Arrays.fill(statuses, ReadStatus.NO_DATA);
    }

    /// Moves to a step and fills every target that has values there.
    ///
    /// @return [ReadStatus#NO_DATA] if none of the blocks has a frame there
    /// @throws IndexOutOfBoundsException if no frame set covers the step
    public ReadStatus seekStep(long to) throws IOException {
        requireOpen();
        int set = file.frameSetOf(to);
        seekSet(set);
        keepStates();
        moveTo(to);
        deliver();
        return overall();
    }

    /// Goes to a step of the set at hand, with a frame or without; a range is taken up behind it.
    private void moveTo(long to) throws IOException {
        steps.moveTo(to);
        frame = FrameCounts.UNKNOWN;
        if (!range.equals(Frames.ALL)) {
            wantNextAfter(frameIndex());
        }
    }

    private void seekSet(int set) throws IOException {
        if (ahead != null) {
            ahead.stop();
        }
        if (!isInSet || chain.index() != set || isDamaged) {
            leaveSet();
            chain.seek(set);
            enterSought();
        }
        isAgain = false;
        for (int i = 0; i < blocks.size(); i++) {
            blocks.get(i).forgetConstants();
        }
    }

    private void enterSought() throws IOException {
        try {
            enterSet();
        } catch (TngException e) {
            leaveSet();
            throw e;
        }
    }

    /// Blocks with TNG payloads in the set at hand share the budget evenly; what others kept in an earlier set goes.
    private void keepStates() {
        int packed = 0;
        for (int i = 0; i < blocks.size(); i++) {
            packed += blocks.get(i).isPacked() ? 1 : 0;
        }
        for (int i = 0; i < blocks.size(); i++) {
            BoundBlock block = blocks.get(i);
            block.keepStates(block.isPacked() ? file.options().stateBudget() / packed : 0);
        }
    }

    /// Says whether a frame of any block, or at least a constant, is here.
    private ReadStatus overall() {
        ReadStatus best = ReadStatus.NO_DATA;
        boolean isFramed = blocks.stream().anyMatch(block -> block.frameCount() > 0);
        for (int i = 0; i < statuses.length; i++) {
            boolean counts = !isFramed || !blocks.get(i).isConstant();
            if (counts && statuses[i] != ReadStatus.NO_DATA && best != ReadStatus.DATA) {
                best = statuses[i];
            }
        }
        return best;
    }

    /// Moves to the n-th frame of this cursor's blocks, counted over the whole file, and fills the targets.
    ///
    /// @param n from 0; negative counts from the last one, -1
    /// @throws IndexOutOfBoundsException if there is no such frame
    public ReadStatus seekFrame(long n) throws IOException {
        requireOpen();
        FrameCounts known = counts();
        long to = n < 0 ? n + known.total() : n;
        if (to < 0 || to >= known.total()) {
            throw new IndexOutOfBoundsException("frame is " + n + ", " + file.name() + " has " + known.total()
                    + " frames of these blocks");
        }
        seekSet(known.setOf(to));
        keepStates();
        deliver(to, known);
        return overall();
    }

    /// Fills the n-th place of a target of several with a frame that is there, and keeps no states for it: whoever asks
    /// for one frame after another in rising order goes back nowhere.
    void deliverAt(long n, long to, FrameCounts known) throws IOException {
        requireOpen();
        place(n);
        seekSet(known.setOf(to));
        deliver(to, known);
    }

    /// Goes into a frame set, in front of its frames.
    ///
    /// @throws IOException if that cannot be done
    void enter(int set) throws IOException {
        seekSet(set);
        steps.rewind();
    }

    /// Goes to a frame of the set at hand and fills the targets; forwards from where it stands in the set, if it can.
    private void deliver(long to, FrameCounts known) throws IOException {
        long first = known.before(chain.index());
        boolean isBehind = steps.isAtStep() && frame >= first && frame <= to;
        if (!isBehind) {
            steps.rewind();
        }
        for (long i = isBehind ? frame + 1 : first; i <= to; i++) {
            steps.advance();
        }
        frame = to;
        wantNextAfter(frame);
        deliver();
    }

    /// Moves to the step at a time and fills every target that has values there.
    ///
    /// @param seconds the nearest step is taken; it is at that time if they differ by a millionth at most, of the time
    ///     itself or of the time per step
    /// @return [ReadStatus#NO_DATA] if none of the blocks has a frame there, or the nearest step is at another time:
    ///     then nothing was read
    /// @throws IndexOutOfBoundsException if no frame set covers the time
    public ReadStatus seekTime(double seconds) throws IOException {
        requireOpen();
        long nearest = file.stepAt(seconds);
        if (file.isTimeOf(nearest, seconds)) {
            return seekStep(nearest);
        }
        seekSet(file.frameSetOf(nearest));
        moveTo(nearest);
        clearStatuses();
        return ReadStatus.NO_DATA;
    }

    /// Puts the next frame into the n-th place of a target of several.
    void place(long n) {
        place = n;
    }

    /// Keeps [#next()] to some frame sets.
    void keepTo(FrameRange sets) throws IOException {
        chain.keepTo(sets);
        frame = FrameCounts.UNKNOWN;
    }

    /// Goes on where frame sets are missing, without throwing: whoever asks has looked already.
    FrameCursor passLoss() {
        chain.passLoss();
        return this;
    }

    /// Ends every later call with a [CancellationException] once nobody wants the frames any more.
    void stopWhen(BooleanSupplier isUnwanted) {
        isStopped = isUnwanted;
    }

    private FrameCounts counts() throws IOException {
        FrameCounts known = counts;
        if (known == null) {
            known = FrameCounts.of(file, blocks.stream().map(BoundBlock::info).toList());
            counts = known;
        }
        return known;
    }

    /// Returns the frame's number among all frames of these blocks in the file. At a step without a frame: the number
    /// of the frame before it, -1 in front of the first.
    ///
    /// @throws NoSuchElementException if the cursor stands at no frame
    public long frameIndex() throws IOException {
        requireFrame();
        if (frame == FrameCounts.UNKNOWN) {
            frame = counts().before(chain.index()) + steps.countBefore() - (steps.hasFrame() ? 0 : 1);
        }
        return frame;
    }

    /// Returns the step at which the cursor stands.
    public long step() {
        requireFrame();
        return steps.step();
    }

    /// Returns the time of the step in seconds, as in the file; NaN where the file stores none.
    public double time() {
        requireFrame();
        return chain.set().time(steps.step());
    }

    /// Returns the time of the step in picoseconds; NaN where the file stores none.
    public double timePicoseconds() {
        return time() * 1e12;
    }

    /// Says whether the file stores a time for the step.
    public boolean hasTime() {
        return !Double.isNaN(time());
    }

    /// Returns the frame set's place in the chain; [TngFile#frameSet(int)] tells the rest.
    public int frameSet() {
        requireFrame();
        return chain.index();
    }

    /// Returns whether a block has values at the step; if so, its target holds them.
    public ReadStatus status(BlockId block) {
        return statuses[indexOf(block)];
    }

    /// Says whether the values at hand hold for the whole frame set, or the whole file.
    public boolean isConstant(BlockId block) {
        return blocks.get(indexOf(block)).isConstant();
    }

    /// Returns the particles of a block in the frame set at hand, 0 for a block without particles. A target for more
    /// keeps what it held behind them.
    public long particleCount(BlockId block) {
        return blocks.get(indexOf(block)).particleCount();
    }

    /// Returns the real particles that have values at the step; all of them unless the status is
    /// [ReadStatus#PARTIAL].
    public List<ParticleRange> covered(BlockId block) {
        return blocks.get(indexOf(block)).covered();
    }

    /// Returns the precision of a block's values in the frame set at hand: they are whole multiples of it. NaN unless
    /// they are TNG-compressed.
    public double precision(BlockId block) throws IOException {
        return blocks.get(indexOf(block)).precision();
    }

    /// Says in one line how a block's values get into its target.
    public String explain(BlockId block) throws IOException {
        return blocks.get(indexOf(block)).explain();
    }

    private int indexOf(BlockId block) {
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).info().key().id() == block.number()) {
                return i;
            }
        }
        throw new IllegalArgumentException(block.label() + " is not among the blocks of this cursor");
    }

    private void requireOpen() {
        file.requireOpen();
        if (isClosed) {
            throw new IllegalStateException("this cursor over " + file.name() + " is closed");
        }
        if (isStopped.getAsBoolean()) {
            throw new CancellationException("an earlier part of " + file.name() + " has failed");
        }
    }

    private void requireFrame() {
        if (!steps.isAtStep()) {
            throw new NoSuchElementException("cursor stands at no frame; call next() or seek first");
        }
    }

    /// Lets go of the targets and of what decoding needs. Closing twice does nothing more.
    @Override
    public void close() {
        isClosed = true;
        if (ahead != null) {
            ahead.stop();
        }
        blocks.forEach(BoundBlock::close);
    }
}
