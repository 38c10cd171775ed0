package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.BOX_SHAPE;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.BlockId;
import org.tng4j.io.format.KnownBlock;
import org.tng4j.io.format.ParticleRange;
import org.tng4j.io.format.ParticleSelection;

/// Only some particles, in the order asked, from every codec.
class ParticleSelectionTest {
    private static final Path GOLDEN = Path.of("..", "testdata", "golden");
    private static final long POSITION_ID = 0x10000001L;

    private final Arena arena = Arena.ofAuto();

    /// Compressed (codec 2), gzip, and frames of several sets.
    @ParameterizedTest
    @ValueSource(strings = {"positions_velocities_compressed VELOCITIES", "positions_velocities_compressed POSITIONS",
        "full_precision_xvf FORCES", "one_frame_sets POSITIONS", "single_frame POSITIONS"})
    void deliversWhatAWholeFrameHolds(String fileAndBlock) throws IOException {
        String[] parts = fileAndBlock.split(" ", 2);
        BlockId block = KnownBlock.valueOf(parts[1]);
        long seed = fileAndBlock.hashCode();
        try (TngFile file = TngFile.open(GOLDEN.resolve(parts[0] + ".tng"))) {
            long[] chosen = shuffled(new Random(seed), (int) file.particleCount());
            for (int size : new int[] {1, 7, chosen.length / 2, chosen.length}) {
                compare(file, block, Arrays.copyOf(chosen, size), "seed " + seed + ", " + size + " particles");
            }
        }
    }

    private static long[] shuffled(Random random, int count) {
        long[] all = new long[count];
        for (int i = 0; i < count; i++) {
            int at = random.nextInt(i + 1);
            all[i] = all[at];
            all[at] = i;
        }
        return all;
    }

    private void compare(TngFile file, BlockId block, long[] chosen, String what) throws IOException {
        NdView whole = file.block(block).allocate(arena);
        NdView some = NdView.allocate(arena, DataShape.of(whole.shape().measure(), chosen.length, 3));
        try (FrameCursor all = file.frames(block.into(whole));
                FrameCursor only = file.frames(block.into(some).only(ParticleSelection.of(chosen)))) {
            while (all.next()) {
                assertTrue(only.next(), what);
                assertEquals(ReadStatus.DATA, only.status(block));
                for (int i = 0; i < chosen.length; i++) {
                    for (int c = 0; c < 3; c++) {
                        assertEquals(whole.getDouble(chosen[i], c), some.getDouble(i, c), what);
                    }
                }
            }
        }
    }

    private static float[] numbered(int particles) {
        float[] values = new float[3 * particles];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return values;
    }

    /// Real particles 4 1 0 3 2 in stored order.
    @Test
    void followsParticleMappings() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.BIG_ENDIAN, 5);
        writer.frameSet(0, 1).mapping(0, 4, 1, 0, 3, 2)
                .add(writer.floats(POSITION_ID, "POSITIONS", numbered(5)));
        NdView target = NdView.allocate(arena, DataShape.parse("3 * 3 * float32"));
        try (TngFile file = writer.open(); FrameCursor frames = file.frames(
                POSITIONS.into(target).only(ParticleSelection.of(0, 4, 2)))) {
            assertTrue(frames.next());
            assertEquals("6.0 0.0 12.0",
                    target.getFloat(0, 0) + " " + target.getFloat(1, 0) + " " + target.getFloat(2, 0));
        }
    }

    /// Frames of several windows, in two pieces and with a mapping, so that runs, windows and gaps meet everywhere.
    @ParameterizedTest
    @ValueSource(strings = {"raw", "gzip"})
    void readsSelectedParticlesAcrossWindowsPiecesAndMappings(String packing) throws IOException {
        int particles = 20_000;
        int half = particles / 2;
        long seed = packing.hashCode();
        long[] real = shuffled(new Random(seed), particles);
        Arrays.sort(real, 0, half / 2); // long runs too
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.BIG_ENDIAN, particles);
        writer.frameSet(0, 2).mapping(0, real)
                .add(piece(writer, packing, 0, half)).add(piece(writer, packing, half, half));
        long[] chosen = Arrays.copyOf(shuffled(new Random(seed + 1), particles), 7_000);
        NdView target = NdView.allocate(arena, DataShape.parse("7000 * 3 * float32"));
        long[] stored = new long[particles];
        for (int i = 0; i < particles; i++) {
            stored[(int) real[i]] = i;
        }
        try (TngFile file = writer.open();
                FrameCursor frames = file.frames(POSITIONS.into(target).only(ParticleSelection.of(chosen)))) {
            for (int frame = 0; frame < 2; frame++) {
                assertTrue(frames.next());
                for (int i = 0; i < chosen.length; i++) {
                    assertEquals(100_000f * frame + stored[(int) chosen[i]], target.getFloat(i, 2), "seed " + seed);
                }
            }
        }
    }

    /// Two frames; all three values of a particle are its stored index, and 100 000 more in the second frame.
    private static TrajectoryWriter.Block piece(TrajectoryWriter writer, String packing, int first, int count) {
        float[] values = new float[6 * count];
        for (int i = 0; i < values.length; i++) {
            int number = 100_000 * (i / (3 * count)) + first + i % (3 * count) / 3;
            values[i] = number;
        }
        var block = new TrajectoryWriter.Block(POSITION_ID, "POSITIONS", TrajectoryWriter.FLOAT32, true, false, 3, 0, 0,
                1, first, count, writer.floats(POSITION_ID, "", values).payload());
        return packing.equals("gzip") ? block.gzip() : block;
    }

    /// Uncompressed, native order, a run: one copy of that run alone, not a byte beside it.
    @Test
    void copiesARunInOneGo() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.nativeOrder(), 100_000);
        writer.frameSet(0, 1, writer.floats(POSITION_ID, "POSITIONS", numbered(100_000)));
        NdView target = NdView.wrap(arena.allocate(12 * 1000), DataShape.parse("1000 * 3 * float32"));
        try (TngFile file = writer.open(); FrameCursor frames = file.frames(POSITIONS.into(target)
                .only(ParticleSelection.ranges(new ParticleRange(50_000, 1000))))) {
            assertTrue(frames.next());
            String explained = frames.explain(POSITIONS);
            assertTrue(explained.contains("one MemorySegment.copy of 12000 bytes"), explained);
            assertEquals(150_000f, target.getFloat(0, 0));
            assertEquals(152_999f, target.getFloat(999, 2));
        }
    }

    @Test
    void takesRangesAndMasks() {
        assertEquals("4 particles from 2 to 9",
                ParticleSelection.ranges(new ParticleRange(8, 2), new ParticleRange(2, 2)).toString());
        assertEquals("2 particles from 1 to 3", ParticleSelection.mask(false, true, false, true).toString());
        assertEquals(0, ParticleSelection.mask(false, false).size());
    }

    @Test
    void fillsSelectedParticlesWithoutValuesAndNoOthers() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 5);
        var piece = new TrajectoryWriter.Block(POSITION_ID, "POSITIONS", TrajectoryWriter.FLOAT32, true, false, 3, 0, 0,
                1, 1, 2, writer.floats(POSITION_ID, "", numbered(2)).payload());
        writer.frameSet(0, 1, piece);
        NdView target = NdView.allocate(arena, DataShape.parse("2 * 3 * float32"));
        try (TngFile file = writer.open()) {
            try (FrameCursor frames = file.frames(
                    POSITIONS.into(target).only(ParticleSelection.of(4, 2)).orFill(-1))) {
                assertTrue(frames.next());
                assertEquals(ReadStatus.PARTIAL, frames.status(POSITIONS));
                assertEquals("-1.0 3.0", target.getFloat(0, 0) + " " + target.getFloat(1, 0));
            }
            try (FrameCursor frames = file.frames(POSITIONS.into(target).only(ParticleSelection.of(2, 1)))) {
                assertTrue(frames.next());
                assertEquals(ReadStatus.DATA, frames.status(POSITIONS));
            }
        }
    }

    @Test
    void refusesWhatCannotBeSelected() throws IOException {
        assertEquals("particle 3 is selected twice, at places 0 and 2, must be selected once",
                assertThrows(IllegalArgumentException.class, () -> ParticleSelection.of(3, 1, 3)).getMessage());
        assertEquals("particle is -1, must be at least 0",
                assertThrows(IllegalArgumentException.class, () -> ParticleSelection.of(0, -1)).getMessage());
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 5);
        writer.frameSet(0, 1, writer.floats(POSITION_ID, "POSITIONS", numbered(5)),
                writer.doubles(0x10000000L, "BOX SHAPE", 9, new double[9]));
        NdView target = NdView.allocate(arena, DataShape.parse("1 * 3 * float32"));
        try (TngFile file = writer.open()) {
            assertEquals("POSITIONS (0x10000001): particle 5 is selected, " + file.name() + " has 5",
                    assertThrows(IndexOutOfBoundsException.class, () -> file.frames(
                            POSITIONS.into(target).only(ParticleSelection.of(5)))).getMessage());
            assertEquals("BOX SHAPE (0x10000000): particles are selected, has none",
                    assertThrows(IllegalArgumentException.class, () -> file.frames(
                            BOX_SHAPE.into(target).only(ParticleSelection.of(0)))).getMessage());
            assertEquals("POSITIONS (0x10000001): needs 2 * 3 * float32, given 1 * 3 * float32; "
                            + "dimension 0 is 1, must be 2",
                    assertThrows(IllegalArgumentException.class, () -> file.frames(
                            POSITIONS.into(target).only(ParticleSelection.of(0, 1)))).getMessage());
        }
    }

    @Test
    void isAValueAndHoldsNoMoreThanAPayloadCould() {
        assertEquals(ParticleSelection.of(4, 5, 2), ParticleSelection.ranges(new ParticleRange(4, 2), new ParticleRange(2, 1)));
        assertEquals(ParticleSelection.of(4, 5, 2).hashCode(), ParticleSelection.of(4, 5, 2).hashCode());
        assertNotEquals(ParticleSelection.of(4, 5), ParticleSelection.of(5, 4));
        assertEquals("particles are 1099511627776, must be at most 715827882", assertThrows(IllegalArgumentException.class,
                () -> ParticleSelection.ranges(new ParticleRange(0, 1L << 40))).getMessage());
    }
}
