package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.BOX_SHAPE;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tng4j.arrays.copy.Casting;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.DataShapeMismatchException;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.BlockTarget;
import org.tng4j.io.internal.bytes.ByteWriter;

/// Targets of another data type than the file's.
class CastingTargetTest {
    private static final Path COMPRESSED = Path.of("..", "testdata", "golden", "compressed_positions.tng");
    private static final long BOX_ID = 0x10000000L;

    private final Arena arena = Arena.ofAuto();
    private final TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.BIG_ENDIAN, 1);

    private NdView box(String type) {
        return NdView.allocate(arena, DataShape.parse("9 * " + type));
    }

    private TrajectoryWriter.Block doubles(double first) {
        return writer.doubles(BOX_ID, "BOX SHAPE", 9, first, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    private TrajectoryWriter.Block floats(float first) {
        return new TrajectoryWriter.Block(BOX_ID, "BOX SHAPE", TrajectoryWriter.FLOAT32, true, false, 9, 0, 0, 1, 0, -1,
                new ByteWriter(ByteOrder.BIG_ENDIAN).float32(first, 2, 3, 4, 5, 6, 7, 8, 9).toBytes());
    }

    @Test
    void noDataTypeIsConvertedUnasked() throws IOException {
        try (TngFile file = TngFile.open(COMPRESSED)) {
            long particles = file.particleCount();
            NdView doubles = NdView.allocate(arena, DataShape.parse(particles + " * 3 * float64"));
            assertEquals("POSITIONS (0x10000001): needs " + particles + " * 3 * float32, given " + particles
                            + " * 3 * float64; data type differs; allow Casting.SAFE",
                    assertThrows(DataShapeMismatchException.class, () -> file.frames(POSITIONS.into(doubles)))
                            .getMessage());
        }
    }

    @Test
    void decodesFloatsIntoDoublesOfARange() throws IOException {
        try (TngFile file = TngFile.open(COMPRESSED)) {
            String frame = file.particleCount() + " * 3 * ";
            NdView floats = NdView.allocate(arena, DataShape.parse("3 * " + frame + "float32"));
            NdView doubles = NdView.allocate(arena, DataShape.parse("3 * " + frame + "float64"));
            file.read(POSITIONS.into(floats), Frames.from(0).to(3));
            assertEquals(3, file.read(POSITIONS.into(doubles).casting(Casting.SAFE), Frames.from(0).to(3)));
            for (long n = 0; n < floats.shape().elementCount(); n++) {
                assertEquals((double) floats.reshape(floats.shape().elementCount()).getFloat(n),
                        doubles.reshape(floats.shape().elementCount()).getDouble(n));
            }
        }
    }

    @Test
    void convertsStoredIntegersToo() throws IOException {
        try (TngFile file = TngFile.open(COMPRESSED)) {
            String frame = file.particleCount() + " * 3 * ";
            NdView integers = NdView.allocate(arena, DataShape.parse(frame + "int32"));
            NdView longs = NdView.allocate(arena, DataShape.parse(frame + "int64"));
            try (FrameCursor narrow = file.frames(POSITIONS.quantisedInto(integers));
                    FrameCursor wide = file.frames(POSITIONS.quantisedInto(longs).casting(Casting.SAFE))) {
                assertTrue(narrow.next() && wide.next());
                assertEquals(integers.getLong(5, 2), longs.getLong(5, 2));
            }
        }
    }

    @Test
    void valueThatDoesNotFitThrowsAndTheNextFrameSetIsRead() throws IOException {
        writer.frameSet(0, 1, doubles(1e300)).frameSet(1, 1, doubles(1.5));
        NdView floats = box("float32");
        try (TngFile file = writer.open();
                FrameCursor frames = file.frames(BOX_SHAPE.into(floats).casting(Casting.SAME_KIND))) {
            assertEquals("BOX SHAPE (0x10000000) at step 0: element 0 is 1.0E300, must be within [-3.4028235E38, 3.4028235E38]"
                            + " to become float32; allow Casting.UNSAFE",
                    assertThrows(ArithmeticException.class, frames::next).getMessage());
            assertTrue(frames.next());
            assertEquals(1.5f, floats.getFloat(0));
            assertFalse(frames.next());
        }
    }

    @Test
    void dataTypeMayChangeFromFrameSetToFrameSetAsFarAsTheCastingGoes() throws IOException {
        writer.frameSet(0, 1, floats(0.1f)).frameSet(1, 1, doubles(0.1)).frameSet(2, 1, floats(0.2f));
        NdView wide = box("float64");
        try (TngFile file = writer.open();
                FrameCursor frames = file.frames(BOX_SHAPE.into(wide).casting(Casting.SAFE))) {
            assertTrue(frames.next());
            assertEquals((double) 0.1f, wide.getDouble(0));
            assertTrue(frames.next());
            assertEquals(0.1, wide.getDouble(0));
            assertTrue(frames.next());
            assertEquals((double) 0.2f, wide.getDouble(0));
        }
        NdView narrow = box("float32");
        try (TngFile file = writer.open();
                FrameCursor frames = file.frames(BOX_SHAPE.into(narrow).casting(Casting.SAFE))) {
            assertTrue(frames.next());
            assertEquals("BOX SHAPE (0x10000000): needs 9 * float64, given 9 * float32; data type of frame set 1"
                            + " differs; allow Casting.SAME_KIND",
                    assertThrows(DataShapeMismatchException.class, frames::next).getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "float64, -1e300, ''",
        "float16, NaN, ''",
        "int8, -128, ''",
        "int8, 128, fill is 128.0; must be a whole number that int8 holds",
        "uint8, -1, fill is -1.0; must be a whole number that uint8 holds",
        "int32, 0.5, fill is 0.5; must be a whole number that int32 holds",
        "int64, NaN, fill is NaN; must be a whole number that int64 holds",
        "int64, 9223372036854775808, fill is 9.223372036854776E18; must be a whole number that int64 holds",
    })
    void fillIsWrittenAsTheTargetsType(String type, double fill, String refusal) throws IOException {
        writer.frameSet(0, 2, doubles(1).sparse(1, 1));
        NdView target = box(type);
        BlockTarget wish = BOX_SHAPE.into(target).casting(Casting.UNSAFE).orFill(fill);
        try (TngFile file = writer.open()) {
            if (!refusal.isEmpty()) {
                assertEquals(refusal.replace(';', ','),
                        assertThrows(IllegalArgumentException.class, () -> file.frames(wish)).getMessage());
                return;
            }
            try (FrameCursor frames = file.frames(wish)) {
                assertEquals(ReadStatus.NO_DATA, frames.seekStep(0));
            }
            assertEquals(fill, type.startsWith("float") ? target.getDouble(0) : target.getLong(0));
        }
    }
}
