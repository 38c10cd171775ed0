package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.ReadLimits;
import org.tng4j.io.format.TngException;
import org.tng4j.io.format.TngUnsupportedException;
import org.tng4j.io.internal.bytes.HeapFile;
import org.tng4j.io.internal.bytes.Memory;

/// A file of a thousand bytes cannot make us take more than a few megabytes, nor work for more than a second, whatever
/// it claims.
class SmallFilesTest {
    private static final int SMALL = 1024;
    /// By three cursors, one after the other.
    private static final long MOST_TAKEN = 64L << 20;
    private static final long MOST_NANOS = 1_000_000_000L;
    private static final int CHANGES = 3000;

    private static final ReadOptions WARN = ReadOptions.DEFAULT.with(HashMode.WARN);

    private static void assertCheap(byte[] bytes, String what) throws IOException {
        assertTrue(bytes.length <= SMALL, () -> what + " is " + bytes.length + " bytes");
        long taken = Memory.taken();
        long before = ThreadTime.nanos();
        try (TngFile file = TngFile.open(new HeapFile(what, bytes), WARN)) {
            Interrogation.of(file);
        } catch (TngException e) {
            assertTrue(e.getMessage().startsWith(what), e.getMessage());
        }
        long nanos = ThreadTime.nanos() - before;
        long more = Memory.taken() - taken;
        assertTrue(more < MOST_TAKEN, () -> what + " took " + more + " bytes");
        assertTrue(nanos < MOST_NANOS, () -> what + " took " + nanos + " ns");
    }

    /// A base block of zeros in XTC3 (10), inner blocks of zeros in BWLZH (9): as many as a payload may stand for.
    @ParameterizedTest
    @ValueSource(ints = {9, 10})
    void takesLittleForPayloadsThatStandForVeryMuch(int algorithm) throws IOException {
        for (int particles : new int[] {1000, 100_000, 300_000, 400_000, 3_000_000, 700_000_000}) {
            assertCheap(packed(algorithm, particles), algorithm + " with " + particles);
        }
    }

    /// XTC3: no instruction and no run lengths, then x y z of all particles as base-1 digits. BWLZH: whatever follows.
    private static byte[] packed(int algorithm, int particles) {
        ByteBuffer section = ByteBuffer.allocate(300).order(ByteOrder.LITTLE_ENDIAN);
        if (algorithm == 10) {
            section.putInt(0).putInt(0).putInt(0).putInt(0).putInt(0).putInt(3 * particles).put((byte) 0).putInt(15)
                    .putShort((short) 16384).put((byte) 255).putInt(1).putInt(1).putInt(1);
        }
        ByteBuffer payload = ByteBuffer.allocate(40 + section.capacity()).order(ByteOrder.LITTLE_ENDIAN);
        for (int field : new int[] {0x50474e54, particles, 1, algorithm, 0, 0, 0, 4294967, 0, section.capacity()}) {
            payload.putInt(field);
        }
        payload.put(section.array());
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, particles);
        return writer.frameSet(0, 1, writer.floats(0x10000001L, "POSITIONS").packed(payload.array())).toBytes();
    }

    /// One particle, stop bits (1): a frame count that set and payload agree on, with a hundred bytes to show for it.
    @ParameterizedTest
    @ValueSource(ints = {1_000_000, 100_000_000, 700_000_000})
    void takesLittleForFramesThatAreOnlyCounted(int frames) throws IOException {
        ByteBuffer payload = ByteBuffer.allocate(140).order(ByteOrder.LITTLE_ENDIAN);
        for (int field : new int[] {0x50474e54, 1, frames, 1, 0, 1, 0, 4294967, 0, 48}) {
            payload.putInt(field);
        }
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 1);
        writer.frameSet(0, frames, writer.floats(0x10000001L, "POSITIONS").packed(payload.array()));
        assertCheap(writer.toBytes(), frames + " frames");
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000_000, 50_000_000, 1L << 31, 1L << 50})
    void takesLittleForParticlesWithoutValues(long particles) throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, particles);
        writer.frameSet(0, 1, writer.floats(0x10000001L, "POSITIONS", 1, 2, 3));
        assertCheap(writer.toBytes(), particles + " particles");
    }

    /// Any number in the file, huge, small or negative; hashes are only warned of.
    @Test
    void takesLittleForAnyNumberThatIsChanged() throws IOException {
        Random dice = new Random(7);
        byte[] right = withEverything();
        long[] numbers = {-1, 0, 1, 255, 65_536, Integer.MAX_VALUE, 1L << 31, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE};
        for (int i = 0; i < CHANGES; i++) {
            byte[] bytes = right.clone();
            int at = dice.nextInt(bytes.length - Long.BYTES);
            long number = numbers[dice.nextInt(numbers.length)];
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(at, number);
            assertCheap(bytes, "change " + i + ": " + number + " at " + at);
        }
    }

    private static byte[] withEverything() {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 2);
        writer.frameSet(0, 1, writer.floats(0x10000001L, "POSITIONS", 1, 2, 3, 4, 5, 6).gzip()).mapping(0, 1, 0)
                .add(writer.floats(0x10000002L, "VELOCITIES", 1, 2, 3, 4, 5, 6));
        return writer.toBytes();
    }

    @Test
    void refusesMoreValuesInAFrameThanTheLimit() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 2);
        writer.frameSet(0, 1, writer.floats(0x10000001L, "POSITIONS", 1, 2, 3, 4, 5, 6));
        assertEquals("frame has 6 values, limit is 5", refusal(writer, ReadLimits.DEFAULT.withFrameValues(5)));
    }

    @Test
    void refusesToInflateMoreThanTheLimit() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 2);
        writer.frameSet(0, 1, writer.floats(0x10000001L, "POSITIONS", 1, 2, 3, 4, 5, 6).gzip());
        assertEquals("values take 24 bytes, limit of a zlib payload is 23",
                refusal(writer, ReadLimits.DEFAULT.withInflatedSize(23)));
    }

    private static String refusal(TrajectoryWriter writer, ReadLimits limits) throws IOException {
        try (TngFile file = TngFile.open(new HeapFile("made.tng", writer.toBytes()), ReadOptions.DEFAULT.with(limits));
                FrameCursor frames = file.frames(POSITIONS.into(file.block(POSITIONS).allocate(Arena.ofAuto())))) {
            TngUnsupportedException e = assertThrows(TngUnsupportedException.class, frames::next);
            assertEquals(Kind.LIMIT_EXCEEDED, e.kind());
            return e.problem();
        }
    }

    @Test
    void keepsNoMoreFindingsThanTheLimit() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 1);
        TrajectoryWriter.Block odd = writer.floats(99, "ODD");
        TrajectoryWriter.Block[] blocks = new TrajectoryWriter.Block[8];
        Arrays.fill(blocks, odd);
        writer.frameSet(0, 1, blocks);
        ReadOptions three = ReadOptions.DEFAULT.with(ReadLimits.DEFAULT.withFindings(3));
        try (TngFile file = TngFile.open(new HeapFile("made.tng", writer.toBytes()), three)) {
            assertEquals(4, file.findings().size());
            Finding last = file.findings().getLast();
            assertEquals("made.tng: file at offset 0: 5 more things are odd, limit is 3", last.toString());
        }
    }
}
