package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.tng4j.arrays.shape.DataShapeMismatchException;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.TngException;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.format.TngUnsupportedException;

/// Asks a file, damaged or not, for everything it has, and fails where the answer is neither values nor one of our two
/// exceptions, or never comes.
final class Interrogation {
    private Interrogation() {}

    /// Asks an open file for everything; passes on what the file itself, and no part of it, is wrong in.
    static void of(TngFile file) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            file.findings();
            if (!file.generalInfo().variableParticles()) {
                assertTrue(file.molecules().bonds().limit(1000).count() >= 0);
            }
            for (int set = 0; set < file.frameSetCount(); set++) {
                int at = set;
                tolerate(() -> file.frameSet(at));
                tolerate(() -> file.mappings(at));
                tolerate(() -> file.blocks(at));
            }
            BlockCursor blocks = file.blocks();
            while (blocks.next()) {
                file.hashState(blocks.block());
                tolerate(() -> copy(file, blocks.block()));
            }
            for (BlockInfo info : file.blockInfos()) {
                readAll(file, info, arena);
            }
        }
    }

    private static void copy(TngFile file, StoredBlock block) throws IOException {
        if (block.contentsSize() <= file.size()) {
            file.copyContents(block, MemorySegment.ofArray(new byte[(int) block.contentsSize()]));
        }
    }

    private interface Question {
        void ask() throws IOException;
    }

    private static void tolerate(Question question) throws IOException {
        try {
            question.ask();
        } catch (TngException e) {
            assertTrue(e.getMessage().contains(": "), e.getMessage());
        }
    }

    private static void readAll(TngFile file, BlockInfo info, Arena arena) throws IOException {
        if (elementCount(info) > 1_000_000) {
            return;
        }
        NdView target = info.allocate(arena);
        if (info.isInHeaderSection()) {
            tolerate(() -> file.read(info.id().into(target).with(info.dependence())));
        }
        if (info.frameSetCount() == 0) {
            return;
        }
        try (FrameCursor frames = file.frames(info.id().into(target).with(info.dependence()).orFill(0))) {
            boolean isLeft = true;
            for (int calls = 0; isLeft; calls++) {
                assertTrue(calls < 10_000, "goes on for ever");
                try {
                    isLeft = frames.next();
                } catch (TngFormatException | TngUnsupportedException | DataShapeMismatchException e) {
                    assertTrue(e.getMessage().contains(": "), e.getMessage());
                }
            }
        }
        tolerate(() -> assertSeekable(file, info, target));
        tolerate(() -> assertTrue(info.steps().length <= info.frameCount() + file.frameSetCount()));
    }

    /// A shape may have more elements than a number can say.
    private static long elementCount(BlockInfo info) throws IOException {
        try {
            return info.datashape().elementCount();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    private static void assertSeekable(TngFile file, BlockInfo info, NdView target) throws IOException {
        try (FrameCursor frames = file.frames(info.id().into(target).with(info.dependence()).orFill(0))) {
            for (long step = -1; step < 20; step++) {
                try {
                    frames.seekStep(step);
                    assertEquals(step, frames.step());
                } catch (IndexOutOfBoundsException | DataShapeMismatchException e) {
                    assertTrue(e.getMessage().contains(" is ") || e.getMessage().contains(": needs "), e.getMessage());
                }
            }
            frames.seekFrame(0);
        } catch (IndexOutOfBoundsException | DataShapeMismatchException e) {
            assertTrue(e.getMessage().startsWith("frame is 0") || e.getMessage().contains(": needs "), e.getMessage());
        }
    }
}
