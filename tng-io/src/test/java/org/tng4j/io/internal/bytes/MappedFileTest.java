package org.tng4j.io.internal.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.TngFormatException;

class MappedFileTest {
    @TempDir
    Path folder;

    private Path file(String name, int size) throws IOException {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) i;
        }
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void copiesIntoAWindowAndIntoMemoryAndLeavesTheRestUntouched() throws IOException {
        try (MappedFile file = MappedFile.open(file("run.tng", 300)); Arena arena = Arena.ofConfined()) {
            byte[] window = {9, 9, 9, 9, 9};
            file.read(297, window, 1, 3);
            assertArrayEquals(new byte[] {9, 41, 42, 43, 9}, window);
            MemorySegment target = arena.allocate(5).fill((byte) 9);
            file.copyTo(0, target, 2, 2);
            assertArrayEquals(new byte[] {9, 9, 0, 1, 9}, target.toArray(ValueLayout.JAVA_BYTE));
            assertEquals(300, file.size());
            assertEquals(folder.resolve("run.tng").toString(), file.name());
        }
    }

    @Test
    void opensAnEmptyFile() throws IOException {
        try (MappedFile file = MappedFile.open(file("empty.tng", 0))) {
            assertEquals(0, file.size());
            assertDoesNotThrow(() -> file.read(0, new byte[0], 0, 0));
        }
    }

    @Test
    void opensAFileWithANameOutsideAscii() throws IOException {
        String name = "😀 Läufe.tng";
        assumeTrue(System.getProperty("sun.jnu.encoding", "").startsWith("UTF"), "the locale has such names");
        try (MappedFile file = MappedFile.open(file(name, 1))) {
            assertTrue(file.name().endsWith(name));
        }
    }

    @Test
    void saysThatAFileIsMissing() {
        Path path = folder.resolve("missing.tng");
        var e = assertThrows(NoSuchFileException.class, () -> MappedFile.open(path));
        assertEquals(path.toString(), e.getMessage());
    }

    @Test
    void saysThatAPathIsAFolder() {
        var e = assertThrows(FileSystemException.class, () -> MappedFile.open(folder));
        assertEquals(folder + ": is a directory", e.getMessage());
        assertEquals("is a directory", e.getReason());
    }

    @Test
    void saysThatAFileMayNotBeRead() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may read everything");
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "permissions are POSIX");
        Path path = file("secret.tng", 1);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("-w-------"));
        var e = assertThrows(AccessDeniedException.class, () -> MappedFile.open(path));
        assertEquals(path.toString(), e.getMessage());
    }

    @Test
    void doesNotWaitForASpecialFile() {
        Path path = Path.of("/dev/zero");
        assumeTrue(Files.exists(path), "there is a /dev/zero");
        var e = assertThrows(FileSystemException.class, () -> MappedFile.open(path));
        assertEquals("/dev/zero: is not a regular file", e.getMessage());
    }

    @Test
    void saysThatItIsClosed() throws IOException {
        Path path = file("run.tng", 10);
        MappedFile file = MappedFile.open(path);
        file.close();
        file.close();
        assertEquals(path + " is closed",
                assertThrows(IllegalStateException.class, () -> file.read(0, new byte[1], 0, 1)).getMessage());
        assertEquals(path + " is closed", assertThrows(IllegalStateException.class,
                () -> file.copyTo(0, MemorySegment.ofArray(new byte[1]), 0, 1)).getMessage());
        assertEquals(10, file.size());
    }

    @Test
    void doesNotCallItselfClosedWhenTheTargetIs() throws IOException {
        MemorySegment target;
        try (Arena arena = Arena.ofConfined()) {
            target = arena.allocate(1);
        }
        try (MappedFile file = MappedFile.open(file("run.tng", 10))) {
            var e = assertThrows(IllegalStateException.class, () -> file.copyTo(0, target, 0, 1));
            assertEquals("Already closed", e.getMessage());
        }
    }

    @Test
    void saysThatTheFileShrankWithinAPage() throws IOException {
        Path path = file("run.tng", 300);
        try (MappedFile file = MappedFile.open(path)) {
            truncate(path, 100);
            assertDoesNotThrow(() -> file.read(0, new byte[100], 0, 100));
            var e = assertThrows(TngFormatException.class, () -> file.read(50, new byte[51], 0, 51));
            assertEquals(path + ": file at offset 0: file shrank from 300 to 100 bytes while it was open",
                    e.getMessage());
            assertEquals(Kind.TRUNCATED, e.kind());
            assertNull(e.getCause());
        }
    }

    /// Compiled copies report a fault later than interpreted ones, so this goes on until they are compiled.
    @ParameterizedTest
    @ValueSource(ints = {1, 36, 1000})
    void saysThatTheFileShrankUnderCompiledCopies(int count) throws IOException {
        Path path = file("run.tng", 1 << 20);
        String message = path + ": file at offset 0: file shrank from 1048576 to 100 bytes while it was open";
        try (MappedFile file = MappedFile.open(path)) {
            byte[] window = new byte[count];
            MemorySegment target = MemorySegment.ofArray(new byte[count]);
            for (int i = 0; i < 50_000; i++) {
                file.read(i, window, 0, count);
                file.copyTo(i, target, 0, count);
            }
            truncate(path, 100);
            for (int i = 0; i < 2000; i++) {
                long offset = 8192 + 64L * i;
                assertEquals(message, assertThrows(TngFormatException.class,
                        () -> file.read(offset, window, 0, count)).getMessage());
                assertEquals(message, assertThrows(TngFormatException.class,
                        () -> file.copyTo(offset, target, 0, count)).getMessage());
            }
        }
    }

    private static void truncate(Path path, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    @Test
    void staysOpenForOthersWhenAnInterruptedThreadReads() throws IOException {
        try (MappedFile file = MappedFile.open(file("run.tng", 10))) {
            Thread.currentThread().interrupt();
            assertDoesNotThrow(() -> file.read(0, new byte[1], 0, 1));
            assertTrue(Thread.interrupted(), "the interrupt is still the caller's");
            assertDoesNotThrow(() -> file.read(0, new byte[10], 0, 10));
        }
    }

    @Test
    void readsTheOldBytesWhenAnotherFileTakesItsName() throws IOException {
        Path path = file("run.tng", 10);
        try (MappedFile file = MappedFile.open(path)) {
            Files.move(file("new.tng", 3), path, StandardCopyOption.REPLACE_EXISTING);
            byte[] window = new byte[10];
            file.read(0, window, 0, 10);
            assertEquals(9, window[9]);
        }
    }

    @Test
    void closesOnceWhoeverCloses() throws Exception {
        Path path = file("run.tng", 10);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 500; round++) {
                MappedFile file = MappedFile.open(path);
                AtomicInteger ready = new AtomicInteger();
                Future<?> one = threads.submit(() -> closeTogether(file, ready));
                Future<?> other = threads.submit(() -> closeTogether(file, ready));
                one.get();
                other.get();
            }
        }
    }

    private static void closeTogether(MappedFile file, AtomicInteger ready) {
        ready.incrementAndGet();
        while (ready.get() < 2) {
            Thread.onSpinWait();
        }
        file.close();
    }

    @Test
    void tellsReadersOfOtherThreadsThatItIsClosed() throws Exception {
        Path path = file("run.tng", 100_000);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 300; round++) {
                MappedFile file = MappedFile.open(path);
                CountDownLatch started = new CountDownLatch(2);
                List<Future<String>> readers = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    readers.add(threads.submit(() -> messageOfTheReadThatFails(file, started)));
                }
                started.await();
                file.close();
                for (Future<String> reader : readers) {
                    assertEquals(path + " is closed", reader.get());
                }
            }
        }
    }

    private static String messageOfTheReadThatFails(MappedFile file, CountDownLatch started) throws IOException {
        byte[] window = new byte[5000];
        started.countDown();
        while (true) {
            try {
                file.read(17, window, 0, window.length);
            } catch (IllegalStateException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }
}
