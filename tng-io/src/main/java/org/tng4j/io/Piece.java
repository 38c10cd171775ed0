package org.tng4j.io;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.io.format.CodecId;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.KnownCodec;
import org.tng4j.io.format.ParticleSelection;
import org.tng4j.io.format.Place;
import org.tng4j.io.internal.block.DataBlock;
import org.tng4j.io.internal.block.Source;
import org.tng4j.io.internal.codec.DecodeRequest;
import org.tng4j.io.internal.codec.ParticleRuns;
import org.tng4j.io.internal.codec.PayloadOwner;

/// One data block of a frame set, bound: a whole quantity, or the part of it that covers some stored particles.
/// Reused from frame set to frame set.
final class Piece implements PayloadOwner {
    private final Source source;
    private final DataBlock data;
    private final ParticleRuns runs = new ParticleRuns();
    private final ParticleRuns selected = new ParticleRuns();
    private boolean isSelected;

    Piece(Source source) {
        this.source = source;
        this.data = new DataBlock(source);
    }

    DataBlock data() {
        return data;
    }

    /// Which real particles it holds. Without particles: one run that stands for all values.
    ParticleRuns runs() {
        return runs;
    }

    /// Where its particles go in the target.
    ParticleRuns places() {
        return isSelected ? selected : runs;
    }

    /// Sends selected particles to their places, the others nowhere.
    void select(ParticleSelection selection) {
        isSelected = true;
        selected.clear();
        for (int run = 0; run < runs.size(); run++) {
            long end = runs.place(run) + runs.count(run);
            for (int n = selection.firstFrom(runs.place(run)); n < selection.size() && selection.real(n) < end; n++) {
                selected.add(runs.stored(run) + selection.real(n) - runs.place(run), selection.place(n), 1);
            }
        }
    }

    /// Makes the request for its payload.
    ///
    /// @param type      what a value becomes; null for text
    /// @param isCounted its frames must be counted before the first is delivered
    DecodeRequest request(@Nullable Scalar type, boolean isCounted) throws IOException {
        boolean hasMultiplier = type != null && type != Scalar.INT64;
        return new DecodeRequest((KnownCodec) CodecId.of(data.codec()), data.payloadOffset(), data.payloadSize(),
                data.frameCount(), data.isParticleDependent() ? data.particleCount() : 1, data.values(), type,
                hasMultiplier ? data.multiplier() : Double.NaN, isCounted, this);
    }

    @Override
    public Place get() {
        return data.get();
    }

    @Override
    public void warn(Kind kind, String text) {
        source.findings().add(kind, get(), text);
    }
}
