package org.tng4j.io.internal.compress;

/// The signed integers 0, 1, -1, 2, -2 as the symbols 0, 1, 2, 3, 4. For tests; knows nothing of the decoder.
final class Symbols {
    private static final int SIGNED_LIMIT = 1 << 30;

    private Symbols() {}

    /// Returns the symbol, an unsigned number.
    static int of(int value) {
        return value > 0 ? 2 * value - 1 : -2 * value;
    }

    /// Says whether a decoder that takes symbols as signed gets this value back.
    static boolean isSigned(int value) {
        return value > -SIGNED_LIMIT && value < SIGNED_LIMIT;
    }
}
