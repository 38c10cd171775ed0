package org.tng4j.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.Frames;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.KnownBlock;

/// What a benchmark measures is what the library says it does, and a frame allocates nothing: asserted, not timed.
class ReadingWorkTest {
    private static final Path GOLDEN = Path.of(System.getProperty("tng4j.testdata", "../testdata"), "golden");
    /// Of the first frame set, which has a hundred.
    private static final int WARM = 20;
    private static final int MEASURED = 70;
    /// The virtual machine itself takes a little now and then; one object for each frame would be more.
    private static final long SMALLEST_OBJECT = 16;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "compressed_positions | TNG, XTC2",
        "full_precision_xvf | gzip, inflated"})
    void saysHowItReads(String name, String beginning) throws IOException {
        try (TngFile file = TngFile.open(GOLDEN.resolve(name + ".tng")); Arena arena = Arena.ofConfined()) {
            NdView target = file.block(KnownBlock.POSITIONS).allocate(arena);
            try (FrameCursor cursor = file.frames(KnownBlock.POSITIONS.into(target))) {
                cursor.next();
                String found = cursor.explain(KnownBlock.POSITIONS);
                assertTrue(found.contains(beginning), found);
            }
        }
    }

    @Test
    void saysWhoReadsARange() throws IOException {
        try (TngFile file = TngFile.open(GOLDEN.resolve("compressed_positions.tng")); Arena arena = Arena.ofConfined()) {
            long frames = file.block(KnownBlock.POSITIONS).frameCount();
            NdView target = NdView.allocate(arena, file.block(KnownBlock.POSITIONS).datashape().prepend(frames));
            assertEquals("POSITIONS (0x10000001): 106 frames, the caller's thread alone: target belongs to one thread",
                    file.explain(KnownBlock.POSITIONS.into(target), Frames.ALL));
        }
    }

    @Test
    void framesOfASetAllocateNothing() throws IOException {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (TngFile file = TngFile.open(GOLDEN.resolve("compressed_positions.tng")); Arena arena = Arena.ofConfined()) {
            NdView target = file.block(KnownBlock.POSITIONS).allocate(arena);
            Fixture.readFrames(file, KnownBlock.POSITIONS.into(target)); // loads classes
            try (FrameCursor cursor = file.frames(KnownBlock.POSITIONS.into(target))) {
                next(cursor, WARM);
                long before = threads.getCurrentThreadAllocatedBytes();
                next(cursor, MEASURED);
                long bytes = threads.getCurrentThreadAllocatedBytes() - before;
                assertTrue(bytes < SMALLEST_OBJECT * MEASURED, bytes + " bytes in " + MEASURED + " frames");
            }
        }
    }

    private static void next(FrameCursor cursor, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            assertTrue(cursor.next());
        }
    }
}
