package org.tng4j.io.format;

/// Whether a block has values for each particle. One id may be used both ways in one file; the two are apart.
public enum ParticleDependence {
    /// Values per particle.
    PARTICLE,
    /// Values without particles.
    NOT_PARTICLE
}
