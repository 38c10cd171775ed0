package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.internal.bytes.FileBytes;

/// Files that others write while they are read, in the order in which writers do it: a frame set with its blocks, the
/// pointers of GENERAL INFO, the pointer of the frame set before.
@Timeout(120)
class RefreshTest {
    private static final int FRAMES_PER_SET = 2;

    @TempDir
    Path folder;

    /// The whole file with that many frame sets; the offsets do not depend on how many follow.
    private static byte[] file(int sets) {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 1);
        for (int set = 0; set < sets; set++) {
            writer.frameSet((long) set * FRAMES_PER_SET, FRAMES_PER_SET,
                    writer.doubles(0x10000000L, "BOX SHAPE", 1, set, set),
                    writer.floats(0x10000001L, "POSITIONS", set, 0, 0, set, 1, 0));
        }
        return writer.toBytes();
    }

    /// What is on the disk after each operation of a writer that adds one set: after each byte of the set, after GENERAL
    /// INFO, after the pointer.
    private static List<byte[]> growth(int sets) {
        byte[] before = file(sets);
        byte[] after = file(sets + 1);
        List<byte[]> states = new ArrayList<>();
        for (int size = before.length; size <= after.length; size++) {
            byte[] state = Arrays.copyOf(before, size);
            System.arraycopy(after, before.length, state, before.length, size - before.length);
            states.add(state);
        }
        byte[] withPointers = states.getLast().clone();
        System.arraycopy(after, 0, withPointers, 0, file(0).length);
        states.add(withPointers);
        states.add(after);
        return states;
    }

    private static void write(Path path, byte[] state) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(state);
            file.setLength(state.length);
        }
    }

    /// The first coordinates of all frames.
    private static float[] frames(TngFile file) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            NdView target = file.block(POSITIONS).allocate(arena);
            List<Float> values = new ArrayList<>();
            try (FrameCursor frames = file.frames(POSITIONS.into(target))) {
                while (frames.next()) {
                    values.add(target.getFloat(0, 0));
                }
            }
            float[] array = new float[values.size()];
            for (int i = 0; i < array.length; i++) {
                array[i] = values.get(i);
            }
            return array;
        }
    }

    private static float[] expected(int sets) {
        float[] values = new float[sets * FRAMES_PER_SET];
        for (int i = 0; i < values.length; i++) {
            int set = i / FRAMES_PER_SET;
            values[i] = set;
        }
        return values;
    }

    @Test
    void countsASetOnceThePointerLeadsToIt() throws IOException {
        Path path = folder.resolve("run.tng");
        List<byte[]> states = growth(3);
        for (int at = 0; at < states.size(); at++) {
            byte[] state = states.get(at);
            write(path, file(3));
            try (TngFile file = TngFile.open(path)) {
                assertEquals(3, file.frameSetCount());
                write(path, state);
                boolean isLast = at >= states.size() - 2; // GENERAL INFO names it, then the set before does too
                assertEquals(isLast ? 1 : 0, file.refresh());
                assertEquals(isLast ? 4 : 3, file.frameSetCount());
                assertArrayEquals(expected(isLast ? 4 : 3), frames(file));
                write(path, states.getLast());
                assertEquals(isLast ? 0 : 1, file.refresh());
                assertArrayEquals(expected(4), frames(file));
                assertEquals(List.of(), file.findings());
                assertEquals(states.getLast().length, file.size());
            }
        }
    }

    /// Opened at any moment, whatever a set that is not finished looks like then.
    @Test
    void keepsWhatWasThereWheneverItIsOpened() throws IOException {
        Path path = folder.resolve("run.tng");
        List<byte[]> states = growth(3);
        for (int at = 0; at < states.size(); at++) {
            write(path, states.get(at));
            try (TngFile file = TngFile.open(path)) {
                int known = file.frameSetCount();
                assertTrue(known == 3 || known == 4, known + " sets");
                for (int later = at; later < states.size() - 2; later += 1 + (states.size() - later) / 3) {
                    write(path, states.get(later));
                    file.refresh();
                    assertEquals(known, file.frameSetCount());
                }
                write(path, states.getLast());
                file.refresh();
                assertEquals(4, file.frameSetCount());
                assertArrayEquals(expected(4), frames(file));
                assertEquals(List.of(), file.findings());
            }
        }
    }

    @Test
    void growsFromAFileWithoutFrameSets() throws IOException {
        Path path = folder.resolve("run.tng");
        write(path, file(0));
        try (TngFile file = TngFile.open(path)) {
            for (int sets = 1; sets < 5; sets++) {
                write(path, file(sets));
                assertEquals(1, file.refresh());
                assertEquals(0, file.refresh());
                assertArrayEquals(expected(sets), frames(file));
            }
        }
    }

    @Test
    void leavesWhatWasAskedBeforeAsItWas() throws IOException {
        Path path = folder.resolve("run.tng");
        write(path, file(3));
        try (TngFile file = TngFile.open(path); Arena arena = Arena.ofConfined()) {
            BlockInfo positions = file.block(POSITIONS);
            NdView target = positions.allocate(arena);
            try (FrameCursor byChain = file.frames(POSITIONS.into(target));
                    FrameCursor byIndex = file.frames(POSITIONS.into(target))) {
                assertTrue(byChain.next());
                byIndex.seekFrame(4);
                write(path, file(5));
                assertEquals(2, file.refresh());
                assertTrue(byIndex.next());
                assertFalse(byIndex.next());
                for (int frame = 1; frame < 6; frame++) {
                    assertTrue(byChain.next());
                }
                assertFalse(byChain.next());
                assertEquals(6, positions.frameCount());
                assertEquals(10, file.block(POSITIONS).frameCount());
            }
            try (FrameCursor rest = file.frames(Frames.from(6), POSITIONS.into(target))) {
                assertTrue(rest.next());
                assertEquals(6, rest.step());
            }
        }
    }

    @Test
    void saysThatTheFileShrank() throws IOException {
        Path path = folder.resolve("run.tng");
        write(path, file(3));
        try (TngFile file = TngFile.open(path)) {
            write(path, Arrays.copyOf(file(3), 100));
            String message = assertThrows(TngFormatException.class, file::refresh).getMessage();
            assertTrue(message.contains("file shrank from " + file(3).length + " to 100 bytes while it was open"), message);
        }
    }

    @Test
    void saysThatFrameSetsHaveMoved() throws IOException {
        Path path = folder.resolve("run.tng");
        write(path, file(3));
        try (TngFile file = TngFile.open(path)) {
            long first = file.frameSet(0).offset();
            TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 1);
            for (int set = 0; set < 5; set++) {
                writer.frameSet(set, 1, writer.floats(0x10000001L, "POSITIONS", 7, 7, 7));
            }
            write(path, writer.moveFirstSetBehindTheLast(20).toBytes());
            TngFormatException e = assertThrows(TngFormatException.class, file::refresh);
            assertEquals(Kind.BAD_POINTER, e.kind());
            assertEquals(first, e.place().offset());
            assertTrue(e.getMessage().endsWith("the file was rewritten while it was open"), e.getMessage());
        }
    }

    @Test
    void goesOnWithTheOldFileWhereAnotherTookItsName() throws IOException {
        Path path = folder.resolve("run.tng");
        write(path, file(3));
        try (TngFile file = TngFile.open(path)) {
            Path other = folder.resolve("other.tng");
            write(other, file(5));
            Files.move(other, path, StandardCopyOption.ATOMIC_MOVE);
            assertEquals(0, file.refresh());
            assertArrayEquals(expected(3), frames(file));
        }
    }

    @Test
    void refusesWhenClosed() throws IOException {
        Path path = folder.resolve("run.tng");
        write(path, file(1));
        TngFile file = TngFile.open(path);
        file.close();
        assertEquals(path + " is closed", assertThrows(IllegalStateException.class, file::refresh).getMessage());
    }

    @Test
    void growsInAnyFileSystem() throws IOException {
        Path archive = folder.resolve("runs.zip");
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Files.write(zip.getPath("run.tng"), file(3));
        }
        try (FileSystem zip = FileSystems.newFileSystem(archive)) {
            try (TngFile file = TngFile.open(zip.getPath("run.tng"))) {
                assertEquals(0, file.refresh());
                assertArrayEquals(expected(3), frames(file));
            }
        }
    }

    /// GENERAL INFO was read before its pointers were written, the chain behind it afterwards.
    @Test
    void looksAgainWherePointersWereBeingWritten() throws IOException {
        Path path = folder.resolve("run.tng");
        byte[] after = file(4);
        byte[] between = after.clone();
        System.arraycopy(file(3), 0, between, 0, file(0).length);
        write(path, between);
        try (TngFile file = TngFile.open(path)) {
            assertEquals(List.of(Kind.LAST_POINTER_MISMATCH), file.findings().stream().map(Finding::kind).toList());
            write(path, after);
            assertEquals(0, file.refresh());
            assertEquals(List.of(), file.findings());
        }
    }

    /// A file whose bytes are newer than its size: what a look meets when a writer goes on meanwhile.
    private static final class Racing implements FileBytes {
        private byte[] bytes;
        private final int size;
        private FileBytes grown = this;

        Racing(byte[] bytes, int size) {
            this.bytes = bytes;
            this.size = size;
        }

        @Override
        public String name() {
            return "run.tng";
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public long sizeNow() {
            return bytes.length;
        }

        @Override
        public FileBytes grown() {
            return grown;
        }

        @Override
        public void read(long offset, byte[] window, int from, int count) {
            System.arraycopy(bytes, (int) offset, window, from, count);
        }

        @Override
        public void copyTo(long offset, MemorySegment target, long targetOffset, long count) {
            MemorySegment.copy(MemorySegment.ofArray(bytes), offset, target, targetOffset, count);
        }

        @Override
        public void close() {}
    }

    @Test
    void waitsForASetThatPointersNameBeforeItIsInSight() throws IOException {
        byte[] before = file(3);
        byte[] after = file(4);
        for (int size = before.length; size < after.length; size++) {
            Racing first = new Racing(before, before.length);
            try (TngFile file = TngFile.open(first, ReadOptions.DEFAULT)) {
                assertEquals(3, file.frameSetCount());
                Racing second = new Racing(after, size);
                Racing third = new Racing(after, after.length);
                first.bytes = after;
                first.grown = second;
                second.grown = third;
                assertEquals(0, file.refresh(), "size " + size);
                assertArrayEquals(expected(3), frames(file), "size " + size);
                assertEquals(1, file.refresh(), "size " + size);
                assertArrayEquals(expected(4), frames(file), "size " + size);
                assertEquals(List.of(), file.findings());
            }
        }
    }

    /// One thread writes as writers do, in pieces of any size; others read, and look again, all the time.
    @Test
    void onlyEverSeesFramesAdded() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int sets = 60;
        Path path = folder.resolve("run.tng");
        write(path, file(0));
        try (TngFile file = TngFile.open(path)) {
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> grow(path, sets, random));
            int known = 0;
            while (true) {
                boolean isOver = writer.isDone();
                int more = file.refresh();
                int count = file.frameSetCount();
                assertEquals(known + more, count, "seed " + seed);
                known = count;
                if (known > 0) {
                    assertArrayEquals(expected(known), frames(file), "seed " + seed);
                }
                if (isOver) {
                    break;
                }
            }
            writer.join();
            assertEquals(sets, known, "seed " + seed);
            assertEquals(List.of(), file.findings(), "seed " + seed);
        }
    }

    private static void grow(Path path, int sets, Random random) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            int headerSize = file(0).length;
            for (int set = 0; set < sets; set++) {
                byte[] after = file(set + 1);
                for (int at = (int) file.length(); at < after.length; ) {
                    int part = 1 + random.nextInt(after.length - at);
                    file.seek(at);
                    file.write(after, at, part);
                    at += part;
                    Thread.sleep(random.nextInt(3));
                }
                file.seek(0);
                file.write(after, 0, headerSize);
                file.seek(headerSize);
                file.write(after, headerSize, after.length - headerSize);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
