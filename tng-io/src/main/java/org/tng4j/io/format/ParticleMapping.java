package org.tng4j.io.format;

import java.util.Objects;

/// Stored index to real index, for a run of stored particles of one frame set. Immutable.
/// Source: docs/format.md, *Particles*.
public final class ParticleMapping {
    private final long firstParticle;
    private final long[] realIndices;

    /// @param firstParticle stored index of the first entry
    /// @param realIndices   real index of each stored particle from there; copied
    public ParticleMapping(long firstParticle, long[] realIndices) {
        this.firstParticle = firstParticle;
        this.realIndices = realIndices.clone();
    }

    /// Returns the stored index of the first entry.
    public long firstParticle() {
        return firstParticle;
    }

    /// Returns how many stored particles it maps.
    public int particleCount() {
        return realIndices.length;
    }

    /// Returns the real index of a stored particle.
    ///
    /// @throws IndexOutOfBoundsException if this mapping does not cover it
    public long realIndex(long stored) {
        return realIndices[(int) Objects.checkIndex(stored - firstParticle, (long) realIndices.length)];
    }

    @Override
    public String toString() {
        return "stored particles " + firstParticle + " to " + (firstParticle + realIndices.length - 1);
    }
}
