package org.tng4j.io.internal.compress;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Frames of a real trajectory as a payload in any coding, with the parameters and runs that the reference encoder
/// chooses: what it costs to decode is then what it costs in files. Slow; knows nothing of the decoder but the
/// algorithms' ids. Precision 0.001, the one that GROMACS writes unless told otherwise.
final class RealPayload {
    private static final int PRECISION_LOW = 4_294_967;
    private static final int MOST_PARAMETER = 19;
    /// Following frames that a parameter is chosen by: GROMACS shows five frames to the encoder.
    private static final int TRIED_FRAMES = 4;
    private static final int INNER_SIZE = 200_000;
    /// Of dictionaries; the reference takes the smallest of three, which for water is mostly this one.
    private static final int STORAGE = 1;

    private final int[] integers;
    private final int width;

    /// A coded section and the parameter it was coded with.
    static final class Section {
        final Algorithm algorithm;
        final int parameter;
        final byte[] bytes;

        Section(Algorithm algorithm, int parameter, byte[] bytes) {
            this.algorithm = algorithm;
            this.parameter = parameter;
            this.bytes = bytes;
        }
    }

    /// @param integers of all frames, one after the other
    RealPayload(int[] integers, int particles) {
        this.integers = integers;
        this.width = 3 * particles;
    }

    /// Codes the first frame.
    Section first(Algorithm algorithm) {
        return section(algorithm, 0, 1);
    }

    /// Codes all frames behind the first.
    Section following(Algorithm algorithm) {
        return section(algorithm, 1, integers.length / width);
    }

    /// Returns the payload of two sections, or of one frame's.
    byte[] encode(Section first, @Nullable Section following) {
        BwlzhEncoder.Bytes out = new BwlzhEncoder.Bytes().number(0x50474E54, 4).number(width / 3, 4)
                .number(following == null ? 1 : integers.length / width, 4)
                .number(first.algorithm.id(), 4).number(first.parameter, 4)
                .number(following == null ? 0 : following.algorithm.id(), 4)
                .number(following == null ? 0 : following.parameter, 4)
                .number(PRECISION_LOW, 4).number(0, 4).number(first.bytes.length, 4).all(first.bytes);
        if (following != null) {
            out.number(following.bytes.length, 4).all(following.bytes);
        }
        return out.toArray();
    }

    private Section section(Algorithm algorithm, int from, int to) {
        int[] coded = coded(algorithm, from, to);
        int[] tried = Arrays.copyOf(coded, Math.min(coded.length, TRIED_FRAMES * width));
        return switch (algorithm.coder()) {
            case STOP_BITS -> {
                int parameter = best(p -> StopBitsEncoder.encode(tried, p));
                yield new Section(algorithm, parameter, StopBitsEncoder.encode(coded, parameter));
            }
            case TRIPLETS -> {
                int parameter = best(p -> triplets(tried, p));
                yield new Section(algorithm, parameter, triplets(coded, parameter));
            }
            case XTC3 -> new Section(algorithm, 0, new Xtc3FrameEncoder(coded).encode());
            case BWLZH -> new Section(algorithm, 0, bwlzh(coded));
            case XTC2 -> throw new IllegalArgumentException("coder is XTC2, must be cut from a file");
        };
    }

    private int[] coded(Algorithm algorithm, int from, int to) {
        int[] coded = Arrays.copyOfRange(integers, from * width, to * width);
        for (int i = 0; i < coded.length; i++) {
            int at = from * width + i;
            coded[i] -= switch (algorithm.reference()) {
                case NONE -> 0;
                case PARTICLE_BEFORE -> at % width < 3 ? 0 : integers[at - 3];
                case FRAME_BEFORE -> integers[at - width];
            };
        }
        return coded;
    }

    /// Returns the first parameter whose section no other one beats.
    private static int best(IntFunction<byte[]> encoder) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int parameter = 1; parameter <= MOST_PARAMETER; parameter++) {
            int size = encoder.apply(parameter).length;
            if (size < least) {
                least = size;
                best = parameter;
            }
        }
        return best;
    }

    private static byte[] triplets(int[] values, int parameter) {
        return new TripletsEncoder(parameter, new Random(0), true).encode(values);
    }

    /// Particle, component, frame; counted from the least value.
    private byte[] bwlzh(int[] values) {
        int offset = -Arrays.stream(values).min().orElseThrow();
        int frames = values.length / width;
        int[] symbols = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            symbols[i % width * frames + i / width] = values[i] + offset;
        }
        byte[] block = new BwlzhEncoder(INNER_SIZE, STORAGE, false).encode(symbols);
        return new BwlzhEncoder.Bytes().number(offset, 4).all(block).toArray();
    }
}
