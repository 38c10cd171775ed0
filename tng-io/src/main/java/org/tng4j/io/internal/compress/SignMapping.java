package org.tng4j.io.internal.compress;

/// Symbols 0, 1, 2, 3, 4 back to 0, 1, -1, 2, -2. Two spellings that differ for symbols of 2^31 - 1 and above only.
/// Source: docs/compression.md, *Sign mapping*.
final class SignMapping {

    private SignMapping() {}

    /// Takes the symbol as unsigned: stop bits and triplets.
    static int fromUnsigned(int symbol) {
        int even = (symbol & 1) - 1;
        return ((symbol + 1 >>> 1) ^ even) - even;
    }

    /// Takes the symbol as signed, wrapping: XTC2 and XTC3.
    static int fromSigned(int symbol) {
        int even = (symbol & 1) - 1;
        return ((symbol + 1) / 2 ^ even) - even;
    }
}
