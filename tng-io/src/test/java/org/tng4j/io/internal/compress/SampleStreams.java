package org.tng4j.io.internal.compress;

import java.util.List;

/// Streams of the codings of positions that other packages' tests want, with values from a seed.
public final class SampleStreams {
    /// Names that [#of] takes.
    public static final List<String> CODINGS = List.of("STOP_BITS", "TRIPLETS", "XTC2", "XTC3", "BWLZH");

    private static final long SEED = 20261122;

    private SampleStreams() {}

    /// Makes the payload of a block.
    ///
    /// @param frames at least 1
    public static byte[] of(String coding, int particles, int frames) {
        Algorithm first = switch (coding) {
            case "STOP_BITS", "TRIPLETS", "XTC2" -> Algorithm.POSITIONS_5;
            case "XTC3" -> Algorithm.POSITIONS_10;
            case "BWLZH" -> Algorithm.POSITIONS_9;
            default -> throw new IllegalArgumentException("coding is " + coding + ", must be one of " + CODINGS);
        };
        Algorithm then = switch (coding) {
            case "STOP_BITS" -> Algorithm.POSITIONS_1;
            case "TRIPLETS" -> Algorithm.POSITIONS_2;
            case "BWLZH" -> Algorithm.POSITIONS_8;
            default -> first;
        };
        return SeededPayload.of(SEED, first, then, particles, frames).encode();
    }
}
