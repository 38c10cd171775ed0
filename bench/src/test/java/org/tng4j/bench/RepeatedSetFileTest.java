package org.tng4j.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.ReadOptions;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.FrameSet;
import org.tng4j.io.format.HashState;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.StoredValues;
import org.tng4j.io.format.Strictness;

/// What is made of a file of GROMACS holds its first full frame set over and over, and nothing is odd about it.
class RepeatedSetFileTest {
    private static final Path GOLDEN = Path.of(System.getProperty("tng4j.testdata", "../testdata"), "golden");
    private static final ReadOptions STRICT = ReadOptions.DEFAULT.with(Strictness.STRICT);

    @TempDir
    private Path folder;

    private TngFile repeated(String name, int sets) throws IOException {
        Path target = folder.resolve(name);
        RepeatedSetFile.write(GOLDEN.resolve(name), target, sets);
        return TngFile.open(target, STRICT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compressed_positions.tng", "full_precision_xvf.tng", "one_frame_sets.tng", "ions.tng"})
    void repeatsEveryFrame(String name) throws IOException {
        try (TngFile source = TngFile.open(GOLDEN.resolve(name)); TngFile many = repeated(name, 3);
                Arena arena = Arena.ofConfined()) {
            assertEquals(3, many.frameSetCount());
            NdView wanted = source.block(POSITIONS).allocate(arena);
            NdView found = many.block(POSITIONS).allocate(arena);
            try (FrameCursor frames = many.frames(POSITIONS.into(found))) {
                for (int set = 0; set < 3; set++) {
                    FrameCursor once = source.frames(source.split(source.frameSetCount()).getFirst(),
                            POSITIONS.into(wanted));
                    while (once.next()) {
                        assertTrue(frames.next());
                        assertEquals(set, frames.frameSet());
                        assertEquals(-1, wanted.segment().mismatch(found.segment()));
                    }
                }
                assertFalse(frames.next());
            }
        }
    }

    @Test
    void oracleHoldsWhatIsRead() throws IOException {
        Path source = folder.resolve("source.tng");
        Files.copy(GOLDEN.resolve("compressed_positions.tng"), source);
        Files.copy(GOLDEN.resolve("compressed_positions.oracle.tsv"), folder.resolve("source.oracle.tsv"));
        RepeatedSetFile.write(source, folder.resolve("many.tng"), 3);
        System.setProperty(Fixture.FOLDER, folder.toString());
        try (Fixture many = new Fixture("many")) {
            assertEquals(300, many.frames());
        } finally {
            System.clearProperty(Fixture.FOLDER);
        }
    }

    @Test
    void stepsAndTimesGoOn() throws IOException {
        try (TngFile many = repeated("compressed_positions.tng", 3)) {
            assertEquals(300, many.block(POSITIONS).frameCount());
            assertEquals(many.block(POSITIONS).lastStep(), many.lastStep());
            long[] steps = many.block(POSITIONS).steps();
            for (int frame = 0; frame < steps.length; frame++) {
                assertEquals(20L * frame, steps[frame]);
                assertEquals(20 * frame * many.frameSet(0).timePerStep(), many.time(steps[frame]), 1e-24);
            }
        }
    }

    @Test
    void changesNothingElse() throws IOException {
        try (TngFile source = TngFile.open(GOLDEN.resolve("compressed_positions.tng"));
                TngFile many = repeated("compressed_positions.tng", 3)) {
            for (int set = 0; set < 3; set++) {
                List<StoredBlock> wanted = source.blocks(0);
                List<StoredBlock> found = many.blocks(set);
                assertEquals(wanted.size(), found.size());
                for (int i = 0; i < found.size(); i++) {
                    assertEquals(HashState.OK, many.hashState(found.get(i)));
                    assertEquals(wanted.get(i).name(), found.get(i).name());
                    byte[] before = contents(source, wanted.get(i));
                    byte[] after = contents(many, found.get(i));
                    int from = i == 0 ? 0 : 27; // a frame set's fields; the first step behind type and codec
                    int to = i == 0 ? 80 : 35;
                    Arrays.fill(before, from, to, (byte) 0);
                    Arrays.fill(after, from, to, (byte) 0);
                    assertArrayEquals(before, after);
                }
            }
        }
    }

    private static byte[] contents(TngFile file, StoredBlock block) throws IOException {
        byte[] contents = new byte[Math.toIntExact(block.contentsSize())];
        file.copyContents(block, MemorySegment.ofArray(contents));
        return contents;
    }

    @Test
    void pointsToNeighboursAndStridesAway() throws IOException {
        try (TngFile many = repeated("compressed_positions.tng", 103)) {
            assertEquals(100, many.generalInfo().mediumStride());
            assertEquals(103, many.frameSetCount());
            assertEquals(many.frameSet(0).offset(), many.generalInfo().firstFrameSetOffset());
            assertEquals(many.frameSet(102).offset(), many.generalInfo().lastFrameSetOffset());
            for (int set = 0; set < 103; set++) {
                FrameSet found = many.frameSet(set);
                assertEquals(offset(many, set + 1), found.next());
                assertEquals(offset(many, set - 1), found.previous());
                assertEquals(offset(many, set + 100), found.mediumNext());
                assertEquals(offset(many, set - 100), found.mediumPrevious());
                assertEquals(-1, found.longNext());
                assertEquals(-1, found.longPrevious());
            }
        }
    }

    private static long offset(TngFile file, int set) throws IOException {
        return set < 0 || set >= file.frameSetCount() ? -1 : file.frameSet(set).offset();
    }

    @Test
    void evensOutASetThatEndsBeforeItsLastStride() throws IOException {
        Path cut = folder.resolve("cut.tng");
        RepeatedSetFile.write(GOLDEN.resolve("compressed_positions.tng"), cut, 1);
        shorten(cut, 1981);
        RepeatedSetFile.write(cut, folder.resolve("many.tng"), 2);
        try (TngFile many = TngFile.open(folder.resolve("many.tng"), STRICT)) {
            assertEquals(2000, many.frameSet(0).stepCount());
            assertEquals(2000, many.frameSet(1).firstStep());
            StoredValues positions = many.blocks(1).getLast().values();
            assertEquals("2000 100", positions.firstStep() + " " + positions.frameCount());
        }
    }

    /// Sets the step count of the first frame set and takes away its hash.
    private static void shorten(Path path, long steps) throws IOException {
        StoredBlock set;
        try (TngFile file = TngFile.open(path)) {
            set = file.blocks(0).getFirst();
        }
        byte[] bytes = Files.readAllBytes(path);
        Arrays.fill(bytes, (int) set.offset() + 24, (int) set.offset() + 40, (byte) 0);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN)
                .putLong((int) set.contentsOffset() + Long.BYTES, steps);
        Files.write(path, bytes);
    }

    @Test
    void rejectsNoSets() {
        assertEquals("number of frame sets is 0, must be at least 1", assertThrows(IllegalArgumentException.class,
                () -> repeated("ions.tng", 0)).getMessage());
    }
}
