package org.tng4j.io.internal.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.internal.bytes.HeapFile;

/// What the test's own encoders wrote is what the decoders read: sizes, bases and instructions that no vector has.
/// On failure the seed is in the message.
class RoundTripPropertyTest {
    /// For each coder and seed; asked for as the sum of nine such runs.
    private static final int INPUTS = Math.ceilDiv(Integer.getInteger("tng4j.inputs", 500), 9);
    private static final int MOST_VALUES = 6_000;
    /// So many show every index of XTC2.
    private static final int XTC2_INPUTS = 1_600;

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
            byte[] section = BwlzhEncoder.section(values, particles, dice);
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
    @ValueSource(longs = {1, 2, 3})
    void decodesStopBitSections(long seed) throws IOException {
        for (long input = seed * 1_000_000; input < seed * 1_000_000 + INPUTS; input++) {
            Random dice = new Random(input);
            int particles = 1 + size(dice);
            int frames = 1 + dice.nextInt(Math.max(1, MOST_VALUES / particles / 3));
            int parameter = 1 + (int) (input % 31);
            int[] values = new SeededValues(dice).of(Coder.STOP_BITS, 3 * particles * frames);
            byte[] section = StopBitsEncoder.encode(values, parameter);
            checkBits(Coder.STOP_BITS, section, values, particles, parameter, "seed " + input);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void decodesTripletSections(long seed) throws IOException {
        for (long input = seed * 1_000_000; input < seed * 1_000_000 + INPUTS; input++) {
            Random dice = new Random(input);
            int particles = 1 + size(dice);
            int frames = 1 + dice.nextInt(Math.max(1, MOST_VALUES / particles / 3));
            int parameter = (int) (input % 32);
            int[] values = new SeededValues(dice).of(Coder.TRIPLETS, 3 * particles * frames);
            byte[] section = new TripletsEncoder(parameter, dice, dice.nextBoolean()).encode(values);
            checkBits(Coder.TRIPLETS, section, values, particles, parameter, "seed " + input);
        }
    }

    /// Also sees to it that every instruction, run length and index was there.
    @Test
    void decodesXtc2SectionsOfEveryKind() throws IOException {
        BitSet seen = new BitSet();
        for (long input = 0; input < Math.max(3 * INPUTS, XTC2_INPUTS); input++) {
            Random dice = new Random(input);
            int particles = 1 + size(dice);
            int frames = 1 + dice.nextInt(Math.max(1, MOST_VALUES / particles / 3));
            boolean isPlain = dice.nextInt(3) == 0;
            int count = 3 * particles * frames;
            SeededValues shapes = new SeededValues(dice);
            int[] values = isPlain ? shapes.water(count) : shapes.of(Coder.XTC2, count);
            byte[] section = isPlain ? Xtc2Encoder.plain(values, particles, seen)
                    : Xtc2Encoder.any(values, particles, dice, seen);
            checkBits(Coder.XTC2, section, values, particles, 0, "seed " + input);
        }
        BitSet missing = everythingOfXtc2();
        missing.andNot(seen);
        assertEquals(new BitSet(), missing);
    }

    private static BitSet everythingOfXtc2() {
        BitSet everything = new BitSet();
        everything.set(Xtc2Section.ONLY_LARGE, Xtc2Section.RUN_INTO_NEXT_FRAME + 1);
        everything.set(Xtc2Section.RUN + 1, Xtc2Section.RUN + Xtc2Section.LONGEST_RUN + 1);
        everything.set(Xtc2Section.SWAPPED_RUN + 2, Xtc2Section.SWAPPED_RUN + Xtc2Section.LONGEST_RUN + 1);
        everything.set(Xtc2Section.SMALL_INDEX, Xtc2Section.SMALL_INDEX + MagicTables.COUNT);
        everything.set(Xtc2Section.LARGE_INDEX, Xtc2Section.LARGE_INDEX + MagicTables.COUNT);
        return everything;
    }

    /// Decodes a section of bits, through a small window and a large one, and not if its last byte is gone.
    private static void checkBits(Coder coder, byte[] content, int[] values, int particles, int parameter, String name)
            throws IOException {
        int frames = values.length / 3 / particles;
        HeapFile file = new HeapFile("run.tng", content);
        SectionBytes section = new SectionBytes(file);
        for (int windowSize : new int[] {1, BitReader.WINDOW_SIZE}) {
            CodedFrames coded = coder.make(file, windowSize);
            section.open(0, content.length, RoundTripPropertyTest::nowhere);
            assertArrayEquals(values, decode(coded, section, particles, frames, parameter), name);
            section.open(0, content.length - 1, CodecGoldenTest::place);
            assertThrows(TngFormatException.class, () -> decode(coded, section, particles, frames, parameter), name);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void decodesAgainWithoutAllocating(boolean isBase) throws IOException {
        int[] values = values(new Random(7), 3 * 500 * 2, 12);
        byte[] section = new Xtc3Encoder(values, 500, new Random(7), false).encode(isBase, 24, 8);
        SectionBytes bytes = Sections.of(section);
        int[] frame = new int[3 * 500];
        xtc3.open(bytes, 500, 2, 0);
        long allocated = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long before = AllocatedBytes.ofThisThread();
            bytes.open(0, section.length, RoundTripPropertyTest::nowhere);
            xtc3.open(bytes, 500, 2, 0);
            xtc3.next(frame, 0, frame.length);
            xtc3.next(frame, 0, frame.length);
            allocated = Math.min(allocated, AllocatedBytes.ofThisThread() - before);
        }
        assertEquals(0, allocated, "bytes allocated by decoding the same section again");
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

    private static int[] decode(CodedFrames coder, byte[] content, int particles, int frames) throws IOException {
        SectionBytes section = Sections.of(content);
        int[] all = decode(coder, section, particles, frames, 0);
        assertEquals(0, section.remaining());
        return all;
    }

    private static int[] decode(CodedFrames coder, SectionBytes section, int particles, int frames, int parameter)
            throws IOException {
        coder.open(section, particles, frames, parameter);
        int[] all = new int[3 * particles * frames];
        int[] frame = new int[3 * particles];
        for (int f = 0; f < frames; f++) {
            coder.next(frame, 0, frame.length);
            System.arraycopy(frame, 0, all, f * frame.length, frame.length);
        }
        return all;
    }
}
