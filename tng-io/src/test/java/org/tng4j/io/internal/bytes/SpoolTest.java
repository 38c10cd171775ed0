package org.tng4j.io.internal.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    private Path folder;

    private final byte[] bytes = new byte[200_000];

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void givesBackWhatItWasGivenAndGoesWhenItIsClosed() throws IOException {
        new Random(5).nextBytes(bytes);
        try (Spool spool = Spool.create(folder, () -> Long.MAX_VALUE)) {
            spool.append(bytes, 70_000);
            spool.append(new byte[0], 0);
            FileBytes file = spool.finish("run.tng");
            assertEquals(70_000, file.size());
            byte[] window = new byte[70_002];
            file.read(0, window, 1, 70_000);
            assertEquals(0, window[0]);
            assertEquals(bytes[69_999], window[70_000]);
            byte[] target = new byte[100];
            file.copyTo(500, MemorySegment.ofArray(target), 0, 100);
            assertArrayEquals(java.util.Arrays.copyOfRange(bytes, 500, 600), target);
            file.close();
            file.close();
            assertEquals("run.tng is closed",
                    assertThrows(IllegalStateException.class, () -> file.read(0, window, 0, 1)).getMessage());
        }
        assertEquals(List.of(), left());
    }

    /// What has no name cannot be left behind, whatever ends the process.
    @Test
    void hasNoNameWhileItIsOpen() throws IOException {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "elsewhere it goes when it is closed");
        try (Spool spool = Spool.create(folder, () -> Long.MAX_VALUE)) {
            spool.append(bytes, 1000);
            assertEquals(List.of(), left());
            try (FileBytes file = spool.finish("run.tng")) {
                assertEquals(1000, file.size());
                assertEquals(List.of(), left());
            }
        }
    }

    @Test
    void keepsAGibibyteFree() throws IOException {
        try (Spool spool = Spool.create(folder, () -> (1L << 30) + 1000)) {
            var e = assertThrows(FileSystemException.class, () -> spool.append(bytes, 10));
            assertEquals("spool folder " + folder + " has 1073742824 bytes free and must keep 1073741824, after 0 bytes "
                    + "of an unpacked file; -Dorg.tng4j.spool=FOLDER names another", e.getReason());
        }
        long[] room = {2L << 30};
        try (Spool spool = Spool.create(folder, () -> room[0])) {
            spool.append(bytes, 10);
            room[0] = 0;
            assertThrows(FileSystemException.class, () -> {
                for (int i = 0; i < 1000; i++) {
                    spool.append(bytes, bytes.length);
                }
            });
        }
        assertEquals(List.of(), left());
    }

    @Test
    void saysThatThereIsNoSuchFolder() {
        Path missing = folder.resolve("missing");
        var e = assertThrows(FileSystemException.class, () -> Spool.create(missing, () -> Long.MAX_VALUE));
        assertEquals("spool folder " + missing + " does not take a file (NoSuchFileException); "
                + "-Dorg.tng4j.spool=FOLDER names another", e.getReason());
        assertTrue(e.getMessage().startsWith(missing.toString()));
    }
}
