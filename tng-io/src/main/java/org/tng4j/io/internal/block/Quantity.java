package org.tng4j.io.internal.block;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.StoredValues;

/// All blocks of one id, with or without particles, taken together: what they have in common and how much there is.
/// Filled while blocks are met, read-only afterwards.
public final class Quantity {

    /// What a block says its values are.
    private record Signature(DataShape type, long values) {}

    /// How many frame sets say so, and what the first of them said.
    private static final class Votes {
        private final StoredValues first;
        private int count;

        private Votes(StoredValues first) {
            this.first = first;
        }
    }

    /// What keeps two quantities of one file apart.
    ///
    /// @param id         number of the block
    /// @param isParticle with particles
    public record Key(long id, boolean isParticle) {}

    private final Key key;
    private final String name;
    private final Map<Signature, Votes> votes = new LinkedHashMap<>();
    private StoredValues first;
    private @Nullable StoredBlock fileBlock;
    private boolean isUniform = true;
    private boolean isFrameDependent;
    private int setCount;
    private int lastSet = -1;
    private long frameCount;
    private long firstStep = -1;
    private long lastStep = -1;
    private long largestParticle;
    private long largestPayload;
    private long payloadInSet;

    Quantity(Key key, String name, StoredValues first) {
        this.key = key;
        this.name = name;
        this.first = first;
    }

    /// Adds a block of the header section.
    void add(StoredBlock block, StoredValues values) {
        fileBlock = block;
        addSizes(values.firstParticle() + values.particleCount(), values.payloadSize(), true);
    }

    /// Adds a block of a frame set; the pieces of one set count once.
    ///
    /// Where blocks disagree on what their values are, the majority counts: one damaged block shall not speak for all.
    void add(DataBlock block) {
        vote(block);
        boolean isNewSet = block.frameSet() != lastSet;
        addSizes(block.firstParticle() + block.particleCount(), block.payloadSize(), isNewSet);
        isUniform &= block.values() == first.values() && block.type().equals(first.type())
                && block.codec() == first.codec().number() && block.stride() == first.stride()
                && block.isFrameDependent() == first.isFrameDependent();
        if (!isNewSet) {
            return;
        }
        lastSet = block.frameSet();
        setCount++;
        frameCount += block.isFrameDependent() ? block.frameCount() : 0;
        isFrameDependent |= block.isFrameDependent();
        if (block.isFrameDependent() && block.frameCount() > 0) {
            firstStep = firstStep < 0 ? block.firstStep() : Math.min(firstStep, block.firstStep());
            lastStep = Math.max(lastStep, block.firstStep() + (block.frameCount() - 1) * block.stride());
        }
    }

    private void vote(DataBlock block) {
        var signature = new Signature(block.type(), block.values());
        Votes own = votes.get(signature);
        if (own == null) {
            own = new Votes(block.toStoredValues(null));
            votes.put(signature, own);
        }
        own.count++;
        Votes leading = votes.get(new Signature(first.type(), first.values()));
        if (leading != null && own.count > leading.count) {
            first = own.first;
        }
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

    /// Returns the fields of its first block, or of the first one whose values are those of most blocks.
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

    /// Returns the payload bytes in that frame set which has most.
    public long largestPayload() {
        return largestPayload;
    }
}
