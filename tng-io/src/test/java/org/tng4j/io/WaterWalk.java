package org.tng4j.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.zip.CRC32;

/// Frames of particles on a random walk, from one seed: molecules of three, as dense as water, in a cube. Whole
/// multiples of a precision, so that every codec can hold the same values.
public final class WaterWalk {
    private static final int MOLECULE = 3;
    private static final int MOLECULES_PER_CUBIC_NANOMETRE = 33;
    /// As the two words in a payload's header say it.
    private static final float PRECISION = (float) (4_294_967 / 4_294_967_295.0);
    private static final int BOND = 80;
    private static final int MOVE = 24;

    private final Random dice;
    private final int[] frame;

    WaterWalk(long seed, int particles) {
        dice = new Random(seed);
        frame = new int[3 * particles];
        double volume = (double) particles / MOLECULE / MOLECULES_PER_CUBIC_NANOMETRE;
        int edge = 1 + (int) (1000 * Math.cbrt(volume));
        for (int i = 0; i < frame.length; i++) {
            int member = i / 3 % MOLECULE;
            frame[i] = member == 0 ? dice.nextInt(edge) : frame[i - 3 * member] + dice.nextInt(2 * BOND + 1) - BOND;
        }
    }

    /// Returns the integers of the next frames, one after the other.
    int[] next(int frames) {
        int[] integers = new int[frames * frame.length];
        for (int i = 0; i < frames; i++) {
            System.arraycopy(frame, 0, integers, i * frame.length, frame.length);
            move();
        }
        return integers;
    }

    private void move() {
        for (int i = 0; i < frame.length; i++) {
            frame[i] += dice.nextInt(2 * MOVE + 1) - MOVE;
        }
    }

    /// Returns what integers stand for: converted to float32 and multiplied there, once.
    public static float[] floats(int[] integers) {
        float[] values = new float[integers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) integers[i] * PRECISION;
        }
        return values;
    }

    /// Returns the CRC-32 of `count` values, little-endian, as oracles give it.
    public static String checksum(float[] values, int from, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values, from, count);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return String.format("%08x", crc.getValue());
    }
}
