package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.FORCES;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.ReadLimits;
import org.tng4j.io.format.ShortBlock;
import org.tng4j.io.format.Strictness;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.format.TngUnsupportedException;

/// What each option changes, on the vectors that were made for it.
class ReadOptionsTest {
    private static final List<String> NOT_STRICT = List.of("be_swapped_count.tng", "le_failed_compression.tng");
    private final Arena arena = Arena.ofAuto();

    static List<Path> valid() {
        return Vectors.trajectories("valid");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void opensStrictlyWhatIsNotOdd(Path vector) throws IOException {
        ReadOptions strict = ReadOptions.DEFAULT.with(Strictness.STRICT);
        if (NOT_STRICT.contains(vector.getFileName().toString())) {
            assertThrows(TngFormatException.class, () -> TngFile.open(vector, strict));
        } else {
            TngFile.open(vector, strict).close();
        }
    }

    /// Forces of the second set (steps 10 to 19): seven frames, whose CRC-32 the vector's `.json` names.
    @ParameterizedTest
    @EnumSource(ShortBlock.class)
    void placesTheFramesOfAShortDenseBlockAsAsked(ShortBlock meaning) throws IOException {
        ReadOptions options = ReadOptions.DEFAULT.with(meaning);
        List<String> found = new ArrayList<>();
        try (TngFile file = TngFile.open(Vectors.file("valid", "le_short_dense.tng"), options)) {
            NdView forces = file.block(FORCES).allocate(arena);
            try (FrameCursor frames = file.frames(FORCES.into(forces))) {
                while (frames.next()) {
                    if (frames.frameSet() == 1) {
                        found.add(frames.step() + " " + crc(forces));
                    }
                }
            } catch (TngFormatException e) {
                found.add(e.kind() + " " + e.problem());
            }
        }
        assertEquals(switch (meaning) {
            case REFUSE -> "[SIZE_MISMATCH payload holds 7 frames, must hold 10]";
            case ALIGN_START -> "[10 0ee6b527, 11 f2b195f1, 12 98adab49, 13 5deb52ec, 14 c670b52c, 15 81fd4ad5, "
                    + "16 b7450ef6]";
            case ALIGN_END -> "[13 0ee6b527, 14 f2b195f1, 15 98adab49, 16 5deb52ec, 17 c670b52c, 18 81fd4ad5, "
                    + "19 b7450ef6]";
        }, found.toString());
    }

    @ParameterizedTest
    @EnumSource(value = ShortBlock.class, names = {"ALIGN_START", "ALIGN_END"})
    void countsTheFramesOfAShortDenseBlockWithoutATarget(ShortBlock meaning) throws IOException {
        List<Long> steps = new ArrayList<>();
        try (TngFile file = TngFile.open(Vectors.file("valid", "le_short_dense.tng"), ReadOptions.DEFAULT.with(meaning));
                FrameCursor frames = file.frames(FORCES.withoutValues())) {
            while (frames.next()) {
                steps.add(frames.step());
            }
        }
        assertEquals(meaning == ShortBlock.ALIGN_START ? 10L : 13L, steps.get(steps.size() - 7));
    }

    private static String crc(NdView view) {
        CRC32 crc = new CRC32();
        crc.update(view.segment().toArray(ValueLayout.JAVA_BYTE));
        return String.format("%08x", crc.getValue());
    }

    @Test
    void throwsReportsOrIgnoresAWrongHash() throws IOException {
        Path vector = Vectors.file("damaged", "md5bad.tng");
        try (TngFile file = TngFile.open(vector)) {
            TngFormatException e = assertThrows(TngFormatException.class, () -> readOne(file));
            assertEquals(Kind.HASH_MISMATCH, e.kind());
            assertTrue(e.getMessage().startsWith(vector + ": POSITIONS block at offset 2228, frame set 0: "
                    + "MD5 of contents is "), e.getMessage());
            assertTrue(e.getMessage().endsWith(", header says " + "11".repeat(16)), e.getMessage());
        }
        try (TngFile file = TngFile.open(vector, ReadOptions.DEFAULT.with(HashMode.WARN))) {
            assertTrue(readOne(file));
            assertEquals(List.of(Kind.HASH_MISMATCH), file.findings().stream().map(f -> f.kind()).toList());
        }
        try (TngFile file = TngFile.open(vector, ReadOptions.DEFAULT.with(HashMode.SKIP))) {
            assertTrue(readOne(file));
            assertEquals(List.of(), file.findings());
        }
    }

    private boolean readOne(TngFile file) throws IOException {
        try (FrameCursor frames = file.frames(POSITIONS.into(file.block(POSITIONS).allocate(arena)))) {
            return frames.next();
        }
    }

    @Test
    void goesOnBehindTheSetThatIsDamaged() throws IOException {
        try (TngFile file = TngFile.open(Vectors.file("damaged", "md5bad.tng"));
                FrameCursor frames = file.frames(POSITIONS.into(file.block(POSITIONS).allocate(arena)))) {
            assertThrows(TngFormatException.class, frames::next);
            assertTrue(frames.next());
            assertEquals(6, frames.step());
            assertEquals(6, frames.frameIndex());
        }
    }

    @Test
    void throwsAtTheCutAndNeverEndsQuietly() throws IOException {
        try (TngFile file = TngFile.open(Vectors.file("damaged", "trunc_fs1_start.tng"));
                FrameCursor frames = file.frames(POSITIONS.into(file.block(POSITIONS).allocate(arena)))) {
            for (int i = 0; i < 6; i++) {
                assertTrue(frames.next());
            }
            assertEquals(Kind.TRUNCATED, assertThrows(TngFormatException.class, frames::next).kind());
            assertFalse(frames.next());
        }
    }

    @Test
    void refusesWhatExceedsALimit() throws IOException {
        ReadOptions few = ReadOptions.DEFAULT.with(ReadLimits.DEFAULT.withHeaderSectionSize(100));
        Path vector = Vectors.file("valid", "le_raw.tng");
        TngUnsupportedException e = assertThrows(TngUnsupportedException.class, () -> TngFile.open(vector, few));
        assertEquals(vector + ": GENERAL INFO block at offset 0: header section ends at 175, limit is 100",
                e.getMessage());
        try (TngFile file = TngFile.open(vector, few.with(ReadLimits.DEFAULT.withFrameSets(1)))) {
            assertEquals(1, file.frameSetCount());
            assertEquals(Kind.LIMIT_EXCEEDED, file.findings().getFirst().kind());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"next_self.tng", "next_zero.tng", "next_beyond.tng", "next_nonfs.tng"})
    void goesOnWithTheSetsThatTheChainLoses(String vector) throws IOException {
        try (TngFile file = TngFile.open(Vectors.file("damaged", vector));
                FrameCursor frames = file.frames(POSITIONS.into(file.block(POSITIONS).allocate(arena)))) {
            for (int i = 0; i < 16; i++) {
                assertTrue(frames.next());
                assertEquals(i, frames.step());
            }
            assertFalse(frames.next());
        }
    }

    @Test
    void throwsOnceWhereAFrameSetIsLost() throws IOException {
        try (TngFile file = TngFile.open(Vectors.file("damaged", "hdrsize_huge.tng"));
                FrameCursor frames = file.frames(POSITIONS.into(file.block(POSITIONS).allocate(arena)))) {
            for (int i = 0; i < 6; i++) {
                assertTrue(frames.next());
            }
            assertEquals(Kind.BAD_POINTER, assertThrows(TngFormatException.class, frames::next).kind());
            for (int i = 12; i < 16; i++) {
                assertTrue(frames.next());
                assertEquals(i, frames.step());
            }
            assertFalse(frames.next());
        }
    }

    @Test
    void readsNoRangeAcrossALostFrameSet() throws IOException {
        try (TngFile file = TngFile.open(Vectors.file("damaged", "hdrsize_huge.tng"))) {
            BlockInfo positions = file.block(POSITIONS);
            assertEquals(10, positions.frameCount());
            NdView target = NdView.allocate(arena, positions.datashape().prepend(4));
            assertEquals(4, file.read(POSITIONS, Frames.from(6).to(10), target));
            TngFormatException e = assertThrows(TngFormatException.class,
                    () -> file.read(POSITIONS, Frames.from(4).to(8), target));
            assertEquals(Kind.BAD_POINTER, e.kind());
        }
    }

    @Test
    void allocatesNothingOutOfProportionToTheFile() throws IOException {
        Path vector = Vectors.file("damaged", "nv_huge.tng");
        try (TngFile file = TngFile.open(vector)) {
            TngUnsupportedException e = assertThrows(TngUnsupportedException.class,
                    () -> file.block(POSITIONS).allocate(arena));
            assertEquals(Kind.LIMIT_EXCEEDED, e.kind());
            assertTrue(e.getMessage().endsWith("one frame is 19 * 1099511627776 * float32, 83562883710976 bytes; "
                    + "a file of 17363 bytes gets 22317360 at most"), e.getMessage());
        }
    }

    @Test
    void namesTheDamageOfABlockThatIsNowhereWhole() throws IOException {
        Path vector = Vectors.file("damaged", "trunc_pos0_mid.tng");
        try (TngFile file = TngFile.open(vector)) {
            assertEquals(Kind.TRUNCATED, assertThrows(TngFormatException.class, () -> file.block(POSITIONS)).kind());
        }
    }
}
