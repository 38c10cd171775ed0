package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What cannot be opened or read costs one clear line for each thing that is wrong, never a stack trace.
class FilesThatCannotBeReadTest {
    private static final List<String> COMMANDS = List.of("info", "blocks", "frames", "molecules", "dump", "digest");

    @TempDir
    private Path folder;

    private void complainsOnce(Path file, String complaint) {
        for (String command : COMMANDS) {
            for (String form : List.of("--json", "")) {
                Ran ran = form.isEmpty() ? Ran.tng(command, file) : Ran.tng(command, form, file);
                assertEquals("error: " + file + ": " + complaint + "\n", ran.err());
                assertEquals("", ran.out());
                assertEquals(1, ran.code());
            }
        }
    }

    @Test
    void missing() {
        complainsOnce(folder.resolve("missing.tng"), "no such file");
    }

    @Test
    void directory() {
        complainsOnce(folder, "is a directory");
    }

    @Test
    void empty() throws IOException {
        complainsOnce(Files.createFile(folder.resolve("empty.tng")),
                "file at offset 0: size is 0, must be at least 24");
    }

    @Test
    void somethingElse() {
        complainsOnce(Samples.damaged("text"),
                "file at offset 0: first header is no GENERAL INFO header in either byte order");
    }

    @Test
    void withoutPermission() throws IOException {
        Path file = Files.createFile(folder.resolve("secret.tng"));
        assertTrue(file.toFile().setReadable(false));
        assumeFalse(Files.isReadable(file), "whoever runs this may read everything");
        complainsOnce(file, "permission denied");
    }

    @Test
    void noPathAtAll() {
        Ran ran = Ran.tng("info", "a\0b");
        assertEquals("error: a\\u0000b: is no path here: Nul character not allowed\n", ran.err());
        assertEquals(1, ran.code());
    }

    @Test
    void anEmojiInTheNameIsNoReason() throws IOException {
        assumeTrue(System.getProperty("sun.jnu.encoding").equals("UTF-8"),
                "this JVM runs in a locale whose file names hold no emoji");
        Path file = Files.copy(Samples.golden("ions"), folder.resolve("run 😝.tng"));
        assertEquals(Ran.tng("molecules", Samples.golden("ions")).out(), Ran.tng("molecules", file).whole().out());
    }

    @Test
    void cutAtAnyPlaceSaysWhere() throws IOException {
        byte[] whole = Files.readAllBytes(Samples.golden("single_frame"));
        Path file = folder.resolve("cut.tng");
        for (int size = 1; size < whole.length; size += 61) {
            Files.write(file, Arrays.copyOf(whole, size));
            for (String command : COMMANDS) {
                Ran ran = Ran.tng(command, file);
                int at = size;
                assertTrue(ran.code() == 1, () -> command + " of " + at + " bytes: " + ran);
                assertTrue(!ran.complaints().isEmpty() && ran.complaints().stream().allMatch(line ->
                        line.startsWith("error: " + file + ": ") || line.startsWith("warning: " + file + ": ")),
                        () -> command + " of " + at + " bytes: " + ran.err());
            }
        }
    }

    @Test
    void everyDamagedVectorIsAMatterOfWordsNotOfStackTraces() {
        for (Path file : Samples.damaged()) {
            for (String command : COMMANDS) {
                Ran ran = command.equals("dump") ? Ran.tng(command, "--json", "--atoms", "0:20", file)
                        : Ran.tng(command, "--json", file);
                assertTrue(Set.of(0, 1, 3).contains(ran.code()), () -> command + ' ' + file + ": " + ran.code());
                assertFalse(ran.err().contains("bug of tng4j"), () -> command + ' ' + ran.err());
                assertTrue(ran.lines().size() <= 1, () -> command + ' ' + file);
            }
        }
    }
}
