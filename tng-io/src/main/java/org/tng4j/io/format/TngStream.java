package org.tng4j.io.format;

/// What the head of a TNG-compressed payload says of itself. Source: docs/compression.md, *Outer layout*.
///
/// @param isVelocities     velocity coding (`TNGV`), else position coding (`TNGP`)
/// @param particleCount    particles in the stream
/// @param frameCount       frames in the stream
/// @param initialAlgorithm id of the algorithm of the first frame
/// @param algorithm        id of the algorithm of the others
/// @param precision        stored value = integer times this
public record TngStream(boolean isVelocities, long particleCount, long frameCount, int initialAlgorithm,
        int algorithm, double precision) {}
