package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.BOX_SHAPE;
import static org.tng4j.io.format.KnownBlock.POSITIONS;
import static org.tng4j.io.format.KnownBlock.VELOCITIES;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.DataShapeMismatchException;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.BlockTarget;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.internal.bytes.HeapFile;

/// A cursor with others working ahead of it does what it does alone.
@Timeout(120)
class ReadAheadTest {
    private static final Path MANY_SETS = Path.of("..", "testdata", "golden", "one_frame_sets.tng");
    private static final Path COMPRESSED = Path.of("..", "testdata", "golden", "compressed_positions.tng");

    /// Steps, statuses, checksums of what the targets hold, and what was thrown, until the cursor ends.
    private static List<String> story(TngFile file, Frames range, boolean isAhead) throws IOException {
        List<String> story = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            List<BlockTarget> wishes = new ArrayList<>();
            for (BlockInfo info : file.blockInfos()) {
                if (info.type() instanceof Scalar && info.frameSetCount() > 0
                        && wishes.stream().noneMatch(wish -> wish.block().equals(info.id()))) {
                    wishes.add(info.id().into(info.allocate(arena)).with(info.dependence()).orFill(7));
                }
            }
            if (wishes.isEmpty()) {
                return story;
            }
            try (FrameCursor frames = file.frames(range, wishes.toArray(BlockTarget[]::new))) {
                if (isAhead) {
                    frames.readAhead();
                }
                for (int call = 0; call < 400 && tell(frames, wishes, story); call++) {
                    assertTrue(story.size() <= 400);
                }
            }
        }
        return story;
    }

    private static boolean tell(FrameCursor frames, List<BlockTarget> wishes, List<String> story) {
        try {
            if (!frames.next()) {
                return false;
            }
            StringBuilder line = new StringBuilder().append(frames.step());
            for (BlockTarget wish : wishes) {
                line.append(' ').append(frames.status(wish.block())).append(' ').append(sum(wish.view()));
            }
            story.add(line.toString());
        } catch (IOException | IllegalArgumentException e) {
            story.add(e.getMessage());
        }
        return true;
    }

    private static long sum(NdView view) {
        long sum = 0;
        for (byte b : view.segment().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE)) {
            sum = 31 * sum + b;
        }
        return sum;
    }

    static Stream<Path> files() {
        return Stream.of(Vectors.trajectories("valid"), Vectors.trajectories("damaged"), List.of(MANY_SETS, COMPRESSED,
                Path.of("..", "testdata", "golden", "positions_velocities_compressed.tng"),
                Path.of("..", "testdata", "golden", "full_precision_xvf.tng"))).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileTellsTheSameStory(Path path) throws IOException {
        for (HashMode mode : new HashMode[] {HashMode.VERIFY, HashMode.SKIP}) {
            ReadOptions options = ReadOptions.DEFAULT.with(mode);
            List<String> alone;
            try (TngFile file = TngFile.open(path, options)) {
                alone = story(file, Frames.ALL, false);
            } catch (IOException e) {
                return;
            }
            try (TngFile file = TngFile.open(path, options)) {
                assertEquals(alone, story(file, Frames.ALL, true), path.toString());
            }
        }
    }

    @Test
    void rangesAndSeeksStartItAnew() throws IOException {
        try (TngFile file = TngFile.open(MANY_SETS); Arena arena = Arena.ofConfined()) {
            assertEquals(story(file, Frames.from(1).every(3), false), story(file, Frames.from(1).every(3), true));
            NdView alone = file.block(POSITIONS).allocate(arena);
            NdView ahead = file.block(POSITIONS).allocate(arena);
            long frameCount = file.block(POSITIONS).frameCount();
            try (FrameCursor one = file.frames(POSITIONS.into(alone));
                    FrameCursor other = file.frames(POSITIONS.into(ahead)).readAhead()) {
                for (long to : new long[] {frameCount / 2, 0, frameCount - 2, 1}) {
                    assertEquals(one.seekFrame(to), other.seekFrame(to));
                    while (one.next()) {
                        assertTrue(other.next());
                        assertEquals(one.step(), other.step());
                        assertEquals(one.frameIndex(), other.frameIndex());
                        assertEquals(-1, alone.segment().mismatch(ahead.segment()));
                    }
                    assertFalse(other.next());
                    assertFalse(other.next());
                }
            }
        }
    }

    @Test
    void decodesNothingOnTheThreadOfACallerWhoIsBusy() throws IOException {
        try (TngFile file = TngFile.open(COMPRESSED); Arena arena = Arena.ofConfined()) {
            NdView target = file.block(POSITIONS).allocate(arena);
            try (FrameCursor frames = file.frames(POSITIONS.into(target)).readAhead()) {
                int count = 0;
                while (frames.next()) {
                    count++;
                    LockSupport.parkNanos(2_000_000);
                }
                assertTrue(count > 1);
                frames.seekFrame(0);
                String how = frames.explain(POSITIONS);
                assertTrue(how.endsWith("; read ahead, 1 decoded by the caller's thread"), how);
            }
        }
    }

    @Test
    void readsEachByteOfAPayloadOnceForItsHashAndOnceForItsValues() throws IOException {
        byte[] bytes = java.nio.file.Files.readAllBytes(COMPRESSED);
        long[] fetched = new long[2];
        for (int i = 0; i < 2; i++) {
            HeapFile door = new HeapFile("run.tng", bytes);
            try (TngFile file = TngFile.open(door, ReadOptions.DEFAULT); Arena arena = Arena.ofConfined()) {
                FrameCursor frames = file.frames(POSITIONS.into(file.block(POSITIONS).allocate(arena)));
                try (FrameCursor cursor = i == 0 ? frames : frames.readAhead()) {
                    while (cursor.next()) {
                        assertTrue(cursor.step() >= 0);
                    }
                }
            }
            fetched[i] = door.fetched();
        }
        assertTrue(fetched[1] < fetched[0] * 1.05 + 20_000, fetched[1] + " bytes, alone " + fetched[0]);
    }

    @Test
    void anErrorOnAnotherThreadLeavesAllToTheCursor() throws IOException {
        HeapFile door = new HeapFile("run.tng", java.nio.file.Files.readAllBytes(MANY_SETS));
        AtomicInteger errors = new AtomicInteger();
        try (TngFile file = TngFile.open(door, ReadOptions.DEFAULT)) {
            List<String> alone = story(file, Frames.ALL, false);
            door.beforeRead(() -> {
                if (Thread.currentThread().getName().startsWith("tng4j-worker")) {
                    errors.incrementAndGet();
                    throw new StackOverflowError("elsewhere");
                }
            });
            assertEquals(alone, story(file, Frames.ALL, true));
        }
        assertTrue(errors.get() > 0);
    }

    @Test
    void whatTheCursorSkipsIsNotTakenForAnotherSet() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 1);
        for (int set = 0; set < 4; set++) {
            writer.frameSet(set, 1, QuantisedTargetTest.packed(5 + set, 1),
                    writer.doubles(0x10000000L, "BOX SHAPE", set == 1 ? 3 : 9, new double[set == 1 ? 3 : 9]));
        }
        NdView box = NdView.allocate(Arena.ofAuto(), DataShape.parse("9 * float64"));
        NdView velocities = NdView.allocate(Arena.ofAuto(), DataShape.parse("1 * 3 * float32"));
        try (TngFile file = writer.open();
                FrameCursor frames = file.frames(BOX_SHAPE.into(box), VELOCITIES.into(velocities)).readAhead()) {
            assertTrue(frames.next());
            assertThrows(DataShapeMismatchException.class, frames::next);
            for (int set = 2; set < 4; set++) {
                assertTrue(frames.next());
                assertEquals(5 + set, velocities.getFloat(0, 0));
            }
        }
    }

    @Test
    void closingEndsIt() {
        for (int round = 0; round < 50; round++) {
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                TngFile file = TngFile.open(MANY_SETS);
                NdView target = file.block(POSITIONS).allocate(Arena.ofAuto());
                FrameCursor frames = file.frames(POSITIONS.into(target)).readAhead();
                assertTrue(frames.next());
                file.close();
                assertEquals(MANY_SETS + " is closed",
                        assertThrows(IllegalStateException.class, frames::next).getMessage());
                frames.close();
            });
        }
    }
}
