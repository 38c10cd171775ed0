package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.BlockId;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.internal.compress.SampleStreams;

/// A file that another process cuts while four threads read it, each codec by turns: whole frames, or our exception.
@Timeout(300)
class CutByOthersTest {
    private static final Path TRUNCATE = Path.of("/usr/bin/truncate");
    private static final int ROUNDS = 200;
    private static final int THREADS = 4;
    private static final int PARTICLES = 500;
    private static final int FRAMES = 10;
    private static final int SETS = 4;
    private static final long FIRST_ID = 0x20000000L;

    @TempDir
    Path folder;

    /// A quantity for each codec: plain, gzip, each coder of TNG payloads.
    private static byte[] file() {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, PARTICLES);
        float[] values = new float[FRAMES * PARTICLES * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = i + 1;
        }
        for (int set = 0; set < SETS; set++) {
            List<TrajectoryWriter.Block> blocks = new ArrayList<>();
            blocks.add(writer.floats(FIRST_ID, "PLAIN", values));
            blocks.add(writer.floats(FIRST_ID + 1, "GZIP", values).gzip());
            for (String coding : SampleStreams.CODINGS) {
                blocks.add(writer.floats(FIRST_ID + blocks.size(), coding)
                        .packed(SampleStreams.of(coding, PARTICLES, FRAMES)));
            }
            writer.frameSet((long) set * FRAMES, FRAMES, blocks.toArray(TrajectoryWriter.Block[]::new));
        }
        return writer.toBytes();
    }

    private static int quantities() {
        return 2 + SampleStreams.CODINGS.size();
    }

    /// What a frame of a quantity holds, by its place among the steps of the file.
    private static int[][] hashes(Path path) throws IOException {
        int[][] hashes = new int[quantities()][SETS * FRAMES];
        try (TngFile file = TngFile.open(path)) {
            for (int i = 0; i < hashes.length; i++) {
                int[] mine = hashes[i];
                assertEquals(SETS * FRAMES, read(file, i, (step, hash) -> mine[step] = hash));
            }
        }
        return hashes;
    }

    private interface Frame {
        void at(int step, int hash);
    }

    private static int read(TngFile file, int quantity, Frame frame) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            BlockId id = BlockId.of(FIRST_ID + quantity);
            NdView target = file.block(id).allocate(arena);
            try (FrameCursor frames = file.frames(id.into(target))) {
                int count = 0;
                while (frames.next()) {
                    frame.at(Math.toIntExact(frames.step()), Arrays.hashCode(target.segment().toArray(ValueLayout.JAVA_BYTE)));
                    count++;
                }
                return count;
            }
        }
    }

    @Test
    void givesWholeFramesOrSaysThatTheFileShrank() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(TRUNCATE), "no " + TRUNCATE + " here: cuts are another process's");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] whole = file();
        Path path = folder.resolve("run.tng");
        Files.write(path, whole);
        int[][] hashes = hashes(path);
        AtomicLong delivered = new AtomicLong();
        AtomicLong shrunk = new AtomicLong();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int round = 0; round < ROUNDS; round++) {
                String which = "seed " + seed + ", round " + round;
                Files.write(path, whole);
                HashMode mode = random.nextBoolean() ? HashMode.SKIP : HashMode.VERIFY;
                try (TngFile file = TngFile.open(path, ReadOptions.DEFAULT.with(mode))) {
                    List<CompletableFuture<Void>> readers = new ArrayList<>();
                    for (int thread = 0; thread < THREADS; thread++) {
                        int first = random.nextInt(quantities());
                        readers.add(CompletableFuture.runAsync(
                                () -> readUntilCut(file, first, hashes, delivered, shrunk, which), threads));
                    }
                    Thread.sleep(random.nextInt(4));
                    Process cut = new ProcessBuilder(TRUNCATE.toString(), "-s", String.valueOf(random.nextInt(whole.length)),
                            path.toString()).start();
                    assertEquals(0, cut.waitFor());
                    for (CompletableFuture<Void> reader : readers) {
                        reader.join();
                    }
                }
            }
        }
        assertEquals((long) ROUNDS * THREADS, shrunk.get(), "seed " + seed);
        assertTrue(delivered.get() > 0);
    }

    /// Goes on from quantity to quantity until the cut is met, which some quantity must.
    private static void readUntilCut(TngFile file, int first, int[][] hashes, AtomicLong frames, AtomicLong shrunk,
            String which) {
        for (int i = first; ; i = (i + 1) % hashes.length) {
            int[] expected = hashes[i];
            String name = which + ", quantity " + i;
            try {
                read(file, i, (step, hash) -> {
                    assertEquals(expected[step], hash, name + ", step " + step);
                    frames.incrementAndGet();
                });
            } catch (TngFormatException e) {
                assertTrue(e.getMessage().contains("file shrank from "), name + ": " + e.getMessage());
                shrunk.incrementAndGet();
                return;
            } catch (IOException e) {
                throw new AssertionError(name, e);
            }
        }
    }
}
