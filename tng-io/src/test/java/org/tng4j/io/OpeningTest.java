package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.internal.bytes.HeapFile;
import org.tng4j.io.internal.compress.SampleStreams;

/// What opening reads of a file, and what it leaves alone.
class OpeningTest {
    private static final int SETS = 1000;
    /// What the coders fetch at a time.
    private static final int WINDOW_SIZE = 1 << 16;
    private static final int PAYLOAD = 1000 * 3 * Float.BYTES;

    private static HeapFile manySets() {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 1000);
        for (int set = 0; set < SETS; set++) {
            writer.frameSet(set, 1, writer.floats(0x10000001L, "POSITIONS", new float[3000]));
        }
        return new HeapFile("many.tng", writer.toBytes());
    }

    @Test
    void readsTheHeaderSectionAndOneFrameSetsHeaders() throws IOException {
        HeapFile bytes = manySets();
        try (TngFile file = TngFile.open(bytes, ReadOptions.DEFAULT)) {
            assertEquals(1000, file.particleCount());
            assertEquals("1000 * 3 * float32", file.block(POSITIONS).datashape().toString());
            // Header section: 292 bytes, hashed once, read again for its block list; then 192 bytes a header.
            assertTrue(bytes.fetched() < 3000, () -> "fetched " + bytes.fetched() + " bytes");
        }
    }

    @Test
    void countsFramesByHeadersOnly() throws IOException {
        HeapFile bytes = manySets();
        try (TngFile file = TngFile.open(bytes, ReadOptions.DEFAULT)) {
            assertEquals(SETS, file.block(POSITIONS).frameCount());
            assertEquals(SETS, file.frameSetCount());
            long perSet = bytes.fetched() / SETS;
            assertTrue(perSet < 1000, () -> "fetched " + perSet + " bytes a frame set");
            assertTrue(perSet < PAYLOAD, () -> "payloads are " + PAYLOAD + " bytes each");
        }
    }

    @Test
    void firstFrameFetchesOneChainStepAndOnePrefixOfItsPayload() throws IOException {
        int particles = 5000;
        int frames = 100;
        byte[] stream = SampleStreams.of("TRIPLETS", particles, frames);
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, particles);
        for (int set = 0; set < 3; set++) {
            writer.frameSet((long) set * frames, frames, writer.floats(0x10000001L, "POSITIONS").packed(stream));
        }
        HeapFile bytes = new HeapFile("run.tng", writer.toBytes());
        try (TngFile file = TngFile.open(bytes, ReadOptions.DEFAULT.with(HashMode.SKIP));
                FrameCursor cursor = file.frames(POSITIONS.into(file.block(POSITIONS).allocate(Arena.ofAuto())))) {
            long opened = bytes.fetched();
            assertTrue(opened < 3000, () -> "fetched " + opened + " bytes to open");
            assertTrue(cursor.next());
            int most = 1000 + 2 * WINDOW_SIZE + stream.length / frames * 2;
            long first = bytes.fetched() - opened;
            assertTrue(first < most, () -> "fetched " + first + " bytes for a frame, must be below " + most + " of "
                    + stream.length);
        }
    }
}
