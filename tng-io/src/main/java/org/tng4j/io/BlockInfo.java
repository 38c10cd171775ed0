package org.tng4j.io;

import java.io.IOException;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.shape.Text;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.BlockId;
import org.tng4j.io.format.CodecId;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.KnownBlock;
import org.tng4j.io.format.ParticleDependence;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.internal.block.ParticleCounts;
import org.tng4j.io.internal.block.Quantity;
import org.tng4j.io.internal.bytes.Bounds;
import org.tng4j.io.internal.bytes.Memory;

/// One quantity of a file: all blocks of one id, with or without particles.
///
/// What one block can tell (name, datashape, codec) is known at once; what needs them all (counts, steps, whether they
/// are alike) builds the file's index when it is first asked. Safe for several threads. Ends with its [TngFile].
public final class BlockInfo {
    private final Contents file;
    private final Quantity first;

    BlockInfo(Contents file, Quantity first) {
        this.file = file;
        this.first = first;
    }

    /// Returns what it is.
    public BlockId id() {
        return BlockId.of(first.key().id());
    }

    /// Returns the name in the file.
    public String name() {
        return first.name();
    }

    /// Returns whether it has values per particle.
    public ParticleDependence dependence() {
        return first.key().isParticle() ? ParticleDependence.PARTICLE : ParticleDependence.NOT_PARTICLE;
    }

    /// Returns the type of one value in the first block: a scalar, or text.
    public DataShape type() {
        return first.first().type();
    }

    /// Returns the values per particle and frame, or per frame.
    public long values() {
        return first.first().values();
    }

    /// Returns how the first block is packed.
    public CodecId codec() {
        return first.first().codec();
    }

    /// Returns the steps between two frames in the first block; 1 for a constant one.
    public long stride() {
        return first.first().stride();
    }

    /// Returns the datashape of one frame: `particles * values * type`, a single value without an axis, a box as
    /// `3 * 3`. Particles are the most that any frame set has.
    ///
    /// @throws IOException only where that needs the index, and the disk fails
    public DataShape datashape() throws IOException {
        DataShape values = isBox() ? DataShape.of(type(), 3, 3) : flatValues(type());
        return first.key().isParticle() ? values.prepend(particleCount()) : values;
    }

    /// Returns the datashapes that a target may have: the canonical one first.
    /// @param type of one value in the target
    List<DataShape> accepted(long particles, DataShape type) {
        List<DataShape> shapes = new ArrayList<>();
        if (isBox()) {
            shapes.add(DataShape.of(type, 3, 3));
        }
        shapes.add(first.key().isParticle() ? flatValues(type).prepend(particles) : flatValues(type));
        return shapes;
    }

    private boolean isBox() {
        return id().equals(KnownBlock.BOX_SHAPE) && values() == 9 && !first.key().isParticle();
    }

    private DataShape flatValues(DataShape type) {
        return values() == 1 ? type : DataShape.of(type, values());
    }

    /// Returns the most particles that any frame set has; 0 without particles.
    public long particleCount() throws IOException {
        if (!first.key().isParticle()) {
            return 0;
        }
        long known = file.section().counts().constantCount();
        return known == ParticleCounts.UNKNOWN
                ? Math.max(file.index().largestParticleCount(), indexed().largestParticle()) : known;
    }

    /// Says whether values differ from frame to frame in at least one frame set; if not, [TngFile#read] reads it.
    public boolean isFrameDependent() throws IOException {
        return first.isFrameDependent() || indexed().isFrameDependent();
    }

    /// Says whether there is a block of it in the header section: its values hold wherever a frame set has none.
    public boolean isInHeaderSection() {
        return first.fileBlock() != null;
    }

    /// Returns how many frame sets have a block of it.
    public int frameSetCount() throws IOException {
        return indexed().setCount();
    }

    /// Returns how many frames it has by the fields of its blocks; constant blocks have none. Whether the payloads hold
    /// as many, reading tells.
    public long frameCount() throws IOException {
        return indexed().frameCount();
    }

    /// Returns the step of its first frame, or -1 without any.
    public long firstStep() throws IOException {
        return indexed().firstStep();
    }

    /// Returns the step of its last frame, or -1 without any.
    public long lastStep() throws IOException {
        return indexed().lastStep();
    }

    /// Returns the steps of all its frames, in the order in which a cursor meets them.
    ///
    /// @throws IOException what a cursor would throw that meets them
    public long[] steps() throws IOException {
        LongStream.Builder steps = LongStream.builder();
        if (frameCount() > 0) {
            try (FrameCursor frames = file.frames(id().withoutValues().with(dependence()))) {
                while (frames.next()) {
                    if (!frames.isConstant(id())) {
                        steps.add(frames.step());
                    }
                }
            }
        }
        return steps.build().toArray();
    }

    /// Says whether another quantity has its frames at the same steps of the same frame sets.
    public boolean hasSameSteps(BlockInfo other) throws IOException {
        return indexed().hasSameSteps(other.indexed());
    }

    /// Says whether type, values, codec and stride are the same in all blocks.
    public boolean isUniform() throws IOException {
        return indexed().isUniform();
    }

    /// Returns all blocks of it: of the header section, then of the frame sets in the order of the chain.
    public List<StoredBlock> storedBlocks() throws IOException {
        List<StoredBlock> blocks = new ArrayList<>();
        file.section().blocks().stream().filter(this::isMine).forEach(blocks::add);
        for (int set = 0; set < file.frameSetCount(); set++) {
            file.blocks(set).stream().filter(this::isMine).forEach(blocks::add);
        }
        return blocks;
    }

    private boolean isMine(StoredBlock block) {
        var values = block.values();
        return values != null && block.id().equals(id()) && values.dependence() == dependence();
    }

    /// Takes memory for one frame: the right datashape, 64-byte aligned; text gets room for its longest frame.
    ///
    /// @param allocator the caller's, an arena for one; nothing here keeps it
    /// @throws IOException `LIMIT_EXCEEDED` if the file claims a frame that is out of all proportion to its size
    public NdView allocate(SegmentAllocator allocator) throws IOException {
        DataShape shape = datashape();
        Memory.count(requireProportion(shape));
        return type() instanceof Text
                ? NdView.allocateText(allocator, shape, textSize(shape.elementCount())) : NdView.allocate(allocator, shape);
    }

    /// @return the bytes of one frame
    private long requireProportion(DataShape shape) throws IOException {
        Supplier<Place> place = () -> file.source().place(subject(), 0);
        long size = Math.max(1, type() instanceof Scalar scalar ? scalar.byteSize() : Long.BYTES);
        for (int axis = 0; axis < shape.rank(); axis++) {
            size = Bounds.product(size, shape.dim(axis), "bytes in a frame", place);
        }
        long most = Bounds.sum(Bounds.largestInflated(file.size()), file.options().limits().unbackedSize(), "bytes in a frame", place);
        if (size > most) {
            throw place.get().unsupported(Kind.LIMIT_EXCEEDED, "one frame is " + shape + ", " + size
                    + " bytes; a file of " + file.size() + " bytes gets " + most + " at most");
        }
        return size;
    }

    /// Plain text takes no more than its payload; packed text no more than deflate can make of it.
    private long textSize(long strings) throws IOException {
        return Math.min(Math.multiplyExact(strings, 1024), indexed().largestPayload());
    }

    private Quantity indexed() throws IOException {
        Quantity whole = file.index().quantities().get(first.key());
        return whole == null ? first : whole;
    }

    Quantity.Key key() {
        return first.key();
    }

    /// Returns name and number for messages.
    String subject() {
        return name() + " (" + id().hex() + ")";
    }

    @Override
    public String toString() {
        return subject();
    }
}
