package org.tng4j.io.internal.compress;

import java.io.IOException;

/// Each symbol a chain of chunks, least significant first, each chunk followed by a bit that says whether one more
/// comes. The first chunk is `parameter` bits wide, each further one half of the one before.
///
/// `{ data(width) more(1) }⁺ × 3 × particles × frames`
///
/// Chains of up to [#LOOKUP_BITS] bits are looked up; three of them in one load.
/// Source: docs/compression.md, *Stop-bit coding*.
final class StopBits implements CodedFrames {
    private static final int LOOKUP_BITS = 12;
    private static final int SIZE_MASK = 31;
    /// Bits of a load that are there wherever it starts.
    private static final int LOADED_BITS = 57;

    private final BitReader bits;
    /// By the next bits: value and size (5 bits) of the chain; 0 where it is longer.
    private final int[] chains = new int[1 << LOOKUP_BITS];
    private int chainsParameter;
    private int parameter;

    StopBits(BitReader bits) {
        this.bits = bits;
    }

    @Override
    public void open(SectionBytes section, int particleCount, int frames, int first) throws IOException {
        bits.open(section);
        parameter = first;
        bits.requireAtLeast((first + 1L) * 3 * particleCount * frames, "stop-bit values");
        if (chainsParameter != first) {
            fillChains();
            chainsParameter = first;
        }
    }

    private void fillChains() {
        for (int i = 0; i < chains.length; i++) {
            chains[i] = chain((long) i << Long.SIZE - LOOKUP_BITS);
        }
    }

    /// Value and size of the chain at the top of a word, 0 if it does not end within the looked-up bits.
    private int chain(long word) {
        int used = 0;
        int shift = 0;
        int symbol = 0;
        for (int width = parameter; used + width < LOOKUP_BITS; width = Math.max(width >> 1, 1)) {
            symbol |= (int) (word << used >>> Long.SIZE - width) << shift;
            shift += width;
            used += width + 1;
            if ((word << used - 1) >= 0) {
                return SignMapping.fromUnsigned(symbol) << 5 | used;
            }
        }
        return 0;
    }

    @Override
    public void next(int[] values, int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            bits.fill();
            at = decode(values, at, to);
            at = at < to ? decodeLong(values, at) : at;
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

    /// Decodes triplets of short chains up to the end, or to the last word of the window, or to a longer chain.
    private int decode(int[] values, int from, int to) {
        byte[] window = bits.window();
        int position = bits.position();
        int last = bits.limit() - 3 * LOOKUP_BITS;
        int at = from;
        while (at < to - 2 && position <= last) {
            long word = BitReader.load(window, position);
            int x = chains[(int) (word >>> Long.SIZE - LOOKUP_BITS)];
            word <<= x & SIZE_MASK;
            int y = chains[(int) (word >>> Long.SIZE - LOOKUP_BITS)];
            word <<= y & SIZE_MASK;
            int z = chains[(int) (word >>> Long.SIZE - LOOKUP_BITS)];
            if (x == 0 || y == 0 || z == 0) {
                break;
            }
            values[at] = x >> 5;
            values[at + 1] = y >> 5;
            values[at + 2] = z >> 5;
            position += (x & SIZE_MASK) + (y & SIZE_MASK) + (z & SIZE_MASK);
            at += 3;
        }
        bits.position(position);
        return at;
    }

    /// Decodes one triplet, whatever its chains.
    private int decodeLong(int[] values, int at) throws IOException {
        for (int c = 0; c < 3; c++) {
            values[at + c] = SignMapping.fromUnsigned(symbol());
        }
        return at + 3;
    }

    private int symbol() throws IOException {
        bits.fill();
        long word = BitReader.load(bits.window(), bits.position());
        int used = 0;
        int shift = 0;
        long symbol = 0;
        for (int width = parameter; used + width + 1 <= LOADED_BITS; width = Math.max(width >> 1, 1)) {
            symbol |= placed(word << used >>> Long.SIZE - width, shift);
            shift += width;
            used += width + 1;
            if ((word << used - 1) >= 0) {
                bits.position(bits.position() + used);
                bits.requireInside();
                return (int) symbol;
            }
        }
        return symbolByChunks();
    }

    /// A chain that is longer than one load, chunk by chunk; it ends with the section at the latest.
    private int symbolByChunks() throws IOException {
        int shift = 0;
        int symbol = 0;
        for (int width = parameter; ; width = Math.max(width >> 1, 1)) {
            symbol |= placed(Integer.toUnsignedLong(bits.bits(width)), shift);
            shift = Math.min(shift + width, Integer.SIZE);
            if (bits.bits(1) == 0) {
                return symbol;
            }
        }
    }

    /// Puts the data of a chunk where they belong among 32 bits.
    private int placed(long data, int shift) throws IOException {
        long placed = data << Math.min(shift, Integer.SIZE);
        if (placed >>> Integer.SIZE != 0) {
            throw bits.broken("stop-bit symbol has a bit above its 32, must have none");
        }
        return (int) placed;
    }
}
