package org.tng4j.io.internal.compress;

import java.util.Random;

/// Writes triplet sections: the narrowest class that holds a triplet, or any that does. Written from
/// docs/compression.md, knows nothing of the decoder.
final class TripletsEncoder {
    private static final int MAX_WIDTH = 31;

    private final BitWriter out = new BitWriter();
    private final int parameter;
    private final Random dice;
    private final boolean isPlain;

    /// @param isPlain the narrowest class and the true maximum, nothing by dice
    TripletsEncoder(int parameter, Random dice, boolean isPlain) {
        this.parameter = parameter;
        this.dice = dice;
        this.isPlain = isPlain;
    }

    /// Returns the section of values whose symbols are below 2^31.
    byte[] encode(int[] values) {
        int most = 0;
        for (int value : values) {
            most = Math.max(most, Symbols.of(value));
        }
        int maximum = isPlain ? most : most | dice.nextInt() >>> 1 + dice.nextInt(31);
        int widest = Math.max(parameter, bitLength(maximum));
        out.bits(maximum, Integer.SIZE);
        for (int i = 0; i < values.length; i += 3) {
            int x = Symbols.of(values[i]);
            int y = Symbols.of(values[i + 1]);
            int z = Symbols.of(values[i + 2]);
            int kind = kind(bitLength(x | y | z), widest);
            int width = kind == 3 ? widest : parameter + kind;
            out.bits(kind, 2);
            out.bits(x, width);
            out.bits(y, width);
            out.bits(z, width);
        }
        return out.toBytes();
    }

    private int kind(int needed, int widest) {
        int kind = isPlain ? 0 : dice.nextInt(4);
        while (kind < 3 && (parameter + kind < needed || parameter + kind > MAX_WIDTH)) {
            kind++;
        }
        return kind == 3 && widest < needed ? 0 : kind;
    }

    private static int bitLength(int symbol) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(symbol);
    }
}
