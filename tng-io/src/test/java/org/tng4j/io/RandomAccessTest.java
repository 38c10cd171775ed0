package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.POSITIONS;
import static org.tng4j.io.format.KnownBlock.VELOCITIES;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.BlockId;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.internal.bytes.HeapFile;

/// Frames in any order, one by one and as a list. The x of every particle is its frame's number.
class RandomAccessTest {
    /// How payloads are packed.
    private enum Packing { RAW, GZIP, TNG }

    private static final long POSITION_ID = 0x10000001L;
    private static final long VELOCITY_ID = 0x10000002L;
    private static final long NOTES_ID = 0x10000009L;
    private static final int FRAMES = 100;
    private static final int ASKED = 20;
    /// A frame is about a window, so that bytes fetched tell frames decoded.
    private static final int MANY = 10_000;
    private static final long STATE_SIZE = 12 * MANY + 256;
    private static final long SEED = 20_251_122;

    private final Arena arena = Arena.ofAuto();

    /// Triplets one to one of 16 bits a symbol, all in class 0: `class(2) x(16) y(16) z(16)`; precision 1. Odd symbols
    /// are positive.
    private static byte[] tng(int magic, int particles, int first, int frames) {
        byte[] one = section(particles, first, 1);
        byte[] rest = section(particles, first + 1, frames - 1);
        ByteBuffer out = ByteBuffer.allocate(40 + one.length + 4 + rest.length).order(ByteOrder.LITTLE_ENDIAN);
        int algorithm = magic == 0x50474e54 ? 7 : 3;
        for (int field : new int[] {magic, particles, frames, algorithm, 16, algorithm, 16, 0, 1, one.length}) {
            out.putInt(field);
        }
        return out.put(one).putInt(rest.length).put(rest).array();
    }

    private static byte[] section(int particles, int first, int frames) {
        byte[] out = new byte[(32 + 50 * particles * frames + 7) / 8];
        for (int i = 0; i < particles * frames; i++) {
            int x = first + i / particles;
            int symbol = x == 0 ? 0 : 2 * x - 1;
            for (int bit = 0; bit < 16; bit++) {
                int at = 32 + 50 * i + 2 + bit;
                out[at >> 3] |= (byte) ((symbol >> 15 - bit & 1) << 7 - (at & 7));
            }
        }
        return out;
    }

    /// Two sets of as many frames each.
    private static TrajectoryWriter made(Packing packing, int particles, int framesPerSet) {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, particles);
        for (int first = 0; first < 2 * framesPerSet; first += framesPerSet) {
            float[] values = new float[3 * particles * framesPerSet];
            for (int i = 0; i < values.length; i += 3) {
                values[i] = first + i / (3 * particles);
            }
            TrajectoryWriter.Block block = writer.floats(POSITION_ID, "POSITIONS", values);
            writer.frameSet(first, framesPerSet, switch (packing) {
                case RAW -> block;
                case GZIP -> block.gzip();
                case TNG -> block.packed(tng(0x50474e54, particles, first, framesPerSet));
            });
        }
        return writer;
    }

    private static TngFile open(HeapFile bytes, long budget) throws IOException {
        return TngFile.open(bytes, ReadOptions.DEFAULT.with(HashMode.SKIP).withStateBudget(budget));
    }

    private static HeapFile oneLargeSet() {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, MANY);
        TrajectoryWriter.Block positions = writer.floats(POSITION_ID, "POSITIONS");
        TrajectoryWriter.Block velocities = writer.floats(VELOCITY_ID, "VELOCITIES");
        writer.frameSet(0, FRAMES, positions.packed(tng(0x50474e54, MANY, 0, FRAMES)),
                velocities.packed(tng(0x56474e54, MANY, 0, FRAMES)));
        return new HeapFile("made.tng", writer.toBytes());
    }

    private NdView frames(int count, int particles) {
        return NdView.allocate(arena, DataShape.parse(count + " * " + particles + " * 3 * float32"));
    }

    private NdView frame(int particles) {
        return NdView.allocate(arena, DataShape.parse(particles + " * 3 * float32"));
    }

    private static long[] asked() {
        return new Random(SEED).longs(ASKED, 0, FRAMES).toArray();
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void placesFramesInTheOrderAsked(Packing packing) throws IOException {
        long[] asked = {41, 0, -1, 20, 19, 41, 7, -60, 0, 21};
        float[] expected = {41, 0, 59, 20, 19, 41, 7, 0, 0, 21};
        NdView target = frames(asked.length, 3);
        try (TngFile file = made(packing, 3, 30).open()) {
            file.read(POSITIONS.into(target), asked);
        }
        for (int i = 0; i < expected.length; i++) {
            for (int particle = 0; particle < 3; particle++) {
                assertEquals(expected[i], target.getFloat(i, particle, 0), "place " + i);
                assertEquals(0f, target.getFloat(i, particle, 1), "place " + i);
            }
        }
        assertEquals("[41, 0, -1, 20, 19, 41, 7, -60, 0, 21]", Arrays.toString(asked));
    }

    @Test
    void placesTextInTheOrderAsked() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 1);
        writer.frameSet(0, 4, new TrajectoryWriter.Block(NOTES_ID, "NOTES", TrajectoryWriter.TEXT, true, false, 1, 0,
                0, 1, 0, -1, "zero\0one\0two\0three\0".getBytes(StandardCharsets.US_ASCII)));
        NdView target = NdView.allocateText(arena, DataShape.parse("5 * string"), 100);
        try (TngFile file = writer.open()) {
            file.read(BlockId.of(NOTES_ID).into(target), 2, 0, 3, 2, -3);
        }
        StringBuilder found = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            found.append(target.getString(i)).append(' ');
        }
        assertEquals("two zero three two one ", found.toString());
    }

    @Test
    void readsAnEmptyListAsNothing() throws IOException {
        try (TngFile file = made(Packing.RAW, 1, 2).open()) {
            file.read(POSITIONS.into(frames(0, 1)), new long[0]);
        }
    }

    @Test
    void refusesFramesThatAreNotThereBeforeItReadsAny() throws IOException {
        NdView target = frames(2, 1);
        try (TngFile file = made(Packing.TNG, 1, 5).open()) {
            String message = assertThrows(IndexOutOfBoundsException.class,
                    () -> file.read(POSITIONS.into(target), 3, 10)).getMessage();
            assertEquals("POSITIONS (0x10000001): frame 1 of the list is 10, made.tng has 10 frames of this block",
                    message);
            assertThrows(IndexOutOfBoundsException.class, () -> file.read(POSITIONS.into(target), 3, -11));
        }
        assertEquals(0f, target.getFloat(0, 0, 0));
    }

    /// Bytes fetched, index and headers included.
    @Test
    void aListCostsAtMostOnePassAndFewBytesMore() throws IOException {
        HeapFile bytes = oneLargeSet();
        long pass = pass(bytes);
        try (TngFile file = open(bytes, 64L << 20)) {
            NdView target = frames(ASKED, MANY);
            long before = bytes.fetched();
            file.read(POSITIONS.into(target), asked());
            long list = bytes.fetched() - before;
            assertTrue(list <= 1.2 * pass, () -> list + " bytes, a pass " + pass);
            for (int i = 0; i < ASKED; i++) {
                assertEquals((float) asked()[i], target.getFloat(i, MANY - 1, 0), "seed " + SEED + ", place " + i);
            }
        }
    }

    private long pass(HeapFile bytes) throws IOException {
        long before = bytes.fetched();
        try (TngFile file = open(bytes, 0); FrameCursor frames = file.frames(POSITIONS.into(frame(MANY)))) {
            while (frames.next()) {
                assertTrue(frames.explain(POSITIONS).contains("going back decodes the payload again"));
            }
        }
        return bytes.fetched() - before;
    }

    @Test
    void seeksOneByOneCostAtMostTwoPassesAndAHalf() throws IOException {
        HeapFile bytes = oneLargeSet();
        long pass = pass(bytes);
        long one = seeks(bytes, 64L << 20);
        assertTrue(one <= 2.5 * pass, () -> one + " bytes, a pass " + pass);
        long without = seeks(bytes, 0);
        assertTrue(without > 4 * pass, () -> without + " bytes without states, a pass " + pass);
    }

    private long seeks(HeapFile bytes, long budget) throws IOException {
        long before = bytes.fetched();
        NdView target = frame(MANY);
        try (TngFile file = open(bytes, budget); FrameCursor frames = file.frames(POSITIONS.into(target))) {
            for (long to : asked()) {
                assertEquals(ReadStatus.DATA, frames.seekFrame(to));
                assertEquals((float) to, target.getFloat(MANY - 1, 0), "seed " + SEED);
            }
        }
        return bytes.fetched() - before;
    }

    @Test
    void keepsStatesFromTheFirstSeekOn() throws IOException {
        try (TngFile file = open(oneLargeSet(), 64L << 20);
                FrameCursor frames = file.frames(POSITIONS.into(frame(MANY)))) {
            for (int i = 0; i < 30; i++) {
                assertTrue(frames.next());
                assertTrue(frames.explain(POSITIONS).contains("going back decodes the payload again"));
            }
            frames.seekStep(5);
            String explained = frames.explain(POSITIONS);
            assertTrue(explained.contains("going back starts from a state, kept every 10 frames"), explained);
        }
    }

    @Test
    void blocksShareTheBudgetEvenly() throws IOException {
        try (TngFile file = open(oneLargeSet(), 6 * STATE_SIZE); FrameCursor frames = file.frames(
                POSITIONS.into(frame(MANY)), VELOCITIES.into(frame(MANY)))) {
            frames.seekFrame(50);
            for (BlockId block : new BlockId[] {POSITIONS, VELOCITIES}) {
                String explained = frames.explain(block);
                assertTrue(explained.contains("from a state, kept every 34 frames"), explained);
            }
        }
    }

    /// Back and forth between two sets, onward by `next()` after seeking, and to where it stands.
    @Test
    void goesOnByNextFromWhereItSought() throws IOException {
        NdView target = frame(3);
        try (TngFile file = made(Packing.TNG, 3, 30).open(); FrameCursor frames = file.frames(POSITIONS.into(target))) {
            for (long to : new long[] {45, 12, 12, 29, 59, 0, 31, 3}) {
                assertEquals(ReadStatus.DATA, frames.seekFrame(to));
                assertEquals((float) to, target.getFloat(2, 0));
                assertEquals(to < 59, frames.next());
                assertEquals((float) Math.min(to + 1, 59), target.getFloat(2, 0));
            }
        }
    }

    /// The section's last bytes are cut off: frames in front of them can still be had, in any order.
    @Test
    void deliversWhatStandsBeforeDamage() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 3);
        byte[] payload = tng(0x50474e54, 3, 0, 30);
        ByteBuffer header = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        int following = 40 + header.getInt(36) + 4;
        int broken = 32 + 50 * 3 * 20;
        payload[following + (broken >> 3)] = (byte) 0xff;
        header.putInt(following, 0xffffff7f); // the largest symbol: class 3 has 31 bits
        Arrays.fill(payload, following + (broken >> 3) + 1, payload.length, (byte) 0xff);
        writer.frameSet(0, 30, writer.floats(POSITION_ID, "POSITIONS").packed(payload));
        NdView target = frame(3);
        try (TngFile file = writer.open(); FrameCursor frames = file.frames(POSITIONS.into(target))) {
            for (long to : new long[] {18, 2, 15}) {
                assertEquals(ReadStatus.DATA, frames.seekFrame(to));
                assertEquals((float) to, target.getFloat(2, 0));
            }
            String message = assertThrows(TngFormatException.class, () -> frames.seekFrame(29)).getMessage();
            assertEquals(ReadStatus.DATA, frames.seekFrame(12));
            assertEquals(message, assertThrows(TngFormatException.class, () -> frames.seekFrame(29)).getMessage());
        }
    }

    @Test
    void refusesANegativeBudget() {
        assertEquals("state budget is -1 bytes, must be at least 0", assertThrows(IllegalArgumentException.class,
                () -> ReadOptions.DEFAULT.withStateBudget(-1)).getMessage());
    }
}
