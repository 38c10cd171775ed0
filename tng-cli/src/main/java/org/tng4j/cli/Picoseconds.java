package org.tng4j.cli;

/// Times as a person reads them. Programs work them out from `float32`, and nobody wants to see that in the ninth
/// digit.
final class Picoseconds {
    private static final double ROUNDING = 1e-13;

    private Picoseconds() {
    }

    /// Returns a time with at most nine digits, `-` where none is stored.
    static String text(double picoseconds) {
        if (Double.isNaN(picoseconds)) {
            return "-";
        }
        float nearest = (float) picoseconds;
        return Math.abs(nearest - picoseconds) <= ROUNDING * Math.abs(picoseconds) && Math.abs(nearest) < 1e7
                ? Shortest.of(nearest) : GeneralFormat.of(picoseconds, 9);
    }
}
