package org.tng4j.io.internal.compress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.io.CodecVectors;
import org.tng4j.io.format.TngException;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.internal.bytes.HeapFile;

/// Whatever a payload claims: its bytes are fetched about once, integers are given for the particles that it declares
/// and no others, and memory goes with what is declared and there.
class BoundedWorkTest {
    private static final Duration HANG = Duration.ofSeconds(10);
    private static final int HEADER_SIZE = 40;
    /// Windows of the smallest size overlap by up to a half, those of the usual size hardly.
    private static final double FACTOR_SMALL_WINDOW = 2;
    private static final double FACTOR = 1.1;
    private static final int SMALL_WINDOW = 1;
    private static final int SMALL = 1100;
    /// Bytes that a small payload may make a decoder allocate: tables and dictionaries, whose sizes the format bounds.
    private static final int MOST_ALLOCATED = 4 << 20;
    private static final int LARGE = 2 * BitReader.WINDOW_SIZE;
    private static final int CHANGES_OF_LARGE = 10;
    /// What the largest Huffman dictionary names.
    private static final int LARGEST_SYMBOL = (1 << 17) + 3;

    /// Decodes all frames of one payload, again and again, and counts.
    private static final class Counting {
        private final HeapFile file;
        private final IntegerFrames decoder;
        private final int particles;
        private final int frames;

        Counting(byte[] payload, int windowSize, int particles, int frames) {
            this.file = new HeapFile("payload", payload);
            this.decoder = new IntegerFrames(file, windowSize);
            this.particles = particles;
            this.frames = frames;
        }

        /// Returns how many bytes were fetched.
        long decode() throws IOException {
            long before = file.fetched();
            try {
                decoder.open(0, file.size(), particles, frames, CodecGoldenTest::place);
                for (int frame = 0; frame < frames; frame++) {
                    decoder.seek(frame);
                    assertEquals(3 * particles, decoder.integers().length);
                }
            } catch (TngException e) {
                assertTrue(e.getMessage().startsWith("vector: "), e.getMessage());
            }
            return file.fetched() - before;
        }
    }

    static Stream<JsonNode> smallVectors() {
        return CodecGoldenTest.vectors().stream().filter(vector -> CodecGoldenTest.name(vector).endsWith("_mix")
                && CodecGoldenTest.payload(vector).length <= SMALL);
    }

    @ParameterizedTest
    @MethodSource("smallVectors")
    void fetchesAndAllocatesLittleForChangedPayloads(JsonNode vector) {
        assertTimeoutPreemptively(HANG, () -> assertLittleFetchedAndAllocated(vector));
    }

    private static void assertLittleFetchedAndAllocated(JsonNode vector) throws IOException {
        byte[] payload = CodecGoldenTest.payload(vector).clone();
        Random dice = new Random(payload.length);
        for (int windowSize : new int[] {SMALL_WINDOW, BitReader.WINDOW_SIZE}) {
            Counting counting = new Counting(payload, windowSize, CodecGoldenTest.particles(vector),
                    CodecGoldenTest.frames(vector));
            counting.decode();
            for (int at = HEADER_SIZE; at < payload.length; at++) {
                byte right = payload[at];
                payload[at] ^= (byte) (1 + dice.nextInt(255));
                long before = AllocatedBytes.ofThisThread();
                long fetched = counting.decode();
                long allocated = AllocatedBytes.ofThisThread() - before;
                assertFewFetched(fetched, payload.length, windowSize);
                assertTrue(allocated < MOST_ALLOCATED, "change at " + at + ": allocated " + allocated + " bytes");
                payload[at] = right;
            }
        }
    }

    private static void assertFewFetched(long fetched, int size, int windowSize) {
        double most = HEADER_SIZE + Integer.BYTES
                + size * (windowSize == SMALL_WINDOW ? FACTOR_SMALL_WINDOW : FACTOR);
        assertTrue(fetched <= most, () -> "fetched " + fetched + " bytes of a payload of " + size);
    }

    /// Many windows long, changed anywhere.
    @ParameterizedTest
    @EnumSource(names = {"POSITIONS_1", "POSITIONS_2", "POSITIONS_5", "POSITIONS_8", "POSITIONS_10"})
    void fetchesLargePayloadsOnce(Algorithm following) throws IOException {
        SeededPayload large = large(following);
        byte[] payload = large.encode();
        assertTrue(payload.length > LARGE, large + " is too small to tell: " + payload.length);
        Random dice = new Random(large.seed);
        Counting counting = new Counting(payload, BitReader.WINDOW_SIZE, large.particles, large.frames);
        for (int change = 0; change < CHANGES_OF_LARGE; change++) {
            int at = HEADER_SIZE + dice.nextInt(payload.length - HEADER_SIZE);
            byte right = payload[at];
            payload[at] ^= (byte) (1 + dice.nextInt(255));
            long fetched = assertTimeoutPreemptively(HANG, counting::decode, large::toString);
            assertFewFetched(fetched, payload.length, BitReader.WINDOW_SIZE);
            payload[at] = right;
        }
    }

    /// Returns the first payload of some thousand particles whose values hardly repeat.
    private static SeededPayload large(Algorithm following) {
        for (long seed = 0; ; seed++) {
            SeededPayload payload = new SeededPayload(seed, Algorithm.POSITIONS_5, following);
            boolean isLarge = payload.integers.length > LARGE && payload.frames > 2;
            if (isLarge && Arrays.stream(payload.integers).distinct().count() > payload.integers.length / 2) {
                return payload;
            }
        }
    }

    @Test
    void fetchesMalformedVectorsOnce() {
        List<JsonNode> blobs = CodecVectors.rows("malformed/index.json");
        for (JsonNode blob : blobs) {
            byte[] payload = CodecVectors.bytes("malformed/" + blob.get("name").asText() + ".bin");
            Counting counting = new Counting(payload, SMALL_WINDOW, blob.get("container_natoms").asInt(),
                    blob.get("container_nframes").asInt());
            long fetched = assertTimeoutPreemptively(HANG, counting::decode, blob::toString);
            assertFewFetched(fetched, payload.length, SMALL_WINDOW);
        }
        assertEquals(112, blobs.size());
    }

    /// `01110` over and over: an instruction that writes no particle.
    @Test
    void xtc2EndsWithItsSectionThoughNothingIsWritten() {
        BitWriter out = new BitWriter();
        for (int field = 0; field < 4; field++) {
            out.bits(0, Integer.SIZE);
        }
        for (int flip = 0; flip < 1_000_000; flip++) {
            out.bits(0b01110, 5);
        }
        assertEndsWithSection(Coder.XTC2, out.toBytes(), 0);
    }

    /// Inner blocks of one value, each byte plane with a dictionary of the largest symbol in a few bytes.
    @Test
    void bwlzhDecodesNoMoreInnerBlocksThanItsBytesHold() {
        int[] lengths = new int[LARGEST_SYMBOL + 1];
        lengths[2] = 1; // a code that is 0, behind the digits of run lengths
        lengths[LARGEST_SYMBOL] = 1;
        byte[] plane = BwlzhEncoder.huffman(new int[] {2}, lengths, 2);
        BwlzhEncoder.Bytes inner = new BwlzhEncoder.Bytes().number(1, 4).number(1, 4).number(0, 4);
        for (int k = 0; k < 3; k++) {
            inner.number(0, 1).number(1, 4).number(plane.length, 4).all(plane);
        }
        byte[] one = inner.toArray();
        int there = (1 << 18) / one.length;
        BwlzhEncoder.Bytes all = new BwlzhEncoder.Bytes();
        for (int i = 0; i < there; i++) {
            all.all(one);
        }
        int decoded = assertTimeoutPreemptively(HANG, () -> innerBlocks(Sections.of(all.toArray())));
        assertEquals(there, decoded);
    }

    /// Decodes inner blocks as long as the section has any, and counts them.
    private static int innerBlocks(SectionBytes section) {
        BwlzhBlock block = new BwlzhBlock();
        int[] value = {-1};
        AtomicInteger decoded = new AtomicInteger();
        TngFormatException e = assertThrows(TngFormatException.class, () -> {
            while (true) {
                block.openInner(section, Integer.MAX_VALUE);
                block.decodeInner(section, value, 0);
                assertEquals(0, value[0]);
                decoded.incrementAndGet();
            }
        });
        assertTrue(e.problem().startsWith("packed data end at offset "), e.problem());
        return decoded.get();
    }

    /// One data bit that is not set, one bit that says that the chain goes on, over and over.
    @Test
    void stopBitsEndWithTheirSectionThoughTheChainGoesOn() {
        byte[] section = new byte[1_000_000];
        Arrays.fill(section, (byte) 0b01010101);
        assertEndsWithSection(Coder.STOP_BITS, section, 1);
    }

    private static void assertEndsWithSection(Coder coder, byte[] content, int parameter) {
        HeapFile file = new HeapFile("section", content);
        SectionBytes section = new SectionBytes(file);
        section.open(0, content.length, CodecGoldenTest::place);
        CodedFrames coded = coder.make(file, BitReader.WINDOW_SIZE);
        TngFormatException e = assertTimeoutPreemptively(HANG, () -> assertThrows(TngFormatException.class, () -> {
            coded.open(section, 1, 1, parameter);
            coded.next(new int[3], 0, 3);
        }));
        assertTrue(e.problem().startsWith("section ends at offset " + content.length), e.problem());
        assertFewFetched(file.fetched(), content.length, BitReader.WINDOW_SIZE);
    }
}
