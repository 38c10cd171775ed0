package org.tng4j.cli;

import org.tng4j.io.format.TngStream;

/// The names of the algorithms inside TNG payloads; positions and velocities number theirs apart.
/// Source: docs/compression.md, *Algorithm identifiers*.
final class Algorithms {
    /// What has no name.
    static final String UNKNOWN = "unknown";

    private Algorithms() {
    }

    /// Returns how the first frame of a stream is packed, `XTC2 (5)`.
    static String first(TngStream stream) {
        return label(stream.isVelocities(), stream.initialAlgorithm());
    }

    /// Returns how its other frames are packed.
    static String others(TngStream stream) {
        return label(stream.isVelocities(), stream.algorithm());
    }

    private static String label(boolean isVelocities, int id) {
        return name(isVelocities, id) + " (" + id + ")";
    }

    /// Returns a name, [#UNKNOWN] where the number has none for this kind of stream.
    static String name(boolean isVelocities, int id) {
        return isVelocities ? ofVelocities(id) : ofPositions(id);
    }

    private static String ofPositions(int id) {
        return switch (id) {
            case 1 -> "stop bits inter";
            case 2 -> "triplet inter";
            case 3 -> "triplet intra";
            case 5 -> "XTC2";
            case 7 -> "triplet one-to-one";
            case 8 -> "BWLZH inter";
            case 9 -> "BWLZH intra";
            case 10 -> "XTC3";
            default -> UNKNOWN;
        };
    }

    private static String ofVelocities(int id) {
        return switch (id) {
            case 1 -> "stop bits one-to-one";
            case 2 -> "triplet inter";
            case 3 -> "triplet one-to-one";
            case 6 -> "stop bits inter";
            case 8 -> "BWLZH inter";
            case 9 -> "BWLZH one-to-one";
            default -> UNKNOWN;
        };
    }
}
