package org.tng4j.io.internal.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tng4j.io.format.TngFormatException;

/// Files that are memory, whole, in chunks, or a part of another.
class MemoryFileTest {
    @TempDir
    private Path folder;

    private final byte[] bytes = new byte[3 * ChunkedMemory.CHUNK_SIZE + 17];

    private void assertReads(FileBytes file, int start, int size) throws IOException {
        assertEquals(size, file.size());
        Random random = new Random(11);
        for (int i = 0; i < 200; i++) {
            int offset = random.nextInt(size);
            int count = Math.min(size - offset, random.nextInt(i < 100 ? 100 : size));
            byte[] expected = Arrays.copyOfRange(bytes, start + offset, start + offset + count);
            byte[] window = new byte[count + 2];
            file.read(offset, window, 1, count);
            assertArrayEquals(expected, Arrays.copyOfRange(window, 1, count + 1));
            assertEquals(0, window[0] | window[count + 1]);
            MemorySegment target = MemorySegment.ofArray(new byte[count + 2]);
            file.copyTo(offset, target, 1, count);
            assertArrayEquals(window, target.toArray(ValueLayout.JAVA_BYTE));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> file.read(size - 1, new byte[2], 0, 2));
        assertThrows(IndexOutOfBoundsException.class,
                () -> file.copyTo(size - 1, MemorySegment.ofArray(new byte[2]), 0, 2));
    }

    private static void assertEnds(FileBytes file) {
        file.close();
        file.close();
        assertEquals("run.tng is closed",
                assertThrows(IllegalStateException.class, () -> file.read(0, new byte[1], 0, 1)).getMessage());
        assertEquals("run.tng is closed", assertThrows(IllegalStateException.class,
                () -> file.copyTo(0, MemorySegment.ofArray(new byte[1]), 0, 1)).getMessage());
    }

    @Test
    void readsMemoryInChunksOfAnySize() throws IOException {
        new Random(7).nextBytes(bytes);
        ChunkedMemory file = new ChunkedMemory("run.tng");
        for (int done = 0, part = 1; done < bytes.length; done += part) {
            part = Math.min(3 * part, bytes.length - done);
            file.append(Arrays.copyOfRange(bytes, done, done + part), part);
        }
        assertReads(file, 0, bytes.length);
        assertEnds(file);
    }

    @Test
    void readsAPartOfAFileAndClosesTheWhole() throws IOException {
        new Random(8).nextBytes(bytes);
        MemoryFile whole = new MemoryFile("run.tng", MemorySegment.ofArray(bytes), () -> { });
        FileSlice file = new FileSlice("part", whole, 1000, 5000);
        assertReads(file, 1000, 5000);
        assertEquals("part", file.name());
        assertEnds(file);
        assertEnds(whole);
        assertThrows(IllegalArgumentException.class, () -> new FileSlice("part", whole, 1, bytes.length));
    }

    @Test
    void saysThatTheCallersMemoryEnded() throws IOException {
        MemoryFile file;
        try (Arena arena = Arena.ofShared()) {
            file = new MemoryFile("run.tng", arena.allocate(100), () -> { });
            file.read(0, new byte[10], 0, 10);
        }
        assertEquals("run.tng is closed",
                assertThrows(IllegalStateException.class, () -> file.read(0, new byte[1], 0, 1)).getMessage());
    }

    /// Compiled copies report a fault later than interpreted ones, so this goes on until they are compiled.
    @Test
    void saysThatAMappingOfTheCallerWentAway() throws IOException {
        Path path = Files.write(folder.resolve("run.tng"), bytes);
        try (Arena arena = Arena.ofShared(); FileChannel channel = FileChannel.open(path, StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            MemoryFile file = new MemoryFile("memory",
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes.length, arena), () -> { });
            byte[] window = new byte[36];
            MemorySegment target = MemorySegment.ofArray(window);
            for (int i = 0; i < 50_000; i++) {
                file.read(i, window, 0, 36);
                file.copyTo(i, target, 0, 36);
            }
            channel.truncate(100);
            for (int i = 0; i < 2000; i++) {
                long offset = 8192 + 64L * i;
                assertThrows(TngFormatException.class, () -> file.read(offset, window, 0, 36));
                assertEquals("memory: file at offset 0: memory of " + bytes.length + " bytes went away while "
                        + "it was open, as that of a mapped file that shrinks", assertThrows(TngFormatException.class,
                        () -> file.copyTo(offset, target, 0, 36)).getMessage());
            }
        }
    }
}
