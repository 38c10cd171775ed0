package org.tng4j.io;

/// Real particles in a row.
///
/// @param first real index of the first
/// @param count how many
public record ParticleRange(long first, long count) {}
