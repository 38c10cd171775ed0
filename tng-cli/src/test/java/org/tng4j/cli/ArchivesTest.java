package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands take what is packed, members of archives, and standard input; `ls` lists.
class ArchivesTest {
    private static final List<String> COMMANDS =
            List.of("info", "blocks", "frames", "molecules", "dump", "digest", "verify");

    @TempDir
    private Path folder;

    private final Path ions = Samples.golden("ions");

    private Path gzip() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            Files.copy(ions, out);
        }
        return Files.write(folder.resolve("ions.tng.gz"), packed.toByteArray());
    }

    private Path zip(String... names) throws IOException {
        Path path = folder.resolve("data.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(path))) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                Files.copy(ions, out);
            }
        }
        return path;
    }

    /// Runs a command whose standard input is a file.
    private static Ran fed(Path input, Object... args) throws IOException {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(Files.readAllBytes(input)));
        try {
            return Ran.tng(args);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void everyCommandTakesThem() throws IOException {
        Path zip = zip("a/run.tng");
        for (String command : COMMANDS) {
            String plain = Ran.tng(command, ions).whole().out();
            for (String name : List.of(gzip().toString(), zip.toString(), zip + "!/a/run.tng")) {
                String shown = name.equals(zip.toString()) && !command.equals("verify") ? zip + "!/a/run.tng" : name;
                assertEquals(plain.replace(ions.toString(), shown), Ran.tng(command, name).whole().out(), command);
            }
            assertEquals(plain.replace(ions.toString(), "-"), fed(gzip(), command, "-").whole().out(), command);
            assertEquals(plain.replace(ions.toString(), "-"), fed(ions, command, "-").whole().out(), command);
        }
    }

    @Test
    void listsWhatIsInside() throws IOException {
        Ran ran = Ran.tng("ls", zip("a/run.tng", "b\u001b[2J\n.tng", "x".repeat(10_000))).whole();
        assertEquals(" size  packed  how      name", ran.lines().getFirst());
        assertTrue(ran.lines().get(1).matches("37671 +\\d+  deflate  a/run\\.tng"), ran.out());
        assertTrue(ran.lines().get(2).endsWith("  b\\u001b[2J\\n.tng"), ran.out());
        assertTrue(ran.lines().get(3).endsWith("  " + "x".repeat(200) + "…"), ran.out());
        JsonNode members = Ran.tng("ls", "--json", zip("a/run.tng")).whole().object().get("members");
        assertEquals("a/run.tng", members.get(0).get("name").asText());
        assertEquals(37_671, members.get(0).get("size").asLong());
        assertEquals("file", members.get(0).get("type").asText());
        assertTrue(members.get(0).get("obstacle").isNull());
        JsonNode alone = Ran.tng("ls", "--json", gzip()).whole().object().get("members").get(0);
        assertEquals("ions.tng", alone.get("name").asText());
        assertTrue(alone.get("size").isNull());
        assertEquals(members.toString(), fed(zip("a/run.tng"), "ls", "--json", "-").object().get("members").toString());
    }

    private static void refuses(int code, String complaint, Object... args) {
        Ran ran = Ran.tng(args);
        assertEquals(List.of("error: " + complaint), ran.complaints());
        assertEquals(code, ran.code());
    }

    @Test
    void saysInOneLineWhatIsWrong() throws IOException {
        refuses(1, ions + ": is no archive", "ls", ions);
        Path zip = zip("a.tng", "b.tng");
        refuses(1, zip + ": has several trajectories, it has 'a.tng', 'b.tng'; name one, as in '" + zip + "!/NAME'",
                "info", zip);
        refuses(1, zip + "!/c.tng: has no member 'c.tng', it has 'a.tng', 'b.tng'", "info", zip + "!/c.tng");
        refuses(1, folder.resolve("no.zip") + "!/c.tng: no such file", "info", folder.resolve("no.zip") + "!/c.tng");
    }

    /// The jar for zstd is not among those of the command line.
    @Test
    void saysWhatZstdNeeds() throws IOException {
        Path packed = Files.write(folder.resolve("run.tng.zst"),
                new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0});
        refuses(3, packed + ": zstd stream at offset 0: needs the jar com.github.luben:zstd-jni, which is not there",
                "info", packed);
    }

    @Test
    void salvagesMembersAndStandardInput() throws IOException {
        Path zip = zip("run.tng");
        Path good = folder.resolve("good.tng");
        for (Object name : List.of(gzip(), zip, zip + "!/run.tng", "-")) {
            Ran ran = fed(zip, "salvage", name, "-o", good).whole();
            assertTrue(ran.out().contains("nothing lost"), ran.out());
            assertEquals(-1, Files.mismatch(ions, good));
            Files.delete(good);
        }
    }

    @Test
    void doesNotWriteOverTheArchiveThatItReads() throws IOException {
        Path zip = zip("run.tng");
        byte[] before = Files.readAllBytes(zip);
        for (Object name : List.of(zip, zip + "!/run.tng")) {
            Ran ran = Ran.tng("salvage", name, "-o", zip);
            assertEquals(2, ran.code());
            assertTrue(ran.err().contains("must be another file"), ran.err());
            assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(zip)));
        }
    }

    @Test
    void verifiesThePackedTrajectoriesOfAFolder() throws IOException {
        Path packed = gzip();
        zip("a.tng");
        Ran ran = Ran.tng("verify", folder).whole();
        assertEquals(1, ran.lines().size(), ran.out());
        assertTrue(ran.out().startsWith(packed + ": whole; "), ran.out());
    }
}
