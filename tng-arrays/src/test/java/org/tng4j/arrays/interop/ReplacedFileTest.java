package org.tng4j.arrays.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacedFileTest {
    @TempDir
    private Path folder;
    private Path file;
    private Path part;

    @BeforeEach
    void makeOldFile() throws IOException {
        file = Files.writeString(folder.resolve("a.npy"), "old");
        part = folder.resolve("a.npy.part");
    }

    private static int put(FileChannel channel, String text) throws IOException {
        return channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void refusesDevices() {
        Path device = Path.of("/dev/null");
        Assumptions.assumeTrue(Files.exists(device), "no /dev/null here");
        FileSystemException e = assertThrows(FileSystemException.class, () -> ReplacedFile.part(device));
        assertEquals("/dev/null: is not a regular file", e.getMessage());
    }

    @Test
    void showsTheOldFileUntilTheNewOneIsWhole() throws IOException {
        int size = ReplacedFile.write(file, channel -> {
            put(channel, "ne");
            assertEquals("old", Files.readString(file));
            assertEquals("ne", Files.readString(part));
            return put(channel, "w");
        });

        assertEquals(1, size);
        assertEquals("new", Files.readString(file));
        assertFalse(Files.exists(part));
    }

    /// Longer than what is written, so that nothing of it may stay.
    @Test
    void writesOverWhatACrashLeftBehind() throws IOException {
        Files.writeString(part, "half of a file");

        ReplacedFile.write(file, channel -> put(channel, "new"));

        assertEquals("new", Files.readString(file));
        assertFalse(Files.exists(part));
    }

    @Test
    void refusesAPartThatThisProcessIsWriting() throws IOException {
        ReplacedFile.write(file, channel -> {
            put(channel, "first");
            FileSystemException refusal = assertThrows(FileSystemException.class,
                    () -> ReplacedFile.write(file, other -> put(other, "second")));
            assertEquals(part + ": is being written by somebody else", refusal.getMessage());
            assertEquals("first", Files.readString(part));
            return 0;
        });

        assertEquals("first", Files.readString(file));
    }

    @Test
    void refusesAPartThatAnotherProcessIsWritingUntilThatIsKilled() throws Exception {
        Process other = start();
        try {
            assertEquals('x', other.getInputStream().read());
            assertThrows(FileSystemException.class, () -> ReplacedFile.write(file, channel -> put(channel, "new")));
            assertEquals("half", Files.readString(part));
        } finally {
            other.destroyForcibly();
        }
        Assumptions.assumeTrue(other.waitFor(1, TimeUnit.MINUTES), "it does not end");
        assertEquals("old", Files.readString(file));

        ReplacedFile.write(file, channel -> put(channel, "new"));
        assertEquals("new", Files.readString(file));
    }

    private Process start() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(java.toString(), "-cp",
                Path.of("target", "classes") + File.pathSeparator + Path.of("target", "test-classes"),
                Halfway.class.getName(), file.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /// A writer that never gets on.
    static final class Halfway {
        private Halfway() {}

        /// @param arguments the file
        public static void main(String[] arguments) throws IOException {
            ReplacedFile.write(Path.of(arguments[0]), channel -> {
                put(channel, "half");
                System.out.write('x');
                System.out.flush();
                return System.in.read();
            });
        }
    }

    @Test
    void writesThroughNoLink() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "mine");
        Files.createSymbolicLink(part, precious);

        assertThrows(IOException.class, () -> ReplacedFile.write(file, channel -> put(channel, "new")));
        assertEquals("mine", Files.readString(precious));
        assertEquals("old", Files.readString(file));
    }

    @Test
    void takesItsOwnAwayWhereTheWriterFails() {
        assertThrows(IOException.class, () -> ReplacedFile.write(file, channel -> {
            put(channel, "half");
            throw new IOException("disk is full");
        }));
        assertFalse(Files.exists(part));
    }
}
