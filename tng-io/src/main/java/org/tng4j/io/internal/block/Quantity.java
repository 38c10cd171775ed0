package org.tng4j.io.internal.block;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.StoredValues;
import org.tng4j.io.internal.bytes.Bounds;

/// All blocks of one id, with or without particles, taken together: what they have in common and how much there is.
/// Filled while blocks are met, read-only afterwards.
public final class Quantity {

    /// What keeps two quantities of one file apart.
    ///
    /// @param id         number of the block
    /// @param isParticle with particles
    public record Key(long id, boolean isParticle) {
        // By hand, because every open file asks: the first call of what a record comes with takes 20 ms.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.id == id && key.isParticle == isParticle;
        }

        @Override
        public int hashCode() {
            return 31 * Long.hashCode(id) + Boolean.hashCode(isParticle);
        }
    }

    /// Blocks that disagree and are looked at, one of each kind.
    private static final int MOST_WAYS = 4;

    private final Key key;
    private final String name;
    private final List<Way> ways = new ArrayList<>();
    private StoredValues first;
    private @Nullable StoredBlock fileBlock;
    private boolean isUniform = true;
    private boolean isFrameDependent;
    private int setCount;
    private int lastSet = -1;
    private long frameCount;
    private long stepsHash;
    private long firstStep = -1;
    private long lastStep = -1;
    private long largestParticle;
    private long largestPayload;
    private long payloadInSet;

    /// Fields that disagree with those of other blocks, and the first block that has them.
    private record Way(long offset, StoredValues values) {
        boolean isOf(DataBlock block) {
            return block.values() == values.values() && block.type().equals(values.type());
        }
    }

    /// @param offset of its first block
    Quantity(Key key, String name, long offset, StoredValues first) {
        this.key = key;
        this.name = name;
        this.first = first;
        ways.add(new Way(offset, first));
    }

    /// Decides, where blocks disagree in type or values, which of them speaks for all: the first whose hash holds, the
    /// first of all where none does.
    void settle(HashChecks hashes) throws IOException {
        for (int i = 0; ways.size() > 1 && i < ways.size(); i++) {
            if (!hashes.isDamaged(ways.get(i).offset())) {
                first = ways.get(i).values();
                return;
            }
        }
    }

    /// Adds a block of the header section.
    void add(StoredBlock block, StoredValues values) {
        fileBlock = block;
        addSizes(values.firstParticle() + values.particleCount(),
                unpacked(values.codec().number(), values.payloadSize()), true);
    }

    /// Adds a block of a frame set; the pieces of one set count once.
    void add(DataBlock block) {
        boolean isNewSet = block.frameSet() != lastSet;
        addSizes(block.firstParticle() + block.particleCount(), unpacked(block.codec(), block.payloadSize()), isNewSet);
        isUniform &= block.values() == first.values() && block.type().equals(first.type())
                && block.codec() == first.codec().number() && block.stride() == first.stride()
                && block.isFrameDependent() == first.isFrameDependent();
        if (ways.size() < MOST_WAYS && ways.stream().noneMatch(way -> way.isOf(block))) {
            ways.add(new Way(block.offset(), block.toStoredValues(null)));
        }
        if (!isNewSet) {
            return;
        }
        lastSet = block.frameSet();
        setCount++;
        frameCount += block.isFrameDependent() ? block.frameCount() : 0;
        isFrameDependent |= block.isFrameDependent();
        mixSteps(block.isFrameDependent() ? block.firstStep() : -1);
        mixSteps(block.stride());
        mixSteps(block.frameCount());
        mixSteps(block.frameSet());
        if (block.isFrameDependent() && block.frameCount() > 0) {
            firstStep = firstStep < 0 ? block.firstStep() : Math.min(firstStep, block.firstStep());
            lastStep = Math.max(lastStep, block.firstStep() + (block.frameCount() - 1) * block.stride());
        }
    }

    /// One round of a 64-bit mixer.
    private void mixSteps(long value) {
        long mixed = (stepsHash ^ value) * 0x9e3779b97f4a7c15L;
        stepsHash = mixed ^ mixed >>> 29;
    }

    /// Says whether another quantity has its frames at the same steps of the same frame sets: by a 64-bit hash of
    /// where they are in each.
    public boolean hasSameSteps(Quantity other) {
        return frameCount == other.frameCount && stepsHash == other.stepsHash;
    }

    private static long unpacked(long codec, long payloadSize) {
        return codec == TngConstants.CODEC_UNCOMPRESSED ? payloadSize : Bounds.largestInflated(payloadSize);
    }

    private void addSizes(long particles, long payloadSize, boolean isNewSet) {
        largestParticle = Math.max(largestParticle, particles);
        payloadInSet = isNewSet ? payloadSize : payloadInSet + payloadSize;
        largestPayload = Math.max(largestPayload, payloadInSet);
    }

    /// Returns what keeps it apart from others.
    public Key key() {
        return key;
    }

    /// Returns the stored name of its first block.
    public String name() {
        return name;
    }

    /// Returns the fields of the block that speaks for it: its first one, unless that is known to be damaged.
    public StoredValues first() {
        return first;
    }

    /// Returns its block in the header section, or null. A frame set's own block hides it in that set.
    public @Nullable StoredBlock fileBlock() {
        return fileBlock;
    }

    /// Says whether type, values, codec and stride are the same in every frame set.
    public boolean isUniform() {
        return isUniform;
    }

    /// Says whether values differ from frame to frame in at least one frame set.
    public boolean isFrameDependent() {
        return isFrameDependent;
    }

    /// Returns how many frame sets have a block of it.
    public int setCount() {
        return setCount;
    }

    /// Returns its frames; constant blocks have none.
    public long frameCount() {
        return frameCount;
    }

    /// Returns the step of its first frame, or -1.
    public long firstStep() {
        return firstStep;
    }

    /// Returns the step of its last frame, or -1.
    public long lastStep() {
        return lastStep;
    }

    /// Returns one more than the largest stored index that a block of it covers.
    public long largestParticle() {
        return largestParticle;
    }

    /// Returns the bytes that its payloads may unpack to, in that frame set which has most.
    public long largestPayload() {
        return largestPayload;
    }
}
