package org.tng4j.io.internal.compress;

/// The size of a quantisation step as the header holds it: 31 bits before the point, a sign, 32 bits behind it.
/// Source: docs/compression.md, *Precision*.
final class FixPoint {
    /// Rounded once; a division by 4294967295 instead would round otherwise.
    private static final double UNIT = 1.0 / 4294967295.0;

    private FixPoint() {}

    static double precision(int high, int low) {
        double size = (high & Integer.MAX_VALUE) + Integer.toUnsignedLong(low) * UNIT;
        return high < 0 ? -size : size;
    }
}
