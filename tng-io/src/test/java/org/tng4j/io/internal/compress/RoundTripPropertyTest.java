package org.tng4j.io.internal.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.io.format.Place;

/// What the test's own encoders wrote is what the decoders read: sizes, bases and instructions that no vector has.
/// On failure the seed is in the message.
class RoundTripPropertyTest {
    /// For each of nine runs; a thorough run asks for more.
    private static final int INPUTS = Integer.getInteger("tng4j.inputs", 60);
    private static final int MOST_VALUES = 6_000;
    /// Bytes that asking for allocated bytes allocates at most.
    private static final int ASKING = 4_000;

    private final CodedFrames bwlzh = new Bwlzh();
    private final CodedFrames xtc3 = new Xtc3();
    private final BaseBlock base = new BaseBlock();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void decodesBwlzhSections(long seed) throws IOException {
        for (long input = seed * 1_000_000; input < seed * 1_000_000 + INPUTS; input++) {
            Random dice = new Random(input);
            int particles = 1 + size(dice);
            int frames = 1 + dice.nextInt(Math.max(1, MOST_VALUES / particles / 3));
            int[] values = values(dice, 3 * particles * frames, 1 + dice.nextInt(32));
            int offset = dice.nextInt();
            int innerSize = 1 + dice.nextInt(2 * values.length);
            BwlzhEncoder encoder = new BwlzhEncoder(Math.max(values.length / 20 + 1, innerSize), dice.nextInt(3),
                    dice.nextBoolean());
            byte[] block = encoder.encode(transposed(values, 3 * particles, frames, offset));
            byte[] section = new BwlzhEncoder.Bytes().number(offset, 4).all(block).toArray();
            assertArrayEquals(values, decode(bwlzh, section, particles, frames), "seed " + input);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void decodesXtc3Sections(long seed) throws IOException {
        for (long input = seed * 1_000_000; input < seed * 1_000_000 + INPUTS; input++) {
            Random dice = new Random(input);
            int particles = 1 + size(dice);
            int frames = 1 + dice.nextInt(Math.max(1, MOST_VALUES / particles / 3));
            int[] values = values(dice, 3 * particles * frames, 2 + dice.nextInt(28));
            byte[] section = new Xtc3Encoder(values, particles, dice, false)
                    .encode(dice.nextBoolean(), 1 + dice.nextInt(40), 1 + dice.nextInt(255));
            assertArrayEquals(values, decode(xtc3, section, particles, frames), "seed " + input);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void decodesBaseBlocks(long seed) throws IOException {
        for (long input = seed * 1_000_000; input < seed * 1_000_000 + INPUTS; input++) {
            Random dice = new Random(input);
            int[] values = values(dice, 3 + 3 * size(dice), 1 + dice.nextInt(32));
            for (int i = 0; i < values.length; i++) {
                values[i] = values[i] == -1 ? -2 : values[i];
            }
            int digits = dice.nextInt(4) == 0 ? 1 + dice.nextInt(16_384) : 1 + dice.nextInt(64);
            byte[] block = Xtc3Encoder.base(values, digits, 1 + dice.nextInt(255));
            int[] result = new int[values.length];
            SectionBytes section = Sections.of(block);
            base.decode(section, result, values.length);
            assertArrayEquals(values, result, "seed " + input);
            assertEquals(0, section.remaining());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void decodesAgainWithoutAllocating(boolean isBase) throws IOException, ReflectiveOperationException {
        int[] values = values(new Random(7), 3 * 500 * 2, 12);
        byte[] section = new Xtc3Encoder(values, 500, new Random(7), false).encode(isBase, 24, 8);
        SectionBytes bytes = Sections.of(section);
        int[] frame = new int[3 * 500];
        xtc3.open(bytes, 500, 2, 0);
        long allocated = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long before = allocatedBytes();
            bytes.open(0, section.length, RoundTripPropertyTest::nowhere);
            xtc3.open(bytes, 500, 2, 0);
            xtc3.next(frame, 0, frame.length);
            xtc3.next(frame, 0, frame.length);
            allocated = Math.min(allocated, allocatedBytes() - before);
        }
        assertTrue(allocated <= ASKING, "decoding the same section again allocates " + allocated + " bytes");
    }

    /// By reflection, because a named module would have to require `com.sun.management`.
    private static long allocatedBytes() throws ReflectiveOperationException {
        Method bean = Class.forName("java.lang.management.ManagementFactory").getMethod("getThreadMXBean");
        Object threads = bean.invoke(null);
        Method own = Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
        return (long) own.invoke(threads);
    }

    private static Place nowhere() {
        throw new AssertionError("nothing is wrong");
    }

    private static int size(Random dice) {
        return (int) Math.exp(dice.nextDouble() * Math.log(MOST_VALUES / 3));
    }

    /// Numbers of up to `bits` bits, some of them in runs or close to the one three before.
    private static int[] values(Random dice, int count, int bits) {
        int[] values = new int[count];
        int shape = dice.nextInt(4);
        for (int i = 0; i < count; i++) {
            int any = dice.nextInt() >>> (32 - bits);
            boolean isRepeated = i >= 3 && shape > 0 && dice.nextInt(20) > 0;
            values[i] = isRepeated ? values[i - 3] + (shape == 1 ? 0 : dice.nextInt(shape)) : any;
        }
        return values;
    }

    private static int[] transposed(int[] values, int width, int frames, int offset) {
        int[] symbols = new int[values.length];
        for (int f = 0; f < frames; f++) {
            for (int k = 0; k < width; k++) {
                symbols[k * frames + f] = values[f * width + k] + offset;
            }
        }
        return symbols;
    }

    private static int[] decode(CodedFrames coder, byte[] content, int particles, int frames) throws IOException {
        SectionBytes section = Sections.of(content);
        coder.open(section, particles, frames, 0);
        int[] all = new int[3 * particles * frames];
        int[] frame = new int[3 * particles];
        for (int f = 0; f < frames; f++) {
            coder.next(frame, 0, frame.length);
            System.arraycopy(frame, 0, all, f * frame.length, frame.length);
        }
        assertEquals(0, section.remaining());
        return all;
    }
}
