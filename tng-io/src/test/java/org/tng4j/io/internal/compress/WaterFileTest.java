package org.tng4j.io.internal.compress;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.BOX_SHAPE;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.ReadOptions;
import org.tng4j.io.TngFile;
import org.tng4j.io.WaterWalk;
import org.tng4j.io.format.HashState;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.Strictness;

/// Whatever the coding, a file holds the same frames: those of the source in its first tile, and nothing is odd.
class WaterFileTest {
    private static final Path SOURCE = Path.of(System.getProperty("tng4j.testdata", "../testdata"), "golden",
            "compressed_positions.tng");
    /// Two tiles and a part of the third.
    private static final int PARTICLES = 601;
    private static final int FRAMES = 5;

    @TempDir
    private Path folder;

    private TngFile water(WaterFile.Coding coding, int frames) throws IOException {
        Path target = folder.resolve(coding + ".tng");
        WaterFile.write(SOURCE, target, PARTICLES, frames, coding);
        return TngFile.open(target, ReadOptions.DEFAULT.with(Strictness.STRICT));
    }

    @ParameterizedTest
    @EnumSource
    void holdsTheSameFramesInEveryCoding(WaterFile.Coding coding) throws IOException {
        try (TngFile plain = TngFile.open(plain()); TngFile file = water(coding, FRAMES);
                Arena arena = Arena.ofConfined()) {
            NdView wanted = plain.block(POSITIONS).allocate(arena);
            NdView found = file.block(POSITIONS).allocate(arena);
            try (FrameCursor source = plain.frames(POSITIONS.into(wanted));
                    FrameCursor frames = file.frames(POSITIONS.into(found))) {
                List<String> oracle = Files.readAllLines(folder.resolve(coding + ".oracle.tsv"));
                for (int frame = 0; frame < FRAMES; frame++) {
                    assertTrue(source.next());
                    assertTrue(frames.next());
                    assertEquals(20L * frame, frames.step());
                    assertEquals(-1, wanted.segment().mismatch(found.segment()));
                    String sum = WaterWalk.checksum(found.segment().toArray(JAVA_FLOAT), 0, 3 * PARTICLES);
                    assertEquals(20 * frame + "\t-1\tPOSITIONS\tf32\t601x3\t" + sum + "\t", oracle.get(2 * frame));
                }
                assertFalse(frames.next());
            }
        }
    }

    private Path plain() throws IOException {
        Path plain = folder.resolve("plain.tng");
        WaterFile.write(SOURCE, plain, PARTICLES, FRAMES, WaterFile.Coding.LITTLE_ENDIAN);
        return plain;
    }

    @ParameterizedTest
    @EnumSource
    void hashesEveryBlock(WaterFile.Coding coding) throws IOException {
        try (TngFile file = water(coding, 1)) {
            int blocks = 0;
            for (var all = file.blocks(); all.next(); blocks++) {
                assertEquals(HashState.OK, file.hashState(all.block()));
            }
            assertEquals(5, blocks);
            StoredBlock positions = file.blocks(0).getLast();
            assertEquals(PARTICLES, positions.values().particleCount());
            assertEquals(file.size(), positions.contentsOffset() + positions.contentsSize());
        }
    }

    @Test
    void firstTileIsTheSourceAndNoOtherIs() throws IOException {
        try (TngFile source = TngFile.open(SOURCE); TngFile file = TngFile.open(plain());
                Arena arena = Arena.ofConfined()) {
            long size = source.particleCount() * 3 * Float.BYTES;
            NdView wanted = source.block(POSITIONS).allocate(arena);
            NdView found = file.block(POSITIONS).allocate(arena);
            NdView box = file.block(BOX_SHAPE).allocate(arena);
            try (FrameCursor once = source.frames(POSITIONS.into(wanted));
                    FrameCursor tiled = file.frames(POSITIONS.into(found), BOX_SHAPE.into(box))) {
                assertTrue(once.next() && tiled.next());
                assertEquals(-1, wanted.segment().mismatch(found.segment().asSlice(0, size)));
                assertEquals(2 * 1.4f, box.getFloat(0, 0), 1e-3f);
                Set<Float> steps = new HashSet<>();
                for (int tile = 0; tile < 2; tile++) {
                    steps.add(found.getFloat(264L * tile + 1, 0) - found.getFloat(264L * tile, 0));
                }
                assertEquals(2, steps.size());
            }
        }
    }

    @Test
    void sameArgumentsGiveTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(plain());
        Files.delete(folder.resolve("plain.tng"));
        assertEquals(-1, Arrays.mismatch(first, Files.readAllBytes(plain())));
    }

    @Test
    void rejectsMoreFramesThanTheSourceHas() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> water(WaterFile.Coding.XTC3, 1000)).getMessage()
                .endsWith("compressed_positions.tng has 106 frames, must have at least 1000"));
    }

    @Test
    void rejectsNoFrames() {
        assertEquals("particles are 601 and frames 0, must be at least 1 each", assertThrows(
                IllegalArgumentException.class, () -> water(WaterFile.Coding.XTC3, 0)).getMessage());
    }
}
