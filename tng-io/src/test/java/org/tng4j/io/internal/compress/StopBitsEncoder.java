package org.tng4j.io.internal.compress;

/// Writes stop-bit sections. Written from docs/compression.md, knows nothing of the decoder.
final class StopBitsEncoder {

    private StopBitsEncoder() {}

    /// Returns the section of any values but the smallest integer, which has no symbol.
    static byte[] encode(int[] values, int parameter) {
        BitWriter out = new BitWriter();
        for (int value : values) {
            long rest = Integer.toUnsignedLong(Symbols.of(value));
            for (int width = parameter; ; width = Math.max(width >> 1, 1)) {
                out.bits(rest, width);
                rest >>>= width;
                out.bits(rest == 0 ? 0 : 1, 1);
                if (rest == 0) {
                    break;
                }
            }
        }
        return out.toBytes();
    }
}
