package org.tng4j.cli;

import org.tng4j.io.format.BlockId;
import org.tng4j.io.format.KnownBlock;

/// Units of stored values. The file stores that of lengths; the others are what programs mean by convention.
///
/// @param distanceUnitExponent lengths are in 10 to this power metres
record Units(long distanceUnitExponent) {

    /// Returns the unit of a block's values, an empty string where nobody has settled one.
    String of(BlockId id) {
        if (!(id instanceof KnownBlock known)) {
            return "";
        }
        return switch (known) {
            case POSITIONS, BOX_SHAPE -> length();
            case VELOCITIES -> length() + "/ps";
            case FORCES -> "kJ/(mol " + length() + ")";
            case PARTIAL_CHARGES, FORMAL_CHARGES -> "e";
            case MASSES -> "u";
            default -> "";
        };
    }

    /// Returns the unit of lengths.
    String length() {
        if (distanceUnitExponent == -9) {
            return "nm";
        }
        if (distanceUnitExponent == -10) {
            return "Å";
        }
        return distanceUnitExponent == 0 ? "m" : "1e" + distanceUnitExponent + " m";
    }
}
