package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.BOX_SHAPE;
import static org.tng4j.io.format.KnownBlock.FORCES;
import static org.tng4j.io.format.KnownBlock.GENERAL_COMMENTS;
import static org.tng4j.io.format.KnownBlock.LAMBDAS;
import static org.tng4j.io.format.KnownBlock.POSITIONS;
import static org.tng4j.io.format.KnownBlock.VELOCITIES;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Slice;
import org.tng4j.arrays.shape.DataShapeMismatchException;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.ParticleRange;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.internal.bytes.HeapFile;

/// Where a cursor stops, what it puts where, and what it says. One particle; the x of a frame is its step.
class FrameCursorTest {
    private static final long POSITION_ID = 0x10000001L;
    private static final long VELOCITY_ID = 0x10000002L;
    private static final long BOX_ID = 0x10000000L;
    private static final long LAMBDA_ID = 0x1000000010000000L;

    private final Arena arena = Arena.ofAuto();

    private static TrajectoryWriter oneParticle() {
        return new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 1);
    }

    /// Steps `first`, `first + stride`, … below `end` as x of one particle.
    private static float[] steps(long first, long stride, long end) {
        List<Float> values = new ArrayList<>();
        for (long step = first; step < end; step += stride) {
            values.addAll(List.of((float) step, 0f, 0f));
        }
        float[] out = new float[values.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = values.get(i);
        }
        return out;
    }

    private static TrajectoryWriter.Block framed(TrajectoryWriter writer, long id, String name, long first,
            long stride, long end) {
        return writer.floats(id, name, steps(first, stride, end)).sparse(first, stride);
    }

    /// Two sets of steps 0 to 30 and 31 to 61; positions every 3 steps, velocities every 5.
    private static TrajectoryWriter threeAndFive() {
        TrajectoryWriter writer = oneParticle();
        writer.frameSet(0, 31, framed(writer, POSITION_ID, "POSITIONS", 0, 3, 31),
                framed(writer, VELOCITY_ID, "VELOCITIES", 0, 5, 31).gzip());
        writer.frameSet(31, 31, framed(writer, POSITION_ID, "POSITIONS", 33, 3, 62),
                framed(writer, VELOCITY_ID, "VELOCITIES", 35, 5, 62).gzip());
        return writer;
    }

    private NdView positions() {
        return NdView.allocate(arena, DataShape.parse("1 * 3 * float32"));
    }

    @Test
    void stopsAtEachStepWhereAtLeastOneBlockHasData() throws IOException {
        NdView positions = positions();
        NdView velocities = positions();
        List<String> seen = new ArrayList<>();
        try (TngFile file = threeAndFive().open();
                FrameCursor frames = file.frames(POSITIONS.into(positions), VELOCITIES.into(velocities).orFill(-1))) {
            while (frames.next()) {
                seen.add(frames.step() + (frames.status(POSITIONS) == ReadStatus.DATA ? "p" : "")
                        + (frames.status(VELOCITIES) == ReadStatus.DATA ? "v" : ""));
                if (frames.status(POSITIONS) == ReadStatus.DATA) {
                    assertEquals((float) frames.step(), positions.getFloat(0, 0));
                }
                assertEquals(frames.status(VELOCITIES) == ReadStatus.DATA ? (float) frames.step() : -1f,
                        velocities.getFloat(0, 0));
                assertEquals(seen.size() - 1, frames.frameIndex());
                assertEquals(frames.step() * 2e-15, frames.time(), 1e-27);
                assertEquals(frames.step() < 31 ? 0 : 1, frames.frameSet());
            }
        }
        assertEquals("[0pv, 3p, 5v, 6p, 9p, 10v, 12p, 15pv, 18p, 20v, 21p, 24p, 25v, 27p, 30pv, 33p, 35v, 36p, 39p, "
                + "40v, 42p, 45pv, 48p, 50v, 51p, 54p, 55v, 57p, 60pv]", seen.toString());
    }

    @Test
    void leavesTheTargetAloneWhereABlockHasNoData() throws IOException {
        NdView velocities = positions();
        try (TngFile file = threeAndFive().open();
                FrameCursor frames = file.frames(POSITIONS.into(positions()), VELOCITIES.into(velocities))) {
            assertTrue(frames.next());
            velocities.segment().fill((byte) 0x41);
            float untouched = velocities.getFloat(0, 0);
            assertTrue(frames.next());
            assertEquals(ReadStatus.NO_DATA, frames.status(VELOCITIES));
            assertEquals(untouched, velocities.getFloat(0, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0:29:1", "3:20:4", ":", "-5:", "::7", "28:29", "5:5", "-100:3", "20:100:3"})
    void selectsFramesAsPythonSlicesDo(String text) throws IOException {
        long[] all = {0, 3, 5, 6, 9, 10, 12, 15, 18, 20, 21, 24, 25, 27, 30, 33, 35, 36, 39, 40, 42, 45, 48, 50, 51,
            54, 55, 57, 60};
        Frames range = Frames.parse(text);
        Frames known = range.within(all.length);
        List<Long> wanted = new ArrayList<>();
        for (long i = known.from(); i < known.to(); i += known.every()) {
            wanted.add(all[(int) i]);
        }
        List<Long> found = new ArrayList<>();
        try (TngFile file = threeAndFive().open();
                FrameCursor frames = file.frames(range, POSITIONS.into(positions()), VELOCITIES.withoutValues())) {
            while (frames.next()) {
                found.add(frames.step());
            }
        }
        assertEquals(wanted, found);
    }

    @Test
    void seeksToTheSameValuesAsItStreams() throws IOException {
        NdView positions = positions();
        try (TngFile file = threeAndFive().open(); FrameCursor frames = file.frames(POSITIONS.into(positions))) {
            for (long step : new long[] {60, 0, 33, 30, 3, 57, 6}) {
                assertEquals(ReadStatus.DATA, frames.seekStep(step));
                assertEquals((float) step, positions.getFloat(0, 0));
                assertEquals(step / 3, frames.frameIndex());
            }
            assertEquals(ReadStatus.DATA, frames.seekFrame(-1));
            assertEquals(60, frames.step());
            assertEquals(ReadStatus.DATA, frames.seekFrame(11));
            assertEquals(33, frames.step());
            assertTrue(frames.next());
            assertEquals(36, positions.getFloat(0, 0));
            assertEquals(12, frames.frameIndex());
            assertEquals(ReadStatus.DATA, frames.seekTime(9 * 2e-15));
            assertEquals(9, frames.step());
        }
    }

    @Test
    void tellsABlankStepFromOneThatNoFrameSetCovers() throws IOException {
        try (TngFile file = threeAndFive().open(); FrameCursor frames = file.frames(POSITIONS.into(positions()))) {
            assertEquals(ReadStatus.NO_DATA, frames.seekStep(4));
            assertEquals(4, frames.step());
            assertTrue(frames.next());
            assertEquals(6, frames.step());
            assertEquals("step is 62, made.tng covers steps in 0 to 61",
                    assertThrows(IndexOutOfBoundsException.class, () -> frames.seekStep(62)).getMessage());
            assertThrows(IndexOutOfBoundsException.class, () -> frames.seekStep(-1));
            assertEquals("frame is 21, made.tng has 21 frames of these blocks",
                    assertThrows(IndexOutOfBoundsException.class, () -> frames.seekFrame(21)).getMessage());
        }
    }

    @Test
    void goesOnInItsRangeAfterASeek() throws IOException {
        try (TngFile file = threeAndFive().open();
                FrameCursor frames = file.frames(Frames.from(1).every(5), POSITIONS.into(positions()))) {
            frames.seekStep(9);
            assertTrue(frames.next());
            assertEquals(6, frames.frameIndex());
            assertEquals(18, frames.step());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"::", "::-1", "2:18:3", "18:2:-3", "-1::-1", "0:0", "5:4"})
    void readsARangeIntoOneArrayForwardsAndBackwards(String text) throws IOException {
        Frames known = Frames.parse(text).within(21);
        try (TngFile file = threeAndFive().open()) {
            NdView target = NdView.allocate(arena, DataShape.of(
                    DataShape.parse("float32"), known.size(), 1, 3));
            assertEquals(known.size(), file.read(POSITIONS, Frames.parse(text), target));
            for (int i = 0; i < known.size(); i++) {
                assertEquals(3f * (known.from() + i * known.every()), target.getFloat(i, 0, 0));
            }
        }
    }

    @Test
    void refusesARangeTargetOfAnotherLength() throws IOException {
        try (TngFile file = threeAndFive().open()) {
            NdView target = NdView.allocate(arena, DataShape.parse("5 * 1 * 3 * float32"));
            assertEquals("POSITIONS (0x10000001): needs 4 * 1 * 3 * float32, given 5 * 1 * 3 * float32; "
                    + "dimension 0 is 5, must be 4",
                    assertThrows(DataShapeMismatchException.class,
                            () -> file.read(POSITIONS, Frames.from(0).to(4), target)).getMessage());
        }
    }

    @Test
    void makesNoStopForBlocksThatAreConstantInASet() throws IOException {
        TrajectoryWriter writer = oneParticle();
        writer.constant(writer.doubles(BOX_ID, "BOX SHAPE", 9, 1, 0, 0, 0, 1, 0, 0, 0, 1));
        for (int set = 0; set < 3; set++) {
            writer.frameSet(set * 10, 10, framed(writer, POSITION_ID, "POSITIONS", set * 10, 4, set * 10 + 10),
                    writer.doubles(LAMBDA_ID, "LAMBDAS", 1, set).constant());
        }
        NdView lambda = NdView.allocate(arena, DataShape.parse("float64"));
        NdView box = NdView.allocate(arena, DataShape.parse("9 * float64"));
        try (TngFile file = writer.open();
                FrameCursor frames = file.frames(
                        POSITIONS.into(positions()), LAMBDAS.into(lambda), BOX_SHAPE.into(box))) {
            int count = 0;
            while (frames.next()) {
                count++;
                assertEquals(ReadStatus.DATA, frames.status(LAMBDAS));
                assertEquals(ReadStatus.DATA, frames.status(BOX_SHAPE));
                assertTrue(frames.isConstant(LAMBDAS));
                assertEquals(frames.frameSet(), lambda.getDouble());
                assertEquals(1, box.getDouble(8));
            }
            assertEquals(9, count);
        }
    }

    @Test
    void givesASetWithNothingButConstantsOneFrame() throws IOException {
        TrajectoryWriter writer = oneParticle();
        writer.frameSet(0, 500, writer.doubles(LAMBDA_ID, "LAMBDAS", 1, 7).constant());
        writer.frameSet(500, 500, writer.doubles(LAMBDA_ID, "LAMBDAS", 1, 8).constant());
        NdView lambda = NdView.allocate(arena, DataShape.parse("float64"));
        List<String> seen = new ArrayList<>();
        try (TngFile file = writer.open(); FrameCursor frames = file.frames(LAMBDAS.into(lambda))) {
            while (frames.next()) {
                seen.add(frames.step() + "=" + lambda.getDouble());
            }
        }
        assertEquals("[0=7.0, 500=8.0]", seen.toString());
    }

    @Test
    void sendsWhoAsksOnlyForFileConstantsToRead() throws IOException {
        TrajectoryWriter writer = oneParticle();
        writer.constant(writer.doubles(BOX_ID, "BOX SHAPE", 9, 1, 0, 0, 0, 2, 0, 0, 0, 3)).frameSet(0, 1);
        NdView box = NdView.allocate(arena, DataShape.parse("3 * 3 * float64"));
        try (TngFile file = writer.open()) {
            assertEquals("[BOX SHAPE (0x10000000)] have no frames in made.tng, they are constant in the file; "
                    + "use read(BOX_SHAPE, target)",
                    assertThrows(IllegalArgumentException.class, () -> file.frames(BOX_SHAPE.into(box))).getMessage());
            assertEquals(ReadStatus.DATA, file.read(BOX_SHAPE, box));
            assertEquals(3, box.getDouble(2, 2));
        }
    }

    @Test
    void mergesPiecesThroughTheirMappings() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.BIG_ENDIAN, 5);
        writer.frameSet(0, 2).mapping(0, 4, 3)
                .add(new TrajectoryWriter(ByteOrder.BIG_ENDIAN, 2).floats(POSITION_ID, "POSITIONS",
                        4, 0, 0, 3, 0, 0, 14, 0, 0, 13, 0, 0))
                .mapping(2, 0, 1, 2)
                .add(new TrajectoryWriter(ByteOrder.BIG_ENDIAN, 3).floats(POSITION_ID, "POSITIONS",
                        0, 0, 0, 1, 0, 0, 2, 0, 0, 10, 0, 0, 11, 0, 0, 12, 0, 0).piece(2));
        NdView positions = NdView.allocate(arena, DataShape.parse("5 * 3 * float32"));
        try (TngFile file = writer.open(); FrameCursor frames = file.frames(POSITIONS.into(positions))) {
            for (int frame = 0; frame < 2; frame++) {
                assertTrue(frames.next());
                for (int particle = 0; particle < 5; particle++) {
                    assertEquals(10 * frame + particle, positions.getFloat(particle, 0));
                }
                assertEquals(List.of(new ParticleRange(0, 5)), frames.covered(POSITIONS));
            }
            assertFalse(frames.next());
        }
    }

    @Test
    void refusesFramesInWhichParticlesAreMissingUnlessAFillIsGiven() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 4);
        writer.frameSet(0, 1, new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 2)
                .floats(POSITION_ID, "POSITIONS", 1, 1, 1, 2, 2, 2).piece(1));
        NdView positions = NdView.allocate(arena, DataShape.parse("4 * 3 * float32"));
        try (TngFile file = writer.open()) {
            try (FrameCursor frames = file.frames(POSITIONS.into(positions))) {
                assertEquals("made.tng: POSITIONS block at offset 422, frame set 0: 2 of 4 particles have values, "
                        + "must be all unless a fill is given for the others",
                        assertThrows(TngFormatException.class, frames::next).getMessage());
                assertFalse(frames.next());
            }
            try (FrameCursor frames = file.frames(POSITIONS.into(positions).orFill(Double.NaN))) {
                assertTrue(frames.next());
                assertEquals(ReadStatus.PARTIAL, frames.status(POSITIONS));
                assertEquals(List.of(new ParticleRange(1, 2)), frames.covered(POSITIONS));
                assertTrue(Float.isNaN(positions.getFloat(0, 0)));
                assertEquals(2, positions.getFloat(2, 2));
                assertTrue(Float.isNaN(positions.getFloat(3, 1)));
            }
        }
    }

    @Test
    void deliversUncompressedNativeFramesByOneCopyOutOfTheFile() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.nativeOrder(), 2);
        writer.frameSet(0, 1, writer.floats(POSITION_ID, "POSITIONS", 1, 2, 3, 4, 5, 6));
        NdView positions = NdView.allocate(arena, DataShape.parse("2 * 3 * float32"));
        try (TngFile file = writer.open(); FrameCursor frames = file.frames(POSITIONS.into(positions))) {
            assertTrue(frames.next());
            assertEquals("POSITIONS (0x10000001): uncompressed, one MemorySegment.copy of 24 bytes out of the file; "
                    + "1 run of 24 B, copy", frames.explain(POSITIONS));
        }
    }

    @Test
    void saysWhichBlockItDoesNotKnow() throws IOException {
        try (TngFile file = threeAndFive().open(); FrameCursor frames = file.frames(POSITIONS.withoutValues())) {
            assertEquals("FORCES (0x10000003) is not among the blocks of this cursor",
                    assertThrows(IllegalArgumentException.class, () -> frames.status(FORCES)).getMessage());
            assertEquals("made.tng has no FORCES (0x10000003) block",
                    assertThrows(NoSuchElementException.class, () -> file.block(FORCES)).getMessage());
            assertThrows(NoSuchElementException.class, frames::step);
        }
    }

    @Test
    void throwsWhenItsFileIsClosed() throws IOException {
        TngFile file = threeAndFive().open();
        FrameCursor frames = file.frames(POSITIONS.into(positions()));
        assertTrue(frames.next());
        file.close();
        file.close();
        assertEquals("made.tng is closed", assertThrows(IllegalStateException.class, frames::next).getMessage());
        frames.close();
    }

    @Test
    void knowsTheStepsOfEachBlock() throws IOException {
        try (TngFile file = threeAndFive().open()) {
            assertArrayEquals(new long[] {0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60},
                    file.block(VELOCITIES).steps());
            assertEquals(13, file.block("VELOCITIES").frameCount());
        }
    }

    @Test
    void readsTextBackwards() throws IOException {
        TrajectoryWriter writer = oneParticle();
        byte[] notes = "a\0bb\0\0dddd\0".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        writer.frameSet(0, 4, new TrajectoryWriter.Block(0x10000009L, "NOTES", TrajectoryWriter.TEXT, true, false, 1, 0,
                0, 1, 0, -1, notes));
        try (TngFile file = writer.open()) {
            NdView target = NdView.allocateText(arena, DataShape.parse("4 * string"), 100);
            file.read(GENERAL_COMMENTS, Frames.parse("::-1"), target);
            assertEquals("dddd,,bb,a", target.getString(0) + "," + target.getString(1) + "," + target.getString(2) + ","
                    + target.getString(3));
            file.read(GENERAL_COMMENTS, Frames.ALL, target);
            assertEquals("a,bb,,dddd", target.getString(0) + "," + target.getString(1) + "," + target.getString(2) + ","
                    + target.getString(3));
        }
    }

    @Test
    void refusesTextTargetsWithGaps() throws IOException {
        TrajectoryWriter writer = oneParticle();
        byte[] notes = "a\0bb\0\0dddd\0".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        writer.frameSet(0, 4, new TrajectoryWriter.Block(0x10000009L, "NOTES", TrajectoryWriter.TEXT, true, false, 1, 0,
                0, 1, 0, -1, notes));
        try (TngFile file = writer.open()) {
            NdView everySecond = NdView.allocateText(arena, DataShape.parse("8 * string"), 100).slice(0, Slice.ALL.every(2));

            assertEquals("NOTES (0x10000009): target @ [16]{72, 100} has gaps, offsets of text must have none",
                    assertThrows(IllegalArgumentException.class, () -> file.read(GENERAL_COMMENTS, Frames.ALL, everySecond))
                            .getMessage());
        }
    }

    @Test
    void takesTheNearestStepForATimeAndReadsItOnlyIfItIsThatTime() throws IOException {
        NdView positions = positions();
        try (TngFile file = threeAndFive().open(); FrameCursor frames = file.frames(POSITIONS.into(positions))) {
            assertEquals(ReadStatus.DATA, frames.seekTime(33 * 2e-15 * (1 + 1e-8)));
            assertEquals(33, positions.getFloat(0, 0));
            assertEquals(ReadStatus.NO_DATA, frames.seekTime(9.4 * 2e-15));
            assertEquals(9, frames.step());
            assertEquals(33, positions.getFloat(0, 0));
            assertThrows(IndexOutOfBoundsException.class, () -> frames.seekTime(1));
        }
    }

    @Test
    void followsTheChainAndNotTheOrderInTheFile() throws IOException {
        TrajectoryWriter writer = oneParticle();
        for (int set = 0; set < 4; set++) {
            writer.frameSet(set * 10, 10, framed(writer, POSITION_ID, "POSITIONS", set * 10, 5, set * 10 + 10));
        }
        NdView positions = positions();
        List<Float> seen = new ArrayList<>();
        try (TngFile file = writer.moveFirstSetBehindTheLast(1000).open()) {
            try (FrameCursor frames = file.frames(POSITIONS.into(positions))) {
                while (frames.next()) {
                    seen.add(positions.getFloat(0, 0));
                    assertEquals(seen.size() - 1, frames.frameIndex());
                }
                frames.seekStep(5);
                assertEquals(5, positions.getFloat(0, 0));
            }
            assertEquals("[0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 35.0]", seen.toString());
            assertEquals(List.of(), file.findings());
            assertTrue(file.frameSet(0).offset() > file.frameSet(3).offset());
        }
    }

    @Test
    void countsOnFromABlankStepAsIfItHadStreamedThere() throws IOException {
        try (TngFile file = threeAndFive().open()) {
            try (FrameCursor frames = file.frames(POSITIONS.into(positions()))) {
                frames.seekStep(4);
                assertEquals(1, frames.frameIndex());
                assertTrue(frames.next());
                assertEquals(6, frames.step());
                assertEquals(2, frames.frameIndex());
            }
            try (FrameCursor frames = file.frames(Frames.from(0).every(2), POSITIONS.into(positions()))) {
                frames.seekStep(4);
                assertTrue(frames.next());
                assertEquals(6, frames.step());
                frames.seekTime(7.4 * 2e-15);
                assertTrue(frames.next());
                assertEquals(12, frames.step());
                assertEquals(4, frames.frameIndex());
            }
        }
    }

    @Test
    void deliversPiecesBesideOneWithoutParticles() throws IOException {
        TrajectoryWriter writer = oneParticle();
        writer.frameSet(0, 1).add(new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 0).floats(POSITION_ID, "POSITIONS"))
                .add(writer.floats(POSITION_ID, "POSITIONS", 7, 8, 9));
        NdView positions = positions();
        try (TngFile file = writer.open(); FrameCursor frames = file.frames(POSITIONS.into(positions))) {
            assertTrue(frames.next());
            assertEquals(7, positions.getFloat(0, 0));
        }
    }

    @Test
    void throwsAtAMappingThatIsCutOff() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 3);
        writer.frameSet(0, 1, writer.floats(POSITION_ID, "POSITIONS", 0, 0, 0, 1, 1, 1, 2, 2, 2)).mapping(0, 2, 1, 0);
        byte[] whole = writer.toBytes();
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 8);
        NdView positions = NdView.allocate(arena, DataShape.parse("3 * 3 * float32"));
        try (TngFile file = TngFile.open(new HeapFile("cut.tng", cut), ReadOptions.DEFAULT);
                FrameCursor frames = file.frames(POSITIONS.into(positions))) {
            assertThrows(TngFormatException.class, frames::next);
            assertFalse(frames.next());
        }
    }

    @Test
    void writesFileConstantsOnceAndAgainAfterASeek() throws IOException {
        TrajectoryWriter writer = oneParticle();
        writer.constant(writer.doubles(BOX_ID, "BOX SHAPE", 9, 1, 0, 0, 0, 1, 0, 0, 0, 5));
        for (int set = 0; set < 3; set++) {
            writer.frameSet(set, 1, framed(writer, POSITION_ID, "POSITIONS", set, 1, set + 1));
        }
        NdView box = NdView.allocate(arena, DataShape.parse("3 * 3 * float64"));
        try (TngFile file = writer.open();
                FrameCursor frames = file.frames(POSITIONS.into(positions()), BOX_SHAPE.into(box))) {
            assertTrue(frames.next());
            assertEquals(5, box.getDouble(2, 2));
            box.segment().fill((byte) 0);
            assertTrue(frames.next());
            assertEquals(0, box.getDouble(2, 2));
            assertEquals(ReadStatus.DATA, frames.status(BOX_SHAPE));
            frames.seekStep(2);
            assertEquals(5, box.getDouble(2, 2));
        }
    }

    @Test
    void throwsWhenItIsClosedAndForgetsStatusesAtTheEnd() throws IOException {
        try (TngFile file = threeAndFive().open()) {
            FrameCursor frames = file.frames(Frames.from(20), POSITIONS.into(positions()));
            assertTrue(frames.next());
            assertFalse(frames.next());
            assertEquals(ReadStatus.NO_DATA, frames.status(POSITIONS));
            frames.close();
            assertEquals("this cursor over made.tng is closed",
                    assertThrows(IllegalStateException.class, frames::next).getMessage());
        }
    }

    @Test
    void losesNoFramesToACallersMistake() throws Exception {
        TrajectoryWriter writer = oneParticle();
        writer.frameSet(0, 10, framed(writer, POSITION_ID, "POSITIONS", 0, 1, 10));
        try (Arena confined = Arena.ofConfined(); TngFile file = writer.open();
                FrameCursor frames = file.frames(
                        POSITIONS.into(NdView.allocate(confined, DataShape.parse("1 * 3 * float32"))))) {
            assertTrue(frames.next());
            Thread other = new Thread(() -> assertThrows(WrongThreadException.class, frames::next));
            other.start();
            other.join();
            assertTrue(frames.next());
            assertEquals(2, frames.step());
        }
    }

    @Test
    void countsSetsThatNoLongerFitTheTarget() throws IOException {
        TrajectoryWriter writer = oneParticle();
        writer.frameSet(0, 2, framed(writer, POSITION_ID, "POSITIONS", 0, 1, 2));
        writer.frameSet(2, 2, new TrajectoryWriter.Block(POSITION_ID, "POSITIONS", TrajectoryWriter.FLOAT64, true, false,
                3, 0, 2, 1, 0, 1, new byte[48]));
        writer.frameSet(4, 2, framed(writer, POSITION_ID, "POSITIONS", 4, 1, 6));
        NdView positions = positions();
        try (TngFile file = writer.open(); FrameCursor frames = file.frames(POSITIONS.into(positions))) {
            assertTrue(frames.next());
            assertTrue(frames.next());
            assertEquals("POSITIONS (0x10000001): needs 1 * 3 * float64, given 1 * 3 * float32; "
                    + "data type of frame set 1 differs; allow Casting.SAME_KIND",
                    assertThrows(DataShapeMismatchException.class, frames::next).getMessage());
            assertTrue(frames.next());
            assertEquals(4, frames.frameIndex());
            frames.seekStep(4);
            assertEquals(4, frames.frameIndex());
        }
    }

    @Test
    void knowsTheStepsOfSetsThatOverlapOrFall() throws IOException {
        TrajectoryWriter writer = oneParticle();
        writer.frameSet(10, 3, framed(writer, POSITION_ID, "POSITIONS", 10, 1, 13));
        writer.frameSet(0, 3, framed(writer, POSITION_ID, "POSITIONS", 0, 1, 3));
        writer.frameSet(2, 2, framed(writer, POSITION_ID, "POSITIONS", 2, 1, 4));
        try (TngFile file = writer.open()) {
            assertArrayEquals(new long[] {10, 11, 12, 0, 1, 2, 2, 3}, file.block(POSITIONS).steps());
        }
    }

    @Test
    void refusesStepsThatAClaimAloneMakes() throws IOException {
        TrajectoryWriter writer = oneParticle();
        writer.frameSet(0, 1L << 40, framed(writer, POSITION_ID, "POSITIONS", 0, 1, 2));
        try (TngFile file = writer.open()) {
            assertThrows(TngFormatException.class, () -> file.block(POSITIONS).steps());
        }
    }
}
