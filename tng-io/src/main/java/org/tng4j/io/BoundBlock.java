package org.tng4j.io;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.copy.Casting;
import org.tng4j.arrays.copy.TargetCheck;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.DataShapeMismatchException;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.io.format.BlockTarget;
import org.tng4j.io.format.CodecId;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.KnownCodec;
import org.tng4j.io.format.ParticleRange;
import org.tng4j.io.format.ParticleSelection;
import org.tng4j.io.format.ShortBlock;
import org.tng4j.io.internal.block.BlockWalk;
import org.tng4j.io.internal.block.DataBlock;
import org.tng4j.io.internal.block.FrameSetHeader;
import org.tng4j.io.internal.block.MappingTable;
import org.tng4j.io.internal.block.ParticleCounts;
import org.tng4j.io.internal.block.TngStreams;

/// A [BlockTarget] checked against the file, with its copy plan. Knows at which steps of the frame set at hand there
/// are values, and puts them into the target. Belongs to one cursor.
final class BoundBlock implements AutoCloseable {
    /// Where the values at hand come from.
    private enum Origin { NOWHERE, HEADER_SECTION, FRAME_SET, FRAMES }

    /// No axis of frames: the target holds one.
    static final long ONE_FRAME = -1;

    private final Contents file;
    private final OpenPayloads payloads;
    private final BlockInfo info;
    private final BlockTarget wish;
    private final @Nullable PlacedTarget target;
    private final @Nullable Delivery delivery;
    private final StoredIntegers integers;
    private final PieceSet ofFile;
    private final PieceSet ofSet;
    private PieceSet pieces;
    private Origin origin = Origin.NOWHERE;
    private boolean isFailed;
    private boolean isDelivered;
    private boolean wasOfFile;
    private @Nullable IllegalArgumentException misfit;
    private long particles;
    /// Particles that the target takes, and how many of them have values.
    private long wanted;
    private long found;
    private long firstStep;
    private long stride = 1;
    private long frameCount;

    /// @param frames what the target's first axis must be, or [#ONE_FRAME]
    BoundBlock(Contents file, BlockInfo info, BlockTarget wish, long frames, OpenPayloads payloads)
            throws IOException {
        this.file = file;
        this.info = info;
        this.wish = wish;
        this.target = wish.view() == null ? null : new PlacedTarget(wish.view(), frames != ONE_FRAME);
        this.integers = new StoredIntegers(info, file.source());
        this.ofFile = new PieceSet(file.source());
        this.ofSet = new PieceSet(file.source());
        this.pieces = ofSet;
        if (target != null) {
            if (wish.isQuantised()) {
                integers.require();
            }
            checkTarget(target, frames);
        }
        this.payloads = payloads;
        this.delivery = target == null ? null : delivery(target, payloads);
        collectFileBlocks();
    }

    /// The same block for the thread that reads ahead: without target, its frames go elsewhere.
    private BoundBlock(BoundBlock original, @Nullable Delivery delivery, OpenPayloads payloads) throws IOException {
        this.file = original.file;
        this.info = original.info;
        this.wish = original.wish;
        this.target = null;
        this.integers = original.integers;
        this.ofFile = new PieceSet(file.source());
        this.ofSet = new PieceSet(file.source());
        this.pieces = ofSet;
        this.payloads = payloads;
        this.delivery = delivery;
        collectFileBlocks();
    }

    /// Makes one that follows the same frames and has another way for them, if this one delivers numbers.
    BoundBlock shadow(Delivery ahead, OpenPayloads by) throws IOException {
        return new BoundBlock(this, delivery instanceof NumberDelivery ? ahead : null, by);
    }

    /// Takes numbers from who reads ahead, as far as they are there.
    void readAhead(ReadAhead ahead) {
        if (delivery instanceof NumberDelivery numbers) {
            numbers.readAhead(ahead);
        }
    }

    /// Has delivered what another one has.
    void takeUp(BoundBlock other) {
        isDelivered = other.isDelivered;
        wasOfFile = other.wasOfFile;
    }

    /// What a value becomes in the target.
    private DataShape type() {
        return wish.isQuantised() ? Scalar.INT32 : info.type();
    }

    private void requireSelectable(ParticleSelection selection, long count) {
        if (!info.key().isParticle()) {
            throw new IllegalArgumentException(info.subject() + ": particles are selected, has none");
        }
        if (selection.end() > count) {
            throw new IndexOutOfBoundsException(info.subject() + ": particle " + (selection.end() - 1)
                    + " is selected, " + file.name() + " has " + count);
        }
    }

    private void checkTarget(PlacedTarget to, long frames) throws IOException {
        DataShape given = to.view().shape();
        ParticleSelection selection = wish.selection();
        long count = info.key().isParticle() ? info.particleCount() : 0;
        if (selection != null) {
            requireSelectable(selection, count);
            count = selection.size();
        }
        int particleAxis = to.hasFrames() ? 1 : 0;
        boolean mayVary = file.section().counts().constantCount() == ParticleCounts.UNKNOWN;
        if (selection == null && info.key().isParticle() && mayVary && given.rank() > particleAxis) {
            count = given.dim(particleAxis);
        }
        List<DataShape> accepted = info.accepted(count, type());
        if (to.hasFrames()) {
            accepted = accepted.stream().map(shape -> shape.prepend(frames)).toList();
        }
        TargetCheck.check(info.subject(), accepted, to.view(), wish.casting());
    }

    private Delivery delivery(PlacedTarget to, OpenPayloads payloads) {
        if (type() instanceof Scalar scalar) {
            return new NumberDelivery(file.source(), payloads, to, scalar, wish);
        }
        return new TextDelivery(file.source(), payloads, info.subject(), to);
    }

    private void collectFileBlocks() throws IOException {
        if (info.isInHeaderSection()) {
            BlockWalk walk = new BlockWalk(file.source(), file.section().counts());
            walk.start(0, null);
            while (walk.next()) {
                offer(walk, ofFile);
            }
        }
    }

    BlockInfo info() {
        return info;
    }

    /// Delivers nothing more of the frame set at hand: damage was met.
    void fail() {
        isFailed = true;
    }

    /// Has nothing in the frame set at hand: its damage shows before the first frame.
    void failWithoutFrames() {
        isFailed = true;
        origin = Origin.NOWHERE;
    }

    boolean isFailed() {
        return isFailed;
    }

    /// Says whether the frame set at hand has a frame of its own, or constants, that are delivered.
    boolean isAlive() {
        return !isFailed && (frameCount() > 0 || isSetConstant());
    }

    /// Forgets the frame set at hand.
    void clear() {
        isFailed = false;
        ofSet.clear();
        wasOfFile = origin == Origin.HEADER_SECTION;
        origin = Origin.NOWHERE;
    }

    /// Adds the block at which a walk through the frame set stands, if it is one of these.
    void offer(BlockWalk walk) throws IOException {
        offer(walk, ofSet);
    }

    private void offer(BlockWalk walk, PieceSet set) throws IOException {
        boolean isMine = walk.header().isData() && walk.header().id() == info.key().id()
                && (walk.problem() != null || walk.data().isParticleDependent() == info.key().isParticle());
        if (isMine) {
            set.add(walk);
        }
    }

    /// Takes the frame set at hand as it is now known: where its values come from, and at which steps they are.
    ///
    /// @param isWhole its blocks end where they should
    void settle(FrameSetHeader set, MappingTable mappings, boolean isWhole) throws IOException {
        if (ofSet.isEmpty() && !isWhole && !info.isInHeaderSection()) {
            throw file.source().place(info.subject() + " of frame set " + set.index(), set.offset()).broken(
                    Kind.TRUNCATED, "is not among the blocks in front of the damage in this frame set");
        }
        pieces = ofSet.isEmpty() ? ofFile : ofSet;
        origin = originOf(pieces);
        if (origin == Origin.NOWHERE) {
            return;
        }
        particles = particlesOf(set);
        for (int i = 0; i < pieces.size(); i++) {
            payloads.requirePlausible(pieces.get(i));
        }
        settlePieces(pieces == ofSet ? mappings : file.noMappings());
        misfit = misfit(set);
        isDelivered = isDelivered && wasOfFile && origin == Origin.HEADER_SECTION;
        if (delivery != null && !isDelivered) {
            delivery.start(pieces);
        }
        placeFrames(set);
    }

    private void settlePieces(MappingTable mappings) throws IOException {
        pieces.settle(mappings, particles);
        ParticleSelection selection = wish.selection();
        wanted = selection == null ? particles : selection.size();
        found = selection == null ? pieces.covered() : pieces.select(selection);
    }

    private Origin originOf(PieceSet set) throws IOException {
        if (set.isEmpty()) {
            return Origin.NOWHERE;
        }
        if (set == ofFile) {
            return Origin.HEADER_SECTION;
        }
        return set.size() > 0 && !set.first().isFrameDependent() ? Origin.FRAME_SET : Origin.FRAMES;
    }

    private long particlesOf(@Nullable FrameSetHeader set) throws IOException {
        long known = set == null || pieces == ofFile ? file.section().counts().constantCount() : set.particleCount();
        return known != ParticleCounts.UNKNOWN || !info.key().isParticle() ? known : largestStored();
    }

    /// Without molecules to count by, the blocks of the whole file tell.
    private long largestStored() throws IOException {
        return file.section().counts().isVariable() || pieces == ofFile ? covering() : info.particleCount();
    }

    private long covering() {
        long most = 0;
        for (int i = 0; i < pieces.size(); i++) {
            DataBlock data = pieces.get(i).data();
            most = Math.max(most, data.firstParticle() + data.particleCount());
        }
        return most;
    }

    /// Data type, values and particles may change from set to set; what no longer fits the target is thrown when it
    /// is to be delivered.
    private @Nullable IllegalArgumentException misfit(FrameSetHeader set) throws IOException {
        if (target == null) {
            return null;
        }
        DataBlock data = pieces.first();
        IllegalArgumentException quantised = wish.isQuantised() ? integers.misfit(pieces, "frame set " + set.index()) : null;
        if (quantised != null) {
            return quantised;
        }
        ParticleSelection selection = wish.selection();
        if (selection != null && selection.end() > particles && wish.fill() == null) {
            return new IllegalArgumentException(info.subject() + ": particle " + (selection.end() - 1)
                    + " is selected, frame set " + set.index() + " has " + particles + "; give a fill");
        }
        boolean hasRoom = selection != null || !info.key().isParticle() || particles <= room(target);
        boolean isTaken = wish.isQuantised() || delivery == null || delivery.takes(data.type());
        if (isTaken && hasRoom && data.values() == info.values()) {
            return null;
        }
        String where = "frame set " + set.index();
        if (!isTaken) {
            return mismatch(data, target, "data type of " + where + " differs", castingFor(data.type(), target));
        }
        return data.values() == info.values()
                ? mismatch(data, target, where + " has " + particles + " particles", "use capacity " + particles)
                : mismatch(data, target, where + " has " + data.values() + " values", "");
    }

    private DataShapeMismatchException mismatch(DataBlock data, PlacedTarget to, String difference, String remedy) {
        DataShape type = wish.isQuantised() ? type() : data.type();
        DataShape needed = data.values() == 1 ? type : DataShape.of(type, data.values());
        return new DataShapeMismatchException(info.subject(), info.key().isParticle() ? needed.prepend(particles) : needed,
                to.frameShape(), difference, remedy);
    }

    private static String castingFor(DataShape stored, PlacedTarget to) {
        Casting least = Casting.leastFor(stored, to.view().shape().measure());
        return least == null ? "" : "allow Casting." + least;
    }

    private static long room(PlacedTarget target) {
        DataShape frame = target.frameShape();
        return frame.rank() == 0 ? 1 : frame.dim(0);
    }

    private void placeFrames(FrameSetHeader set) throws IOException {
        DataBlock data = pieces.first();
        firstStep = origin == Origin.FRAMES ? data.firstStep() : set.firstStep();
        stride = origin == Origin.FRAMES ? data.stride() : 1;
        frameCount = data.frameCount();
        ShortBlock meaning = file.options().shortBlock();
        if (misfit == null && origin == Origin.FRAMES && data.isDense() && meaning != ShortBlock.REFUSE) {
            frameCount = delivery == null ? payloads.countFrames(pieces, file.source()) : delivery.frameCount();
            firstStep += meaning == ShortBlock.ALIGN_END ? data.frameCount() - frameCount : 0;
        }
        if (pieces.isWithoutValues()) {
            frameCount = 0;
        }
        if (origin == Origin.FRAMES && frameCount == 0 && delivery != null) {
            payloads.checkHashes(pieces);
        }
    }

    /// Returns the first step after `step` with a frame in this set, [Long#MAX_VALUE] if there is none.
    long nextStep(long step) {
        if (origin != Origin.FRAMES || frameCount == 0) {
            return Long.MAX_VALUE;
        }
        if (step < firstStep) {
            return firstStep;
        }
        long frame = (step - firstStep) / stride + 1;
        return frame < frameCount ? firstStep + frame * stride : Long.MAX_VALUE;
    }

    /// Returns how many frames there are in this set.
    long frameCount() {
        return origin == Origin.FRAMES ? frameCount : 0;
    }

    /// Says whether the frame set at hand has a block of these that holds for all its steps.
    boolean isSetConstant() {
        return origin == Origin.FRAME_SET;
    }

    /// Says whether the values at hand hold for the whole set, or the whole file.
    boolean isConstant() {
        return origin == Origin.FRAME_SET || origin == Origin.HEADER_SECTION;
    }

    /// Says whether there are values at a step of this set, without reading them.
    ReadStatus statusAt(long step) {
        boolean has = switch (origin) {
            case NOWHERE -> false;
            case HEADER_SECTION, FRAME_SET -> true;
            case FRAMES -> step >= firstStep && (step - firstStep) % stride == 0
                    && (step - firstStep) / stride < frameCount;
        };
        if (!has || isFailed) {
            return ReadStatus.NO_DATA;
        }
        return isPartial() ? ReadStatus.PARTIAL : ReadStatus.DATA;
    }

    private boolean isPartial() {
        return info.key().isParticle() && found < wanted;
    }

    /// Puts the values at a step into the target's n-th place. Constant ones are put there once.
    ReadStatus deliver(long step, long place) throws IOException {
        ReadStatus status = statusAt(step);
        Delivery to = delivery;
        if (to == null || (isConstant() && isDelivered)) {
            return status;
        }
        if (misfit != null && status != ReadStatus.NO_DATA) {
            // A block that is damaged says nothing of the file: what it is wrong in comes first.
            payloads.countFrames(pieces, file.source());
            throw misfit;
        }
        requireFill(status);
        if (status != ReadStatus.DATA && wish.fill() != null) {
            to.fill(place);
        }
        if (status != ReadStatus.NO_DATA) {
            deliver(to, step, place);
            isDelivered = true;
        }
        return status;
    }

    private void deliver(Delivery to, long step, long place) throws IOException {
        try {
            to.deliver(isConstant() ? 0 : (step - firstStep) / stride, place);
        } catch (ArithmeticException misfit) {
            throw new ArithmeticException(info.subject() + " at step " + step + ": " + misfit.getMessage());
        }
    }

    private void requireFill(ReadStatus status) throws IOException {
        if (status == ReadStatus.PARTIAL && wish.fill() == null) {
            throw pieces.get(0).get().broken(Kind.BAD_COUNT, found + " of " + wanted
                    + " particles have values, must be all unless a fill is given for the others");
        }
    }

    /// Makes the next delivery write constant values again: the cursor has jumped.
    void forgetConstants() {
        isDelivered = false;
    }

    /// Says whether the values at hand are frames in a TNG payload, whose decoder has states to keep.
    boolean isPacked() {
        return delivery != null && origin == Origin.FRAMES && CodecId.of(pieces.first().codec()) == KnownCodec.TNG;
    }

    /// Keeps decoder states from now on, up to so many bytes.
    void keepStates(long budget) {
        if (delivery != null) {
            delivery.keepStates(budget);
        }
    }

    /// Reads the block of the header section.
    ReadStatus readFileBlock() throws IOException {
        pieces = ofFile;
        origin = Origin.HEADER_SECTION;
        particles = particlesOf(null);
        for (int i = 0; i < pieces.size(); i++) {
            payloads.requirePlausible(pieces.get(i));
        }
        settlePieces(file.noMappings());
        misfit = wish.isQuantised() ? integers.misfit(pieces, "header section") : null;
        if (delivery != null) {
            delivery.start(pieces);
        }
        return deliver(0, 0);
    }

    /// Returns the particles of the set at hand; 0 without particles.
    long particleCount() {
        return info.key().isParticle() && origin != Origin.NOWHERE ? particles : 0;
    }

    List<ParticleRange> covered() {
        return origin == Origin.NOWHERE || !info.key().isParticle() ? List.of() : pieces.coveredRanges();
    }

    double precision() throws IOException {
        return origin == Origin.NOWHERE ? Double.NaN : TngStreams.precision(file.source(), firstWithParticles());
    }

    /// A piece without particles need not be a stream at all.
    private DataBlock firstWithParticles() {
        int i = 0;
        while (i < pieces.size() - 1 && pieces.get(i).data().particleCount() == 0) {
            i++;
        }
        return pieces.get(i).data();
    }

    String explain() throws IOException {
        if (delivery == null) {
            return info.subject() + ": status only, values are not read";
        }
        return info.subject() + ": " + (origin == Origin.NOWHERE ? "no values in this frame set" : delivery.explain());
    }

    @Override
    public void close() {
        if (delivery != null) {
            delivery.close();
        }
    }
}
