package org.tng4j.io.internal.block;

import java.io.IOException;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.shape.Text;
import org.tng4j.io.format.CodecId;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.ParticleDependence;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.StoredValues;
import org.tng4j.io.format.TngStream;
import org.tng4j.io.internal.bytes.Bounds;
import org.tng4j.io.internal.bytes.ByteReader;

/// The fields of a data block, read in place again and again.
///
/// `type(uint8) dependence(uint8) sparse(uint8)? values(int64) codec(int64) multiplier(float64)? firstStep(int64)?
/// stride(int64)? firstParticle(int64)? particleCount(int64)? payload(rest)`
///
/// Source: docs/format.md, *Data block*.
public final class DataBlock implements Supplier<Place> {
    private final Source source;
    private long offset;
    private int frameSet;
    private long contentsOffset;
    private long contentsSize;
    private int typeCode;
    private int dependence;
    private boolean sparse;
    private long values;
    private long codec;
    private double multiplier;
    private long firstStep;
    private long stride;
    private long frameCount;
    private long firstParticle;
    private long particleCount;
    private long payloadOffset;

    /// Makes an empty one; [#read] or [#copyOf] fills it.
    public DataBlock(Source source) {
        this.source = source;
    }

    /// Reads and checks the fields behind `head`.
    ///
    /// @param set null in the header section
    /// @param particles how many there are, or [ParticleCounts#UNKNOWN]
    void read(BlockHeader head, ByteReader reader, @Nullable FrameSetHeader set, long particles) throws IOException {
        offset = head.offset();
        frameSet = head.frameSet();
        contentsOffset = head.contentsOffset();
        contentsSize = head.contentsSize();
        reader.reset(contentsOffset, contentsSize, head);
        readFields(reader, set);
        payloadOffset = reader.offset();
        checkFields(set, particles);
        frameCount = frameCount(set);
    }

    private void readFields(ByteReader reader, @Nullable FrameSetHeader set) throws IOException {
        typeCode = reader.uint8("data type");
        dependence = reader.uint8("dependency");
        sparse = isFrameDependent() && reader.uint8("sparse flag") != 0;
        values = reader.int64("number of values");
        codec = reader.int64("codec id");
        multiplier = codec == TngConstants.CODEC_UNCOMPRESSED ? Double.NaN : reader.float64("multiplier");
        firstStep = sparse ? reader.int64("first step with data") : set == null ? 0 : set.firstStep();
        stride = sparse ? reader.int64("stride") : 1;
        firstParticle = isParticleDependent() ? reader.int64("first particle") : 0;
        particleCount = isParticleDependent() ? reader.int64("number of particles") : 0;
    }

    private void checkFields(@Nullable FrameSetHeader set, long particles) throws IOException {
        if (typeCode > TngConstants.TYPE_FLOAT64) {
            throw get().unsupported(Kind.UNSUPPORTED_TYPE, "data type is " + typeCode + ", must be 0 to 3");
        }
        if (codec < 0 || codec > TngConstants.CODEC_GZIP) {
            throw get().unsupported(Kind.UNSUPPORTED_CODEC, "codec id is " + codec + ", must be 0 to 3");
        }
        require(values >= 1, "number of values", values, "must be at least 1");
        require(stride >= 1, "stride", stride, "must be at least 1");
        if (isFrameDependent()) {
            checkSteps(set);
        }
        long most = particles == ParticleCounts.UNKNOWN ? Long.MAX_VALUE : particles;
        if (firstParticle < 0 || particleCount < 0 || particleCount > most - firstParticle) {
            throw get().broken(Kind.BAD_COUNT, "particles are " + firstParticle + " and " + particleCount
                    + " more, must lie in 0 to " + most);
        }
    }

    private void checkSteps(@Nullable FrameSetHeader set) throws IOException {
        if (set == null) {
            throw get().broken(Kind.BAD_VALUE, "dependency is " + dependence + ", must be without frames here");
        }
        if (firstStep < set.firstStep() || firstStep > set.endStep()) {
            throw get().broken(Kind.BAD_VALUE, "first step with data is " + firstStep + ", must be "
                    + set.firstStep() + " to " + set.endStep());
        }
    }

    private void require(boolean holds, String field, long found, String rule) throws IOException {
        if (!holds) {
            throw get().broken(Kind.BAD_VALUE, field + " is " + found + ", " + rule);
        }
    }

    private long frameCount(@Nullable FrameSetHeader set) {
        if (!isFrameDependent() || set == null) {
            return 1;
        }
        long span = set.endStep() - firstStep;
        return span <= 0 ? 0 : (span - 1) / stride + 1;
    }

    /// Returns the place that messages about this block name. Reads the header again: only errors ask.
    @Override
    public Place get() {
        BlockHeader header = new BlockHeader(source);
        try {
            header.read(new ByteReader(source.bytes(), BlockWalk.FETCH_SIZE, source.order()), offset, frameSet);
        } catch (IOException e) {
            return new Place(source.bytes().name(), "block", offset, frameSet);
        }
        return header.get();
    }

    /// Becomes a copy of another one, which goes on to the next block.
    public void copyOf(DataBlock other) {
        offset = other.offset;
        frameSet = other.frameSet;
        contentsOffset = other.contentsOffset;
        contentsSize = other.contentsSize;
        typeCode = other.typeCode;
        dependence = other.dependence;
        sparse = other.sparse;
        values = other.values;
        codec = other.codec;
        multiplier = other.multiplier;
        firstStep = other.firstStep;
        stride = other.stride;
        frameCount = other.frameCount;
        firstParticle = other.firstParticle;
        particleCount = other.particleCount;
        payloadOffset = other.payloadOffset;
    }

    /// Returns the offset of the block.
    public long offset() {
        return offset;
    }

    /// Returns the index of the frame set it belongs to, or -1.
    public int frameSet() {
        return frameSet;
    }

    /// Says whether values differ from frame to frame.
    public boolean isFrameDependent() {
        return (dependence & TngConstants.FRAME_DEPENDENT) != 0;
    }

    /// Says whether there are values for each particle.
    public boolean isParticleDependent() {
        return (dependence & TngConstants.PARTICLE_DEPENDENT) != 0;
    }

    /// Says whether dependency bits are set that the format does not define.
    public boolean hasUnknownDependence() {
        return (dependence & ~(TngConstants.FRAME_DEPENDENT | TngConstants.PARTICLE_DEPENDENT)) != 0;
    }

    /// Says whether the block is dense: frames at every step, so that a short payload is ambiguous.
    public boolean isDense() {
        return isFrameDependent() && !sparse;
    }

    /// Says whether this piece and another describe frames alike, so that they can be one block.
    public boolean isLike(DataBlock other) {
        return typeCode == other.typeCode && values == other.values && isFrameDependent() == other.isFrameDependent()
                && firstStep == other.firstStep && stride == other.stride;
    }

    /// Says whether the values are text.
    public boolean isText() {
        return typeCode == TngConstants.TYPE_CHAR;
    }

    /// Returns the type of one value.
    public DataShape type() {
        return switch (typeCode) {
            case TngConstants.TYPE_CHAR -> Text.STRING;
            case TngConstants.TYPE_INT64 -> Scalar.INT64;
            case TngConstants.TYPE_FLOAT32 -> Scalar.FLOAT32;
            default -> Scalar.FLOAT64;
        };
    }

    /// Returns the values per particle and frame, or per frame.
    public long values() {
        return values;
    }

    /// Returns the number of the codec.
    public long codec() {
        return codec;
    }

    /// Returns the stored factor, NaN where there is no such field.
    public double multiplier() {
        return multiplier;
    }

    /// Returns the first step with a frame.
    public long firstStep() {
        return firstStep;
    }

    /// Returns the steps between two frames.
    public long stride() {
        return stride;
    }

    /// Returns the frames by these fields, 1 for a constant block.
    public long frameCount() {
        return frameCount;
    }

    /// Returns the stored index of the first particle.
    public long firstParticle() {
        return firstParticle;
    }

    /// Returns the particles in this block, 0 without particles.
    public long particleCount() {
        return particleCount;
    }

    /// Returns where the payload starts.
    public long payloadOffset() {
        return payloadOffset;
    }

    /// Returns the bytes of the payload.
    public long payloadSize() {
        return contentsOffset + contentsSize - payloadOffset;
    }

    /// Returns the values in one frame of this block; checked.
    public long valuesPerFrame() throws IOException {
        return isParticleDependent() ? Bounds.product(particleCount, values, "values in a frame", this) : values;
    }

    /// Makes the value object.
    ///
    /// @param stream what a TNG payload says of itself, or null
    StoredValues toStoredValues(@Nullable TngStream stream) {
        return new StoredValues(type(), isFrameDependent(),
                isParticleDependent() ? ParticleDependence.PARTICLE : ParticleDependence.NOT_PARTICLE,
                sparse, values, CodecId.of(codec),
                codec == TngConstants.CODEC_UNCOMPRESSED ? OptionalDouble.empty() : OptionalDouble.of(multiplier),
                firstStep, stride, frameCount, firstParticle, particleCount, payloadOffset, payloadSize(), stream);
    }
}
