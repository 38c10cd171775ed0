package org.tng4j.io.format;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.shape.DataShape;

/// What a data block's fields say of its values. Source: docs/format.md, *Data block*.
///
/// @param type             scalar or text, as stored
/// @param isFrameDependent values differ from frame to frame
/// @param dependence       with or without particles
/// @param isSparse         first step and stride are stored
/// @param values           values per particle and frame, or per frame
/// @param codec            how the payload is packed
/// @param multiplier       the stored factor; empty where no field holds one. Never applied to codec 2 or 3
/// @param firstStep        first step with a frame
/// @param stride           steps between two frames
/// @param frameCount       frames by these fields; 1 for a constant block
/// @param firstParticle    stored index of the first particle
/// @param particleCount    particles in this block; 0 without particles
/// @param payloadOffset    where the payload starts in the file
/// @param payloadSize      bytes of the payload
/// @param stream           what a TNG payload says of itself; null for the other codecs
public record StoredValues(
        DataShape type, boolean isFrameDependent, ParticleDependence dependence, boolean isSparse,
        long values, CodecId codec, OptionalDouble multiplier,
        long firstStep, long stride, long frameCount,
        long firstParticle, long particleCount,
        long payloadOffset, long payloadSize,
        @Nullable TngStream stream) {

    /// Returns the datashape of one frame: particles, then values; a single value has no axis of its own.
    public DataShape frameShape() {
        DataShape one = values == 1 ? type : DataShape.of(type, values);
        return dependence == ParticleDependence.PARTICLE ? one.prepend(particleCount) : one;
    }
}
