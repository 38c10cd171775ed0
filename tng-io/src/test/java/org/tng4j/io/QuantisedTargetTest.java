package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.BOX_SHAPE;
import static org.tng4j.io.format.KnownBlock.POSITIONS;
import static org.tng4j.io.format.KnownBlock.VELOCITIES;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.DataShapeMismatchException;
import org.tng4j.arrays.view.NdView;

/// The integers behind codec 2, asked for by name.
class QuantisedTargetTest {
    private static final Path GOLDEN = Path.of("..", "testdata", "golden");
    private static final long VELOCITY_ID = 0x10000002L;

    private final Arena arena = Arena.ofAuto();

    private NdView integers(long particles) {
        return NdView.allocate(arena, DataShape.parse(particles + " * 3 * int32"));
    }

    @Test
    void integersTimesPrecisionAreTheValues() throws IOException {
        try (TngFile file = TngFile.open(GOLDEN.resolve("positions_velocities_compressed.tng"))) {
            long particles = file.particleCount();
            NdView values = file.block(POSITIONS).allocate(arena);
            NdView quantised = integers(particles);
            try (FrameCursor floats = file.frames(POSITIONS.into(values));
                    FrameCursor integers = file.frames(POSITIONS.quantisedInto(quantised))) {
                while (floats.next()) {
                    assertTrue(integers.next());
                    float precision = (float) integers.precision(POSITIONS);
                    for (long i = 0; i < particles; i++) {
                        for (long c = 0; c < 3; c++) {
                            assertEquals((float) quantised.getLong(i, c) * precision, values.getFloat(i, c));
                        }
                    }
                }
                assertFalse(integers.next());
            }
        }
    }

    @Test
    void readsARangeOfFramesInOneCall() throws IOException {
        try (TngFile file = TngFile.open(GOLDEN.resolve("compressed_positions.tng"))) {
            long particles = file.particleCount();
            NdView all = NdView.allocate(arena, DataShape.parse("2 * " + particles + " * 3 * int32"));
            file.read(POSITIONS.quantisedInto(all), Frames.from(1).to(3));
            NdView one = integers(particles);
            try (FrameCursor frames = file.frames(Frames.from(2).to(3), POSITIONS.quantisedInto(one))) {
                assertTrue(frames.next());
            }
            assertEquals(-1, all.at(1).segment().asSlice(all.at(1).base(), particles * 12)
                    .mismatch(one.segment().asSlice(one.base(), particles * 12)));
        }
    }

    @Test
    void precisionIsThatOfTheFrameSetAtHand() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.BIG_ENDIAN, 1);
        writer.frameSet(0, 1, packed(5, 1)).frameSet(1, 1, packed(5, 2));
        NdView target = integers(1);
        try (TngFile file = writer.open(); FrameCursor frames = file.frames(VELOCITIES.quantisedInto(target))) {
            for (int set = 0; set < 2; set++) {
                assertTrue(frames.next());
                assertEquals(set + 1.0, frames.precision(VELOCITIES));
                assertEquals("5 7 6", target.getLong(0, 0) + " " + target.getLong(0, 1) + " " + target.getLong(0, 2));
            }
        }
    }

    @Test
    void fillsIntegersWhereTheBlockIsBlank() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 1);
        writer.frameSet(0, 1, packed(5, 1)).frameSet(1, 1, writer.doubles(0x10000000L, "BOX SHAPE", 9, new double[9]));
        NdView target = integers(1);
        try (TngFile file = writer.open(); FrameCursor frames = file.frames(
                VELOCITIES.quantisedInto(target).orFill(-7), BOX_SHAPE.withoutValues())) {
            assertTrue(frames.next());
            assertTrue(frames.next());
            assertEquals(-7, target.getLong(0, 2));
        }
    }

    @Test
    void refusesAFillThatInt32DoesNotHold() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 1);
        writer.frameSet(0, 1, packed(5, 1));
        try (TngFile file = writer.open()) {
            assertEquals("fill is 3.0E9, must be a whole number that int32 holds",
                    assertThrows(IllegalArgumentException.class,
                            () -> file.frames(VELOCITIES.quantisedInto(integers(1)).orFill(3e9))).getMessage());
        }
    }

    @Test
    void refusesABlockWithAnotherCodec() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 1);
        writer.frameSet(0, 1, writer.floats(VELOCITY_ID, "VELOCITIES", 1, 2, 3).gzip());
        try (TngFile file = writer.open()) {
            assertEquals("VELOCITIES (0x10000002): codec is GZIP, must be TNG for a quantised target; read the values"
                    + " themselves", assertThrows(IllegalArgumentException.class,
                            () -> file.frames(VELOCITIES.quantisedInto(integers(1)))).getMessage());
        }
    }

    @Test
    void refusesAFrameSetWithAnotherCodecAndGoesOnBehindIt() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 1);
        writer.frameSet(0, 1, packed(5, 1)).frameSet(1, 1, writer.floats(VELOCITY_ID, "VELOCITIES", 1, 2, 3))
                .frameSet(2, 1, packed(9, 1));
        NdView target = integers(1);
        try (TngFile file = writer.open(); FrameCursor frames = file.frames(VELOCITIES.quantisedInto(target))) {
            assertTrue(frames.next());
            assertEquals("VELOCITIES (0x10000002): codec is UNCOMPRESSED, must be TNG for a quantised target; read the"
                    + " values themselves; frame set 1",
                    assertThrows(IllegalArgumentException.class, frames::next).getMessage());
            assertTrue(frames.next());
            assertEquals(9, target.getLong(0, 0));
        }
    }

    @Test
    void refusesPiecesOfTwoPrecisions() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 2);
        writer.frameSet(0, 1, packed(5, 1), packed(6, 2).piece(1));
        writer.frameSet(1, 1, packed(5, 3), packed(6, 3).piece(1));
        NdView target = integers(2);
        try (TngFile file = writer.open(); FrameCursor frames = file.frames(VELOCITIES.quantisedInto(target))) {
            assertEquals("VELOCITIES (0x10000002): pieces have the precisions 1.0 and 2.0, must have one for a quantised"
                    + " target; read the values themselves; frame set 0",
                    assertThrows(IllegalArgumentException.class, frames::next).getMessage());
            assertTrue(frames.next());
            assertEquals(3.0, frames.precision(VELOCITIES));
            assertEquals("5 6", target.getLong(0, 0) + " " + target.getLong(1, 0));
        }
    }

    @Test
    void refusesAPieceWithAnotherCodecInTheHeaderSection() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 2);
        var raw = writer.floats(VELOCITY_ID, "VELOCITIES", 1, 2, 3);
        writer.constant(packed(5, 1)).constant(new TrajectoryWriter.Block(VELOCITY_ID, "VELOCITIES",
                TrajectoryWriter.FLOAT32, false, false, 3, 0, 0, 1, 1, 1, raw.payload()));
        try (TngFile file = writer.open()) {
            assertEquals("VELOCITIES (0x10000002): codec is UNCOMPRESSED, must be TNG for a quantised target; read the"
                    + " values themselves; header section", assertThrows(IllegalArgumentException.class,
                            () -> file.read(VELOCITIES.quantisedInto(integers(2)))).getMessage());
        }
    }

    @Test
    void takesIntegersWhateverTheTypeOfTheValues() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 1);
        var single = packed(9, 1);
        writer.frameSet(0, 1, packed(5, 1)).frameSet(1, 1, new TrajectoryWriter.Block(VELOCITY_ID, "VELOCITIES",
                TrajectoryWriter.FLOAT64, true, false, 3, 2, 0, 1, 0, 1, single.payload()));
        NdView target = integers(1);
        try (TngFile file = writer.open(); FrameCursor frames = file.frames(VELOCITIES.quantisedInto(target))) {
            assertTrue(frames.next());
            assertTrue(frames.next());
            assertEquals(9, target.getLong(0, 0));
        }
    }

    @Test
    void refusesIntegersAndTextThatNameCodecTwo() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 1);
        writer.frameSet(0, 1, new TrajectoryWriter.Block(VELOCITY_ID, "VELOCITIES", TrajectoryWriter.INT64, true, false,
                3, 2, 0, 1, 0, 1, packed(5, 1).payload()));
        try (TngFile file = writer.open()) {
            assertEquals("VELOCITIES (0x10000002): data type is int64, must be float32 or float64 for a quantised target;"
                    + " read the values themselves", assertThrows(IllegalArgumentException.class,
                            () -> file.frames(VELOCITIES.quantisedInto(integers(1)))).getMessage());
        }
    }

    @Test
    void refusesATargetOfFloats() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 1);
        writer.frameSet(0, 1, packed(5, 1));
        NdView floats = NdView.allocate(arena, DataShape.parse("1 * 3 * float32"));
        try (TngFile file = writer.open()) {
            assertTrue(assertThrows(DataShapeMismatchException.class,
                    () -> file.frames(VELOCITIES.quantisedInto(floats))).getMessage()
                    .startsWith("VELOCITIES (0x10000002): needs 1 * 3 * int32, given 1 * 3 * float32"));
        }
    }

    /// One particle at (x, 7, 6) in stop bits, one frame: 8 bits of `2 * value - 1` and a 0 for each.
    static TrajectoryWriter.Block packed(int x, int precision) {
        long section = (2L * x - 1) << 24 | (2L * 7 - 1) << 15 | (2L * 6 - 1) << 6; // 27 bits and 5 of padding
        ByteBuffer payload = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN).putInt(0x56474e54);
        for (int field : new int[] {1, 1, 1, 8, 0, 0, 0, precision, 4}) {
            payload.putInt(field);
        }
        payload.order(ByteOrder.BIG_ENDIAN).putInt((int) section);
        return new TrajectoryWriter.Block(VELOCITY_ID, "VELOCITIES", TrajectoryWriter.FLOAT32, true, false, 3, 2, 0, 1,
                0, 1, payload.array());
    }
}
