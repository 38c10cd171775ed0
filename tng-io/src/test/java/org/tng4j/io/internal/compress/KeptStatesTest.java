package org.tng4j.io.internal.compress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.io.format.TngException;
import org.tng4j.io.internal.bytes.HeapFile;

/// Going back with states: the same frames, the same errors, less decoding, no more memory than allowed. Payloads and
/// orders are by seed; the seed is in the message.
class KeptStatesTest {
    private static final int PARTICLES = 300;
    private static final int FRAMES = 100;
    private static final int ASKED = 20;
    private static final long STATE_SIZE = Integer.BYTES * (3L * PARTICLES + Mark.SIZE);
    private static final int SMALL_WINDOW = 1;
    private static final long SEED = 20_251_122;

    /// A payload and a decoder for it.
    private static final class Opened {
        private final SeededPayload payload;
        private final HeapFile file;
        private final IntegerFrames decoder;

        Opened(SeededPayload payload, byte[] content, long budget) throws IOException {
            this.payload = payload;
            this.file = new HeapFile("payload", content);
            this.decoder = new IntegerFrames(file, SMALL_WINDOW);
            decoder.keepStates(budget);
            open();
        }

        Opened(SeededPayload payload, long budget) throws IOException {
            this(payload, payload.encode(), budget);
        }

        void open() throws IOException {
            decoder.open(0, file.size(), payload.particles, payload.frames, CodecGoldenTest::place);
        }

        void check(int frame, int particles) throws IOException {
            decoder.seek(frame, particles);
            int from = 3 * payload.particles * frame;
            int differs = Arrays.mismatch(payload.integers, from, from + 3 * particles,
                    decoder.integers(), 0, 3 * particles);
            assertEquals(-1, differs, () -> payload + ": frame " + frame + ", the first " + particles);
        }

        /// Returns how many bytes were fetched for some frames.
        long fetchedFor(int... frames) throws IOException {
            long before = file.fetched();
            for (int frame : frames) {
                check(frame, payload.particles);
            }
            return file.fetched() - before;
        }

        /// Returns a frame's checksum, or what is wrong with it.
        String outcome(int frame) {
            try {
                decoder.seek(frame);
                return Integer.toString(Arrays.hashCode(Arrays.copyOf(decoder.integers(), 3 * payload.particles)));
            } catch (TngException e) {
                return e.getMessage();
            } catch (IOException e) {
                throw new AssertionError(payload + ": frame " + frame, e);
            }
        }
    }

    static Stream<Arguments> pairs() {
        return Arrays.stream(Algorithm.values())
                .filter(initial -> Algorithm.of(initial.quantity(), initial.id(), true) != null)
                .flatMap(initial -> Arrays.stream(Algorithm.values())
                        .filter(following -> following.quantity() == initial.quantity())
                        .map(following -> Arguments.of(initial, following)));
    }

    /// Many states, few, one and none; whole frames and fronts of them; the same decoder for payload after payload.
    @ParameterizedTest
    @MethodSource("pairs")
    void goingBackGivesWhatAFreshPassGives(Algorithm initial, Algorithm following) throws IOException {
        for (long budget : new long[] {Long.MAX_VALUE, 3 * STATE_SIZE, STATE_SIZE, 0}) {
            long seed = SEED + 1000L * initial.id() + 10L * following.id() + budget % 7;
            Random dice = new Random(seed);
            int particles = 1 + dice.nextInt(PARTICLES);
            int frames = 2 + dice.nextInt(60);
            Opened opened = new Opened(SeededPayload.of(seed, initial, following, particles, frames), budget);
            for (int i = 0; i < 60; i++) {
                int wanted = dice.nextInt(3) > 0 ? particles : 1 + dice.nextInt(particles);
                opened.check(dice.nextInt(frames), wanted);
            }
            opened.open();
            opened.check(frames / 2, particles);
        }
    }

    private static int[] asked(long seed) {
        return new Random(seed).ints(ASKED, 0, FRAMES).toArray();
    }

    /// Bytes are fetched as frames are decoded; each jump may fetch a window twice.
    @ParameterizedTest
    @EnumSource(names = {"POSITIONS_1", "POSITIONS_2", "POSITIONS_3", "POSITIONS_5", "POSITIONS_7"})
    void jumpsCostAtMostTwoPassesAndAHalf(Algorithm following) throws IOException {
        SeededPayload payload = SeededPayload.of(SEED, Algorithm.POSITIONS_7, following, PARTICLES, FRAMES);
        long pass = new Opened(payload, 0).fetchedFor(FRAMES - 1);
        int[] frames = asked(SEED);
        long one = new Opened(payload, Long.MAX_VALUE).fetchedFor(frames);
        assertTrue(one <= 2.5 * pass, () -> payload + ": " + one + " bytes, a pass " + pass);
        int[] sorted = Arrays.stream(frames).sorted().toArray();
        long list = new Opened(payload, 0).fetchedFor(sorted);
        assertTrue(list <= pass, () -> payload + ": " + list + " bytes in order, a pass " + pass);
        long without = new Opened(payload, 0).fetchedFor(frames);
        assertTrue(without > 4 * pass, () -> payload + ": " + without + " bytes without states, a pass " + pass);
    }

    /// First frame coded as the others: their sections share a coder.
    @ParameterizedTest
    @EnumSource(names = {"POSITIONS_8", "POSITIONS_9", "POSITIONS_10"})
    void unpacksASectionOnce(Algorithm following) throws IOException {
        Algorithm initial = following == Algorithm.POSITIONS_10 ? following : Algorithm.POSITIONS_9;
        SeededPayload payload = SeededPayload.of(SEED, initial, following, PARTICLES, FRAMES);
        Opened opened = new Opened(payload, STATE_SIZE);
        opened.fetchedFor(FRAMES - 1);
        assertEquals(0, opened.fetchedFor(asked(SEED)), payload::toString);
        Opened without = new Opened(payload, STATE_SIZE - 1);
        long pass = without.fetchedFor(FRAMES - 1);
        assertTrue(without.fetchedFor(asked(SEED)) > 4 * pass, payload::toString);
        assertEquals("; going back starts from a state, kept every 100 frames", opened.decoder.explainStates());
        assertEquals("; going back decodes the payload again", without.decoder.explainStates());
    }

    @ParameterizedTest
    @EnumSource(names = {"POSITIONS_1", "POSITIONS_2", "POSITIONS_5", "POSITIONS_8", "POSITIONS_10"})
    void theFrameAtHandIsNotDecodedAgain(Algorithm following) throws IOException {
        Opened opened = new Opened(SeededPayload.of(SEED, Algorithm.POSITIONS_7, following, PARTICLES, FRAMES),
                Long.MAX_VALUE);
        for (int frame : new int[] {37, 0, 40, 99}) {
            opened.check(frame, PARTICLES);
            Arrays.fill(opened.decoder.integers(), 0, 3, 4711); // a decoder or a state would write over it
            opened.decoder.seek(frame);
            assertEquals(4711, opened.decoder.integers()[0], () -> opened.payload + ": frame " + frame);
            opened.decoder.seek(frame, PARTICLES / 2);
            assertEquals(4711, opened.decoder.integers()[0], () -> opened.payload + ": frame " + frame);
            System.arraycopy(opened.payload.integers, 3 * PARTICLES * frame, opened.decoder.integers(), 0, 3);
        }
    }

    @Test
    void statesStayWithinTheBudget() throws IOException {
        SeededPayload payload = SeededPayload.of(SEED, Algorithm.POSITIONS_5, Algorithm.POSITIONS_2, PARTICLES, FRAMES);
        long[] budgets = {0, STATE_SIZE - 1, STATE_SIZE, 2 * STATE_SIZE - 1, 3 * STATE_SIZE, 7 * STATE_SIZE,
            10 * STATE_SIZE, 64L << 20, Long.MAX_VALUE};
        long[] states = {0, 0, 1, 1, 3, 7, 10, 10, 10};
        for (int i = 0; i < budgets.length; i++) {
            Opened opened = new Opened(payload, budgets[i]);
            opened.decoder.seek(FRAMES - 1);
            assertEquals(states[i] * STATE_SIZE, opened.decoder.statesSize(), "budget " + budgets[i]);
            assertTrue(opened.decoder.statesSize() <= budgets[i]);
        }
    }

    @Test
    void aSmallerBudgetGivesStatesBack() throws IOException {
        Opened opened = new Opened(SeededPayload.of(SEED, Algorithm.POSITIONS_5, Algorithm.POSITIONS_2, PARTICLES,
                FRAMES), Long.MAX_VALUE);
        opened.decoder.seek(FRAMES - 1);
        opened.decoder.keepStates(2 * STATE_SIZE);
        assertEquals(0, opened.decoder.statesSize());
        opened.fetchedFor(asked(SEED));
        assertEquals(2 * STATE_SIZE, opened.decoder.statesSize());
        opened.decoder.keepStates(0);
        assertEquals(0, opened.decoder.statesSize());
    }

    @Test
    void whoeverIsNotAskedToKeepsNone() throws IOException {
        SeededPayload payload = SeededPayload.of(SEED, Algorithm.POSITIONS_5, Algorithm.POSITIONS_2, PARTICLES, FRAMES);
        byte[] content = payload.encode();
        IntegerFrames decoder = new IntegerFrames(new HeapFile("payload", content));
        decoder.open(0, content.length, PARTICLES, FRAMES, CodecGoldenTest::place);
        for (int frame = 0; frame < FRAMES; frame++) {
            decoder.seek(frame);
            assertEquals(0, decoder.statesSize());
        }
    }

    /// The same payload opened again, too: its states use the memory of those before.
    @ParameterizedTest
    @EnumSource(names = {"POSITIONS_1", "POSITIONS_2", "POSITIONS_3", "POSITIONS_5", "POSITIONS_8", "POSITIONS_9",
        "POSITIONS_10"})
    void jumpsAllocateNothing(Algorithm following) throws IOException {
        SeededPayload payload = SeededPayload.of(SEED, Algorithm.POSITIONS_7, following, PARTICLES, FRAMES);
        Opened opened = new Opened(payload, 7 * STATE_SIZE);
        int[] frames = asked(SEED + 1);
        long allocated = 0;
        for (int round = 0; round < 5; round++) {
            opened.open();
            long before = AllocatedBytes.ofThisThread();
            for (int frame : frames) {
                opened.decoder.seek(frame);
            }
            allocated = AllocatedBytes.ofThisThread() - before;
        }
        assertTrue(allocated < STATE_SIZE / 10, payload + ": allocated " + allocated + " bytes");
    }

    /// One byte changed: every frame has the same integers, or the same error, as in a pass of its own.
    @ParameterizedTest
    @EnumSource(names = {"POSITIONS_1", "POSITIONS_2", "POSITIONS_5", "POSITIONS_7", "POSITIONS_8", "POSITIONS_10"})
    void damageIsFoundAsInAFreshPass(Algorithm following) throws IOException {
        int errors = 0;
        for (int i = 0; i < 24; i++) {
            Random dice = new Random(SEED + i);
            SeededPayload payload = SeededPayload.of(SEED + i, Algorithm.POSITIONS_7, following, 20, 30);
            byte[] content = payload.encode();
            int at = content.length / 3 + dice.nextInt(content.length - content.length / 3);
            content[at] ^= (byte) (1 + dice.nextInt(255));
            byte[] damaged = i % 4 == 0 ? overwritten(content, at) : content;
            Opened opened = new Opened(payload, damaged, Long.MAX_VALUE);
            for (int k = 0; k < 40; k++) {
                int frame = dice.nextInt(30);
                String fresh = new Opened(payload, damaged, 0).outcome(frame);
                assertEquals(fresh, opened.outcome(frame), () -> payload + ": byte " + at + ", frame " + frame);
                errors += fresh.startsWith("vector: ") ? 1 : 0;
            }
        }
        assertTrue(errors > 0, () -> following + " met no damage");
    }

    /// Ones to the end of the section: no coder can read on in them for long.
    private static byte[] overwritten(byte[] content, int from) {
        byte[] out = content.clone();
        Arrays.fill(out, from, out.length, (byte) 0xff);
        return out;
    }
}
