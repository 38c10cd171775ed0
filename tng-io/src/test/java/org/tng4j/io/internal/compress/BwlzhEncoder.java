package org.tng4j.io.internal.compress;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;

/// Writes BWLZH blocks that no vector has: every dictionary storage, with and without LZ77, inner blocks of any size.
/// Small and slow; written from docs/compression.md, knows nothing of the decoder.
final class BwlzhEncoder {
    private static final int MAX_CODE_LENGTH = 31;

    private final Bytes out = new Bytes();
    private final int innerSize;
    private final int storage;
    private final boolean isLz77;

    /// @param innerSize values in an inner block
    /// @param storage   of dictionaries, 0 to 2
    BwlzhEncoder(int innerSize, int storage, boolean isLz77) {
        this.innerSize = innerSize;
        this.storage = storage;
        this.isLz77 = isLz77;
    }

    /// Little-endian numbers into memory.
    static final class Bytes {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Bytes number(long value, int size) {
            for (int i = 0; i < size; i++) {
                bytes.write((int) (value >>> 8 * i));
            }
            return this;
        }

        Bytes all(byte[] more) {
            bytes.writeBytes(more);
            return this;
        }

        byte[] toArray() {
            return bytes.toByteArray();
        }
    }

    /// Returns a section of whole frames: an offset and a block that holds the values of each coordinate in turn.
    static byte[] section(int[] values, int particles, Random dice) {
        int offset = dice.nextInt();
        int innerSize = dice.nextBoolean() ? 200_000 : values.length / 20 + 1 + dice.nextInt(2 * values.length);
        int[] symbols = new int[values.length];
        int width = 3 * particles;
        int frames = values.length / width;
        for (int i = 0; i < values.length; i++) {
            symbols[i % width * frames + i / width] = values[i] + offset;
        }
        byte[] block = new BwlzhEncoder(innerSize, dice.nextInt(3), dice.nextBoolean()).encode(symbols);
        return new Bytes().number(offset, 4).all(block).toArray();
    }

    /// Returns a block of these values.
    byte[] encode(int[] values) {
        out.number(values.length, 4);
        for (int from = 0; from < values.length; from += innerSize) {
            inner(Arrays.copyOfRange(values, from, Math.min(values.length, from + innerSize)));
        }
        return out.toArray();
    }

    private void inner(int[] values) {
        int[] symbols = split(values);
        int[] rows = sortedRotations(symbols);
        int[] last = new int[rows.length];
        int row = 0;
        for (int i = 0; i < rows.length; i++) {
            last[i] = symbols[(rows[i] + rows.length - 1) % rows.length];
            row = rows[i] == 0 ? i : row;
        }
        out.number(values.length, 4).number(symbols.length, 4).number(row, 4);
        for (int plane = 0; plane < 3; plane++) {
            plane(moveToFront(last, 8 * plane));
        }
    }

    static int[] split(int[] values) {
        int[] symbols = new int[3 * values.length];
        int n = 0;
        for (int value : values) {
            if (value >>> 15 == 0) {
                symbols[n++] = value;
            } else if (value >>> 30 == 0) {
                symbols[n++] = value & 0x7fff | 0x8000;
                symbols[n++] = value >>> 15;
            } else {
                symbols[n++] = value & 0x7fff | 0x8000;
                symbols[n++] = value >>> 15 & 0x7fff | 0x8000;
                symbols[n++] = value >>> 30;
            }
        }
        return Arrays.copyOf(symbols, n);
    }

    /// Sorts all rotations by one symbol, two, four and so on, until no two are the same or all symbols have counted.
    private static int[] sortedRotations(int[] symbols) {
        int n = symbols.length;
        int[] rank = symbols;
        int[] rows = IntStream.range(0, n).toArray();
        for (int length = 0; ; length = Math.max(1, 2 * length)) {
            rows = sorted(rows, rank, length % n);
            int[] next = new int[n];
            int group = 0;
            for (int i = 1; i < n; i++) {
                boolean isSame = rank[rows[i]] == rank[rows[i - 1]]
                        && rank[(rows[i] + length) % n] == rank[(rows[i - 1] + length) % n];
                group += isSame ? 0 : 1;
                next[rows[i]] = group;
            }
            rank = next;
            if (length >= n || group == n - 1) {
                return rows;
            }
        }
    }

    /// Sorts rotations that stand in the order of what follows their first `length` symbols by those.
    private static int[] sorted(int[] rows, int[] rank, int length) {
        int[] start = new int[Math.max(1 << 16, rows.length) + 1];
        for (int each : rank) {
            start[each + 1]++;
        }
        for (int i = 1; i < start.length; i++) {
            start[i] += start[i - 1];
        }
        int[] sorted = new int[rows.length];
        for (int row : rows) {
            int before = row < length ? row - length + rows.length : row - length;
            sorted[start[rank[before]]++] = before;
        }
        return sorted;
    }

    private static int[] moveToFront(int[] symbols, int shift) {
        int[] list = IntStream.range(0, 256).toArray();
        int[] codes = new int[symbols.length];
        for (int i = 0; i < symbols.length; i++) {
            int symbol = symbols[i] >>> shift & 0xff;
            int code = 0;
            while (list[code] != symbol) {
                code++;
            }
            System.arraycopy(list, 0, list, 1, code);
            list[0] = symbol;
            codes[i] = code;
        }
        return codes;
    }

    private void plane(int[] codes) {
        List<Integer> data = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        List<Integer> distances = new ArrayList<>();
        if (isLz77) {
            lz77(codes, data, lengths, distances);
        }
        boolean isCopied = !lengths.isEmpty();
        int[] symbols = isCopied ? array(data) : runLengths(codes);
        byte[] block = huffman(symbols);
        out.number(isCopied ? 1 : 0, 1).number(symbols.length, 4).number(block.length, 4).all(block);
        if (isCopied) {
            copies(array(lengths), array(distances));
        }
    }

    private void copies(int[] lengths, int[] distances) {
        out.number(distances.length, 4);
        if (distances.length > 2) {
            byte[] block = huffman(distances);
            out.number(0, 1).number(block.length, 4).all(block);
        } else if (distances.length > 0) {
            out.number(1, 1);
            Arrays.stream(distances).forEach(distance -> out.number(distance, 2));
        }
        byte[] block = huffman(lengths);
        out.number(lengths.length, 4).number(block.length, 4).all(block);
    }

    /// Copies from where the same two codes stood last.
    private static void lz77(int[] codes, List<Integer> data, List<Integer> lengths, List<Integer> distances) {
        int[] seen = new int[1 << 16];
        Arrays.fill(seen, -1);
        for (int i = 0; i < codes.length; ) {
            int next = i + 1 < codes.length ? codes[i + 1] : 0;
            int from = seen[codes[i] << 8 | next];
            seen[codes[i] << 8 | next] = i;
            int length = 0;
            while (from >= 0 && i - from < 65_536 && i + length < codes.length && length < 65_535
                    && codes[from + length] == codes[i + length]) {
                length++;
            }
            if (length > 4) {
                data.add(i - from == 1 ? 0 : 1);
                lengths.add(length);
                if (i - from > 1) {
                    distances.add(i - from);
                }
                i += length;
            } else {
                data.add(codes[i++] + 2);
            }
        }
    }

    static int[] runLengths(int[] values) {
        int[] symbols = new int[values.length]; // no run takes more symbols than it has values
        int n = 0;
        for (int i = 0; i < values.length; ) {
            int count = 1;
            while (i + count < values.length && values[i + count] == values[i]) {
                count++;
            }
            for (int rest = count; rest > 1; rest >>>= 1) {
                symbols[n++] = rest & 1;
            }
            symbols[n++] = values[i] + 2;
            i += count;
        }
        return Arrays.copyOf(symbols, n);
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private byte[] huffman(int[] symbols) {
        return huffman(symbols, codeLengths(symbols), storage);
    }

    /// Returns a Huffman block.
    ///
    /// @param lengths of the codes, by symbol
    /// @param storage of the dictionary, 0 to 2
    static byte[] huffman(int[] symbols, int[] lengths, int storage) {
        byte[] coded = code(symbols, lengths);
        Bytes block = new Bytes().number(1, 1).number(storage, 1).number(symbols.length, 4).number(symbols.length, 4)
                .number(coded.length, 4).all(coded);
        if (storage == 0) {
            byte[] packed = packed(lengths);
            return block.number(packed.length, 3).number(entries(lengths), 3).all(packed).toArray();
        }
        int[] elements = new int[lengths.length + 3];
        for (int i = 0; i < 3; i++) {
            elements[i] = lengths.length - 1 >>> 8 * i & 0xff;
        }
        System.arraycopy(lengths, 0, elements, 3, lengths.length);
        int[] inner = storage == 1 ? elements : runLengths(elements);
        int[] innerLengths = codeLengths(inner);
        byte[] codedInner = code(inner, innerLengths);
        byte[] packed = packed(innerLengths);
        block.number(elements.length, 3).number(entries(lengths), 3);
        if (storage == 2) {
            block.number(inner.length, 3);
        }
        return block.number(codedInner.length, 3).number(packed.length, 3).number(entries(innerLengths), 3)
                .all(codedInner).all(packed).toArray();
    }

    private static int entries(int[] lengths) {
        return (int) Arrays.stream(lengths).filter(length -> length > 0).count();
    }

    private static byte[] packed(int[] lengths) {
        BitWriter bits = new BitWriter();
        for (int length : lengths) {
            bits.bits(length == 0 ? 0 : 1 << 5 | length, length == 0 ? 1 : 6);
        }
        return new Bytes().number(lengths.length - 1, 3).all(bits.toBytes()).toArray();
    }

    private record Node(long weight, int symbol, Node left, Node right) {
        void lengths(int depth, int[] lengths) {
            if (left == null) {
                lengths[symbol] = Math.max(1, depth);
            } else {
                left.lengths(depth + 1, lengths);
                right.lengths(depth + 1, lengths);
            }
        }
    }

    static int[] codeLengths(int[] symbols) {
        long[] weights = new long[Arrays.stream(symbols).max().orElseThrow() + 1];
        for (int symbol : symbols) {
            weights[symbol]++;
        }
        int[] lengths = new int[weights.length];
        do {
            PriorityQueue<Node> nodes = new PriorityQueue<>((a, b) -> Long.compare(a.weight, b.weight));
            for (int i = 0; i < weights.length; i++) {
                if (weights[i] > 0) {
                    nodes.add(new Node(weights[i], i, null, null));
                    weights[i] = weights[i] + 1 >>> 1;
                }
            }
            while (nodes.size() > 1) {
                Node a = nodes.remove();
                Node b = nodes.remove();
                nodes.add(new Node(a.weight + b.weight, -1, a, b));
            }
            nodes.remove().lengths(0, lengths);
        } while (Arrays.stream(lengths).max().orElseThrow() > MAX_CODE_LENGTH);
        return lengths;
    }

    private static byte[] code(int[] symbols, int[] lengths) {
        int[] codes = new int[lengths.length];
        int code = 0;
        for (int length = 1; length <= MAX_CODE_LENGTH; length++) {
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    codes[symbol] = code++;
                }
            }
            code <<= 1;
        }
        BitWriter bits = new BitWriter();
        for (int symbol : symbols) {
            bits.bits(codes[symbol], lengths[symbol]);
        }
        return bits.toBytes();
    }
}
