package org.tng4j.io.internal.compress;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A payload of any size, parameters and values that one pair of algorithms can hold, all from one seed; and what a
/// decoder must make of it.
final class SeededPayload {
    private static final int MOST_PARTICLE_FRAMES = 200_000;
    /// Parameters from 1 on.
    static final int STOP_BITS_PARAMETERS = 31;
    /// Parameters from 0 on.
    static final int TRIPLETS_PARAMETERS = 32;
    /// Seeds that one pair of algorithms has in a row, from a multiple of it on.
    static final int SEEDS_OF_PAIR = 8;

    final long seed;
    final Algorithm initial;
    final Algorithm following;
    final int initialParameter;
    final int followingParameter;
    final int particles;
    final int frames;
    /// All frames, one after the other.
    final int[] integers;
    final int precisionHigh;
    final int precisionLow;
    private final Random dice;
    private final boolean isPlain;

    /// @param then null for one frame
    SeededPayload(long seed, Algorithm initial, @Nullable Algorithm then) {
        this(seed, initial, then, null);
    }

    /// Makes one of a known size, with two frames or more.
    static SeededPayload of(long seed, Algorithm initial, Algorithm then, int particles, int frames) {
        return new SeededPayload(seed, initial, then, new Size(particles, frames));
    }

    private record Size(int particles, int frames) {}

    private SeededPayload(long seed, Algorithm initial, @Nullable Algorithm then, @Nullable Size asked) {
        this.seed = seed;
        this.initial = initial;
        this.following = then == null ? initial : then;
        this.initialParameter = parameter(initial, seed);
        this.followingParameter = parameter(following, followingTurn());
        this.dice = new Random(seed * 0x9E3779B97F4A7C15L);
        this.isPlain = dice.nextInt(3) == 0;
        Size size = asked == null ? size(then == null) : asked;
        this.particles = size.particles();
        this.frames = size.frames();
        this.integers = new int[3 * particles * frames];
        fill(initial, 0, 1);
        fill(following, 1, frames);
        boolean isUsual = dice.nextInt(3) == 0;
        this.precisionHigh = isUsual ? 0 : dice.nextInt() >> dice.nextInt(32);
        this.precisionLow = isUsual ? 4_294_967 : dice.nextInt();
    }

    private Size size(boolean isOneFrame) {
        int most = logUniform(MOST_PARTICLE_FRAMES);
        int count = isOneFrame ? most : logUniform(most);
        return new Size(count, isOneFrame ? 1 : Math.max(2, most / count));
    }

    private int logUniform(int most) {
        return (int) Math.exp(dice.nextDouble() * Math.log(most + 1.0));
    }

    /// Sums up what one section codes.
    private void fill(Algorithm algorithm, int from, int to) {
        int width = 3 * particles;
        int[] coded = coded(algorithm, (to - from) * width);
        for (int i = 0; i < coded.length; i++) {
            int at = from * width + i;
            integers[at] = coded[i] + switch (algorithm.reference()) {
                case NONE -> 0;
                case PARTICLE_BEFORE -> at % width < 3 ? 0 : integers[at - 3];
                case FRAME_BEFORE -> integers[at - width];
            };
        }
    }

    private int[] coded(Algorithm algorithm, int count) {
        SeededValues values = new SeededValues(dice);
        boolean isWater = isPlain && (algorithm.coder() == Coder.XTC2 || algorithm.coder() == Coder.XTC3);
        return isWater ? values.water(count) : values.of(algorithm.coder(), count);
    }

    /// Returns the parameter in the header: each in turn, from the largest down, for the coders that have one.
    private static int parameter(Algorithm algorithm, long turn) {
        return switch (algorithm.coder()) {
            case STOP_BITS -> STOP_BITS_PARAMETERS - (int) (turn % STOP_BITS_PARAMETERS);
            case TRIPLETS -> TRIPLETS_PARAMETERS - 1 - (int) (turn % TRIPLETS_PARAMETERS);
            default -> 0;
        };
    }

    /// Counts the payloads in which the following algorithm follows: the first seeds of each algorithm before it are
    /// one after another, later seeds go on from elsewhere. The seeds of those that begin need no count of their own,
    /// because all pairs of one stand together.
    private long followingTurn() {
        long before = Arrays.stream(Algorithm.values()).takeWhile(algorithm -> algorithm != initial)
                .filter(algorithm -> algorithm.quantity() == initial.quantity()
                        && Algorithm.of(algorithm.quantity(), algorithm.id(), true) != null).count();
        return before * SEEDS_OF_PAIR + seed % SEEDS_OF_PAIR + (seed >>> 10);
    }

    /// Returns the precision that the header's two words stand for.
    double precision() {
        double size = (precisionHigh & 0x7fff_ffff) + (precisionLow & 0xffff_ffffL) * (1.0 / 4294967295.0);
        return precisionHigh < 0 ? -size : size;
    }

    /// Returns the payload, the same each time.
    byte[] encode() {
        Random writing = new Random(~seed);
        int width = 3 * particles;
        byte[] first = section(initial, initialParameter, 0, width, writing);
        BwlzhEncoder.Bytes out = new BwlzhEncoder.Bytes()
                .number(initial.quantity() == Algorithm.Quantity.POSITIONS ? 0x50474E54 : 0x56474E54, 4)
                .number(particles, 4).number(frames, 4).number(initial.id(), 4).number(initialParameter, 4)
                .number(frames > 1 ? following.id() : 0, 4).number(frames > 1 ? followingParameter : 0, 4)
                .number(precisionLow, 4).number(precisionHigh, 4).number(first.length, 4).all(first);
        if (frames > 1) {
            byte[] rest = section(following, followingParameter, width, integers.length, writing);
            out.number(rest.length, 4).all(rest);
        }
        return out.toArray();
    }

    private byte[] section(Algorithm algorithm, int parameter, int from, int to, Random writing) {
        int[] values = new int[to - from];
        for (int i = from; i < to; i++) {
            values[i - from] = integers[i] - switch (algorithm.reference()) {
                case NONE -> 0;
                case PARTICLE_BEFORE -> i % (3 * particles) < 3 ? 0 : integers[i - 3];
                case FRAME_BEFORE -> integers[i - 3 * particles];
            };
        }
        return switch (algorithm.coder()) {
            case STOP_BITS -> StopBitsEncoder.encode(values, parameter);
            case TRIPLETS -> new TripletsEncoder(parameter, writing, isPlain).encode(values);
            case XTC2 -> isPlain ? Xtc2Encoder.plain(values, particles, new BitSet())
                    : Xtc2Encoder.any(values, particles, writing, new BitSet());
            case XTC3 -> new Xtc3Encoder(values, particles, writing, isPlain)
                    .encode(writing.nextInt(4) > 0, writing.nextInt(40) + 1, 1 + writing.nextInt(255));
            case BWLZH -> BwlzhEncoder.section(values, particles, writing);
        };
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + particles + " particles, " + frames + " frames, " + initial.quantity() + " "
                + initial + " " + initialParameter + ", then " + following + " " + followingParameter;
    }
}
