package org.tng4j.io.format;

/// Real particles in a row.
///
/// @param first real index of the first
/// @param count how many
public record ParticleRange(long first, long count) {

    /// Checks both numbers.
    public ParticleRange {
        if (first < 0 || count < 0 || first > Long.MAX_VALUE - count) {
            throw new IllegalArgumentException("particle range is " + count + " from " + first
                    + ", both must be at least 0 and their sum below 2^63");
        }
    }
}
