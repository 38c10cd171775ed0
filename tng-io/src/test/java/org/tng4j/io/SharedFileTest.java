package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.arrays.view.NdView;

/// Many threads, each with a cursor of its own, on one open file: 5 seconds in all in the build, 60 in profile `siege`.
@Timeout(300)
class SharedFileTest {
    private static final int THREADS = 64;
    private static final int CLOSINGS = 5;
    private static final int FILES = 3;
    private static final Duration TIME = Duration.ofSeconds(Boolean.getBoolean("tng4j.siege") ? 60 : 5).dividedBy(FILES);

    private static Path golden(String name) {
        return Path.of(System.getProperty("tng4j.testdata", "../testdata"), "golden", name + ".tng");
    }

    private static int hash(NdView target) {
        return Arrays.hashCode(target.segment().toArray(ValueLayout.JAVA_BYTE));
    }

    private static int[] hashes(TngFile file) throws IOException {
        List<Integer> hashes = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            NdView target = file.block(POSITIONS).allocate(arena);
            try (FrameCursor frames = file.frames(POSITIONS.into(target))) {
                while (frames.next()) {
                    hashes.add(hash(target));
                }
            }
        }
        return hashes.stream().mapToInt(i -> i).toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compressed_positions", "full_precision_xvf", "one_frame_sets"})
    void givesEveryThreadTheRightFrames(String name) throws IOException {
        long seed = System.nanoTime();
        int[] expected;
        try (TngFile file = TngFile.open(golden(name))) {
            expected = hashes(file);
        }
        AtomicLong count = new AtomicLong();
        try (TngFile file = TngFile.open(golden(name)); ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            long end = System.nanoTime() + TIME.toNanos();
            List<CompletableFuture<Void>> readers = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(seed + thread);
                readers.add(CompletableFuture.runAsync(() -> {
                    do {
                        jump(file, random, expected, count, "seed " + seed);
                    } while (System.nanoTime() < end);
                }, threads));
            }
            readers.forEach(CompletableFuture::join);
        }
        assertTrue(count.get() >= THREADS, count + " frames");
    }

    /// A cursor, and some frames in any order, or one behind the other.
    private static void jump(TngFile file, Random random, int[] expected, AtomicLong count, String seed) {
        try (Arena arena = Arena.ofConfined()) {
            NdView target = file.block(POSITIONS).allocate(arena);
            try (FrameCursor frames = file.frames(POSITIONS.into(target))) {
                for (int i = 0; i < 10; i++) {
                    boolean isNext = random.nextInt(3) == 0 && frames.next();
                    if (!isNext) {
                        frames.seekFrame(random.nextInt(expected.length));
                    }
                    int frame = Math.toIntExact(frames.frameIndex());
                    assertEquals(expected[frame], hash(target), seed + ", frame " + frame);
                    count.incrementAndGet();
                }
            }
        } catch (IOException e) {
            throw new AssertionError(seed, e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"compressed_positions", "full_precision_xvf"})
    void endsAllReadersWhenItIsClosed(String name) throws Exception {
        for (int round = 0; round < CLOSINGS; round++) {
            TngFile file = TngFile.open(golden(name));
            CountDownLatch reading = new CountDownLatch(THREADS);
            List<CompletableFuture<String>> readers = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
                for (int thread = 0; thread < THREADS; thread++) {
                    readers.add(CompletableFuture.supplyAsync(() -> readUntilClosed(file, reading), threads));
                }
                reading.await();
                file.close();
                for (CompletableFuture<String> reader : readers) {
                    assertEquals(file.name() + " is closed", reader.join());
                }
            }
        }
    }

    /// Returns what a reader is told.
    private static String readUntilClosed(TngFile file, CountDownLatch reading) {
        try (Arena arena = Arena.ofConfined()) {
            NdView target = file.block(POSITIONS).allocate(arena);
            while (true) {
                try (FrameCursor frames = file.frames(POSITIONS.into(target))) {
                    while (frames.next()) {
                        reading.countDown();
                    }
                }
            }
        } catch (IllegalStateException e) {
            return e.getMessage();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
