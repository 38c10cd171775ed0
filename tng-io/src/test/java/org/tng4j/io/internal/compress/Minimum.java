package org.tng4j.io.internal.compress;

/// The least x, y and z of a section for XTC2 and XTC3, as far as a header can hold them. For tests.
final class Minimum {
    /// The first integer that a header can hold: everything is counted up from here, round and round.
    private static final int ORIGIN = -(1 << 30) + 1;
    private static final int LAST = (1 << 30) - 1;

    private Minimum() {}

    /// Returns three integers that all values are counted up from, wrapping; the true minima where none is below the
    /// origin.
    static int[] of(int[] values) {
        int[] least = {-1, -1, -1};
        for (int i = 0; i < values.length; i++) {
            int above = values[i] - ORIGIN;
            if (Integer.compareUnsigned(above, least[i % 3]) < 0) {
                least[i % 3] = above;
            }
        }
        for (int c = 0; c < 3; c++) {
            boolean isHeld = Integer.compareUnsigned(least[c], LAST - ORIGIN) <= 0;
            least[c] = isHeld ? least[c] + ORIGIN : LAST;
        }
        return least;
    }
}
