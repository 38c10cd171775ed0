package org.tng4j.io.internal.compress;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// A codec 2 payload of given frames, in the coding of a name: `tng` for the pair that GROMACS writes, XTC2 and then
/// triplets; else the one coder that the name says, for all frames.
public final class WalkPayload {
    private WalkPayload() {}

    /// Returns the payload.
    ///
    /// @param integers of all frames, one after the other; they count multiples of 0.001
    public static byte[] of(String coding, int[] integers, int particles) {
        RealPayload all = new RealPayload(integers, particles);
        return switch (coding) {
            case "tng" -> encode(all, xtc2(integers, particles), Algorithm.POSITIONS_2, integers, particles);
            case "stop-bits" -> encode(all, xtc2(integers, particles), Algorithm.POSITIONS_1, integers, particles);
            case "xtc3" -> encode(all, all.first(Algorithm.POSITIONS_10), Algorithm.POSITIONS_10, integers, particles);
            case "bwlzh" -> encode(all, all.first(Algorithm.POSITIONS_9), Algorithm.POSITIONS_8, integers, particles);
            default -> throw new IllegalArgumentException(
                    "coding is " + coding + ", must be tng, stop-bits, xtc3 or bwlzh");
        };
    }

    private static byte[] encode(RealPayload all, RealPayload.Section first, Algorithm then, int[] integers,
            int particles) {
        RealPayload.@Nullable Section rest = integers.length > 3 * particles ? all.following(then) : null;
        return all.encode(first, rest);
    }

    private static RealPayload.Section xtc2(int[] integers, int particles) {
        int[] frame = Arrays.copyOf(integers, 3 * particles);
        return new RealPayload.Section(Algorithm.POSITIONS_5, 0, Xtc2Encoder.plain(frame, particles, new BitSet()));
    }
}
