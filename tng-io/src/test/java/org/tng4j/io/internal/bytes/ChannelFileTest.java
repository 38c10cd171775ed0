package org.tng4j.io.internal.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tng4j.io.format.TngFormatException;

class ChannelFileTest {
    @TempDir
    private Path folder;

    private final byte[] bytes = new byte[200_000];

    @Test
    void readsAMemberOfAZipFileSystem() throws IOException {
        new Random(7).nextBytes(bytes);
        Path zip = folder.resolve("files.zip");
        try (var files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Files.write(files.getPath("a.tng"), bytes);
        }
        try (var files = FileSystems.newFileSystem(zip);
                FileBytes member = ChannelFile.open(files.getPath("a.tng"))) {
            assertEquals(bytes.length, member.size());
            assertEquals("a.tng", member.name());
            byte[] window = new byte[70_002];
            member.read(1000, window, 1, 70_000);
            assertEquals(0, window[0]);
            assertEquals(bytes[1000], window[1]);
            assertEquals(bytes[70_999], window[70_000]);
            assertEquals(0, window[70_001]);
            byte[] target = new byte[bytes.length];
            member.copyTo(0, MemorySegment.ofArray(target), 0, target.length);
            assertArrayEquals(bytes, target);
            assertThrows(NoSuchFileException.class, () -> ChannelFile.open(files.getPath("b.tng")));
            assertEquals("/: is a directory", assertThrows(FileSystemException.class,
                    () -> ChannelFile.open(files.getPath("/"))).getMessage());
        }
    }

    @Test
    void saysThatAFileShrankOrIsClosed() throws IOException {
        Path path = Files.write(folder.resolve("b.tng"), bytes);
        FileBytes file = ChannelFile.open(path);
        Files.write(path, new byte[10]);
        assertEquals(path + ": file at offset 0: file shrank from 200000 to 10 bytes while it was open",
                assertThrows(TngFormatException.class, () -> file.read(0, new byte[20], 0, 20)).getMessage());
        file.close();
        file.close();
        assertEquals(path + " is closed",
                assertThrows(IllegalStateException.class, () -> file.read(0, new byte[2], 0, 2)).getMessage());
    }
}
