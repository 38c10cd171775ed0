package org.tng4j.io.internal.compress;

import java.io.IOException;

/// Three symbols at a time, in one of four widths that two bits choose.
///
/// `maximum(32 bits) { class(2 bits) symbol(width) × 3 } × particles × frames`
///
/// Source: docs/compression.md, *Triplet coding*.
final class Triplets implements CodedFrames {
    private static final int MAX_WIDTH = 31;
    /// Three symbols and their class in one load.
    private static final int ONE_LOAD_WIDTH = 18;

    private final BitReader bits;
    /// Widths of the classes 0 to 3, a byte each, lowest first.
    private int widths;
    private int largestWidth;

    Triplets(BitReader bits) {
        this.bits = bits;
    }

    @Override
    public void open(SectionBytes section, int particleCount, int frames, int parameter) throws IOException {
        bits.open(section);
        int maximum = bits.bits(Integer.SIZE);
        if (maximum < 0) {
            throw bits.broken("largest symbol is " + Integer.toUnsignedString(maximum) + ", must be below 2^31");
        }
        int widest = Math.max(parameter, Integer.SIZE - Integer.numberOfLeadingZeros(maximum));
        widths = parameter | parameter + 1 << 8 | parameter + 2 << 16 | widest << 24;
        largestWidth = Math.max(widest, parameter + 2);
        bits.requireAtLeast((2 + 3L * parameter) * particleCount * frames, "triplets");
    }

    @Override
    public void next(int[] values, int from, int to) throws IOException {
        int mostBits = 2 + 3 * largestWidth;
        for (int at = from; at < to; ) {
            bits.fill();
            int safe = Math.max(1, (bits.limit() - bits.position()) / mostBits);
            int end = at + 3 * Math.min(safe, (to - at) / 3);
            if (largestWidth <= ONE_LOAD_WIDTH) {
                decode(values, at, end);
            } else {
                decodeWide(values, at, end);
            }
            bits.requireInside();
            at = end;
        }
    }

    @Override
    public void mark(Mark mark) {
        mark.put(bits.bitOffset());
    }

    @Override
    public void resume(Mark mark, int[] before) throws IOException {
        bits.seek(mark.takeLong());
    }

    private void decode(int[] values, int from, int to) {
        byte[] window = bits.window();
        int position = bits.position();
        int packedWidths = widths;
        for (int at = from; at < to; at += 3) {
            long word = BitReader.load(window, position);
            int width = packedWidths >>> ((int) (word >>> 59) & 24) & 31;
            int size = 2 + 3 * width;
            long symbols = word >>> Long.SIZE - size;
            int mask = (1 << width) - 1;
            values[at] = SignMapping.fromUnsigned((int) (symbols >>> 2 * width) & mask);
            values[at + 1] = SignMapping.fromUnsigned((int) (symbols >>> width) & mask);
            values[at + 2] = SignMapping.fromUnsigned((int) symbols & mask);
            position += size;
        }
        bits.position(position);
    }

    private void decodeWide(int[] values, int from, int to) throws IOException {
        byte[] window = bits.window();
        int position = bits.position();
        for (int at = from; at < to; at += 3) {
            int width = widths >>> ((int) (BitReader.load(window, position) >>> 59) & 24) & 63;
            if (width > MAX_WIDTH) {
                bits.position(position);
                throw bits.broken("triplet has symbols of " + width + " bits, must be at most " + MAX_WIDTH);
            }
            position += 2;
            for (int c = 0; c < 3; c++) {
                int symbol = (int) (BitReader.load(window, position) >>> 1 >>> Long.SIZE - 1 - width);
                values[at + c] = SignMapping.fromUnsigned(symbol);
                position += width;
            }
        }
        bits.position(position);
    }
}
