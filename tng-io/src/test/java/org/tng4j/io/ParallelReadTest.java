package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.BlockTarget;
import org.tng4j.io.format.TngFormatException;

/// Ranges and parts of a file on several threads.
class ParallelReadTest {
    private static final long POSITIONS_ID = 0x10000001L;
    private static final int PARTICLES = 1500;
    private static final int SETS = 41;
    private static final int FRAMES_PER_SET = 2;
    private static final int FRAMES = SETS * FRAMES_PER_SET;

    private final Arena arena = Arena.ofAuto();

    /// Component c of particle p in frame f is f + p / 4096 + c / 4.
    private static TrajectoryWriter writer(Integer... damaged) {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.BIG_ENDIAN, PARTICLES);
        for (int set = 0; set < SETS; set++) {
            float[] values = new float[FRAMES_PER_SET * PARTICLES * 3];
            for (int i = 0; i < values.length; i++) {
                int frame = set * FRAMES_PER_SET + i / (3 * PARTICLES);
                values[i] = frame + (i / 3 % PARTICLES) / 4096f + (i % 3) / 4f;
            }
            TrajectoryWriter.Block block = writer.floats(POSITIONS_ID, "POSITIONS", values);
            if (List.of(damaged).contains(set)) {
                block = new TrajectoryWriter.Block(block.id(), block.name(), block.type(), true, false, 3, 3, 0, 1, 0,
                        PARTICLES, new byte[40]);
            }
            writer.frameSet((long) set * FRAMES_PER_SET, FRAMES_PER_SET, block);
        }
        return writer;
    }

    private NdView target(long frames) {
        return NdView.allocate(arena, DataShape.parse(frames + " * " + PARTICLES + " * 3 * float32"));
    }

    private static void requireFrame(int expected, NdView frame) {
        assertEquals(expected, frame.getFloat(0, 0));
        assertEquals(expected + (PARTICLES - 1) / 4096f + 0.5f, frame.getFloat(PARTICLES - 1, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"::", "3:79", "::-1", "80:2:-7", "1::5", "5:6", "7:7"})
    void rangeIsTheSameOnAnyNumberOfThreads(String text) throws IOException {
        Frames range = Frames.parse(text);
        try (TngFile file = writer().open()) {
            Frames known = range.within(FRAMES);
            long count = known.size();
            for (int threads = 1; threads <= 5; threads++) {
                NdView target = target(count);
                assertEquals(count, file.read(POSITIONS.into(target), range, threads));
                for (long n = 0; n < count; n++) {
                    requireFrame((int) (known.from() + n * known.every()), target.at(n));
                }
            }
        }
    }

    @Test
    void sharesTheWorkUnasked() throws IOException {
        try (TngFile file = writer().open()) {
            NdView target = target(FRAMES);
            int threads = Runtime.getRuntime().availableProcessors();
            assertEquals("POSITIONS (0x10000001): 82 frames, " + threads + " threads, 41 frame sets in "
                    + Math.min(SETS, 8 * threads) + " parts", file.explain(POSITIONS.into(target), Frames.ALL));
            assertEquals(FRAMES, file.read(POSITIONS, Frames.ALL, target));
            requireFrame(FRAMES - 1, target.at(FRAMES - 1));
            assertEquals("POSITIONS (0x10000001): 2 frames, the caller's thread alone: target takes 36000 bytes, others"
                    + " help from 1048576 on", file.explain(POSITIONS.into(target(2)), Frames.from(1).to(3)));
            assertEquals("POSITIONS (0x10000001): 2 frames, the caller's thread alone: frames are in one frame set",
                    file.explain(POSITIONS.into(target(2)), Frames.from(2).to(4)));
        }
    }

    @Test
    void confinedTargetIsReadAloneAndRefusedToOthers() throws IOException {
        try (TngFile file = writer().open(); Arena confined = Arena.ofConfined()) {
            NdView target = NdView.allocate(confined, target(FRAMES).shape());
            assertEquals("POSITIONS (0x10000001): 82 frames, the caller's thread alone: target belongs to one thread",
                    file.explain(POSITIONS.into(target), Frames.ALL));
            assertEquals(FRAMES, file.read(POSITIONS, Frames.ALL, target));
            requireFrame(FRAMES - 1, target.at(FRAMES - 1));
            String message = assertThrows(WrongThreadException.class,
                    () -> file.read(POSITIONS.into(target), Frames.ALL, 2)).getMessage();
            assertTrue(message.matches("POSITIONS \\(0x10000001\\): target belongs to thread \""
                    + Thread.currentThread().getName() + "\", called on \"tng4j-worker-\\d+\"; use a shared arena"), message);
            assertEquals("threads are 0, must be at least 1", assertThrows(IllegalArgumentException.class,
                    () -> file.read(POSITIONS.into(target), Frames.ALL, 0)).getMessage());
        }
    }

    @Test
    void firstDamageIsThrownWhoeverMeetsItAndAllInFrontOfItIsThere() throws IOException {
        for (int damaged : new int[] {0, 17, SETS - 1}) {
            try (TngFile file = writer(damaged, Math.min(damaged + 3, SETS - 1), damaged / 2 + SETS / 2).open()) {
                String expected = assertThrows(TngFormatException.class,
                        () -> file.read(POSITIONS.into(target(FRAMES)), Frames.ALL, 1)).getMessage();
                for (int threads = 2; threads <= 4; threads++) {
                    NdView target = target(FRAMES);
                    int others = threads;
                    assertEquals(expected, assertThrows(TngFormatException.class,
                            () -> file.read(POSITIONS.into(target), Frames.ALL, others)).getMessage());
                    for (int frame = 0; frame < damaged * FRAMES_PER_SET; frame++) {
                        requireFrame(frame, target.at(frame));
                    }
                }
            }
        }
    }

    @Test
    void splitCoversEverySetOnce() throws IOException {
        try (TngFile file = writer().open()) {
            for (int count : new int[] {1, 2, 3, 7, SETS, 100}) {
                List<FrameRange> ranges = file.split(count);
                assertEquals(Math.min(count, SETS), ranges.size());
                int next = 0;
                for (FrameRange range : ranges) {
                    assertEquals(next, range.firstSet());
                    assertEquals((long) next * FRAMES_PER_SET, range.firstStep());
                    next = range.lastSet() + 1;
                    assertEquals((long) next * FRAMES_PER_SET - 1, range.lastStep());
                    assertTrue(Math.abs(range.setCount() - (double) SETS / ranges.size()) <= 1, range.toString());
                }
                assertEquals(SETS, next);
            }
            assertEquals("ranges are 0, must be at least 1",
                    assertThrows(IllegalArgumentException.class, () -> file.split(0)).getMessage());
            assertThrows(IndexOutOfBoundsException.class,
                    () -> file.frames(new FrameRange(0, SETS, 0, 1, 1), POSITIONS.withoutValues()));
        }
    }

    @Test
    void cursorOverARangeEndsWithItAndCountsOverTheFile() throws IOException {
        try (TngFile file = writer().open()) {
            FrameRange second = file.split(4).get(1);
            NdView frame = NdView.allocate(arena, target(1).shape().item());
            try (FrameCursor frames = file.frames(second, POSITIONS.into(frame))) {
                for (int set = second.firstSet(); set <= second.lastSet(); set++) {
                    for (int i = 0; i < FRAMES_PER_SET; i++) {
                        assertTrue(frames.next());
                        requireFrame(set * FRAMES_PER_SET + i, frame);
                        assertEquals((long) set * FRAMES_PER_SET + i, frames.frameIndex());
                        assertEquals(set, frames.frameSet());
                    }
                }
                assertEquals(false, frames.next());
            }
        }
    }

    @Test
    void mapsRangesOnSeveralThreadsInTheirOrder() throws IOException {
        try (TngFile file = writer().open()) {
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            CountDownLatch both = new CountDownLatch(Math.min(2, Runtime.getRuntime().availableProcessors()));
            List<double[]> sums = file.map(9, () -> {
                NdView own = NdView.allocate(Arena.ofConfined(), target(1).shape().item());
                return new BlockTarget[] {POSITIONS.into(own)};
            }, frames -> {
                if (threads.add(Thread.currentThread())) {
                    both.countDown();
                }
                awaitQuietly(both);
                double[] steps = new double[0];
                while (frames.next()) {
                    steps = Arrays.copyOf(steps, steps.length + 1);
                    steps[steps.length - 1] = frames.step();
                }
                return steps;
            });
            double[] all = sums.stream().flatMapToDouble(Arrays::stream).toArray();
            assertEquals(FRAMES, all.length);
            for (int i = 0; i < all.length; i++) {
                assertEquals(i, all[i]);
            }
            assertEquals(Math.min(2, Runtime.getRuntime().availableProcessors()) > 1, threads.size() > 1);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void failureStopsThePartsBehindItAndSaysWhichSets() throws IOException {
        try (TngFile file = writer().open()) {
            IllegalArgumentException mine = new IllegalArgumentException("mine");
            IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class,
                    () -> file.map(4, () -> new BlockTarget[] {POSITIONS.withoutValues()}, frames -> {
                        frames.next();
                        if (frames.frameSet() == 0) {
                            throw mine;
                        }
                        while (frames.next()) {
                            Thread.onSpinWait();
                        }
                        return null;
                    }));
            assertSame(mine, thrown);
            assertTrue(mine.getSuppressed()[0].getMessage().startsWith("in frame sets 0 to "));
        }
    }

    @Test
    void closingInTheMiddleIsAnIllegalStateAndWaitsForTheOthers(@TempDir Path folder) throws Exception {
        Path path = Files.write(folder.resolve("run.tng"), writer().toBytes());
        for (int round = 0; round < 20; round++) {
            TngFile file = TngFile.open(path);
            NdView target = target(FRAMES);
            AtomicReference<Throwable> met = new AtomicReference<>();
            CountDownLatch started = new CountDownLatch(1);
            Thread reader = Thread.ofPlatform().start(() -> {
                started.countDown();
                try {
                    while (true) {
                        file.read(POSITIONS.into(target), Frames.ALL, 4);
                    }
                } catch (Throwable e) {
                    met.set(e);
                }
            });
            started.await();
            Thread.sleep(round);
            file.close();
            assertEquals(0, Thread.getAllStackTraces().entrySet().stream()
                    .filter(thread -> thread.getKey().getName().startsWith("tng4j-worker"))
                    .filter(thread -> Arrays.toString(thread.getValue()).contains("RangeRead")).count());
            reader.join();
            assertInstanceOf(IllegalStateException.class, met.get());
            assertNotEquals(null, met.get().getMessage());
        }
    }

    @Test
    void goldenFileOfManySetsIsTheSameInParallel() throws IOException {
        try (TngFile file = TngFile.open(Path.of("..", "testdata", "golden", "one_frame_sets.tng"))) {
            long frames = file.block(POSITIONS).frameCount();
            DataShape shape = file.block(POSITIONS).datashape().prepend(frames);
            NdView alone = NdView.allocate(arena, shape);
            NdView together = NdView.allocate(arena, shape);
            file.read(POSITIONS.into(alone), Frames.ALL, 1);
            file.read(POSITIONS.into(together), Frames.ALL, 3);
            assertEquals(-1, alone.segment().mismatch(together.segment()));
        }
    }
}
