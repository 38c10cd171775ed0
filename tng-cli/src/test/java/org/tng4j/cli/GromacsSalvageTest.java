package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Trajectories that GROMACS wrote, damaged in ten ways and salvaged: `gmx check` reads every frame that was kept, and
/// cannot read what was damaged, or reads less of it.
class GromacsSalvageTest {
    private static final List<String> FILES = List.of("compressed_positions", "positions_velocities_compressed",
            "one_frame_sets", "triclinic_box");
    private static final Pattern COORDS = Pattern.compile("(?m)^Coords +(\\d+)");

    @TempDir
    private Path folder;

    /// Something that happens to files.
    enum Damage {
        CUT_IN_LAST_SET, CUT_AT_LAST_SET, FLIPPED_PAYLOAD, FLIPPED_MOLECULES, ZEROED_SET, BAD_NEXT, BAD_FIRST, BAD_LAST,
        GARBAGE_BEHIND, BAD_COUNT;

        byte[] done(byte[] bytes, JsonNode blocks) {
            ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            JsonNode sets = blocks.get("frameSets");
            JsonNode last = sets.get(sets.size() - 1);
            int lastOffset = last.get("offset").asInt();
            int first = sets.get(0).get("offset").asInt();
            switch (this) {
                case CUT_IN_LAST_SET -> {
                    return Arrays.copyOf(bytes, (lastOffset + bytes.length) / 2);
                }
                case CUT_AT_LAST_SET -> {
                    return Arrays.copyOf(bytes, lastOffset);
                }
                case FLIPPED_PAYLOAD -> bytes[bytes.length - 5] ^= 0x10;
                case FLIPPED_MOLECULES -> bytes[contents(blocks, "MOLECULES") + 30] ^= 0x10;
                case ZEROED_SET -> Arrays.fill(bytes, first, first + 149, (byte) 0);
                case BAD_NEXT -> file.putLong(first + 69 + 16, 12345);
                case BAD_FIRST -> file.putLong(pointers(blocks), bytes.length + 5);
                case BAD_LAST -> file.putLong(pointers(blocks) + 8, 3);
                case BAD_COUNT -> file.putLong(first + 69 + 8, -7);
                case GARBAGE_BEHIND -> {
                    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1000);
                    Arrays.fill(longer, bytes.length, longer.length, (byte) 'x');
                    return longer;
                }
            }
            return bytes;
        }

        private static int contents(JsonNode blocks, String name) {
            for (JsonNode block : blocks.get("blocks")) {
                if (block.get("name").asText().equals(name)) {
                    return block.get("offset").asInt() + block.get("headerSize").asInt();
                }
            }
            throw new IllegalArgumentException(name);
        }

        /// In front of them the exponent, two strides; behind them nothing.
        private static int pointers(JsonNode blocks) {
            JsonNode info = blocks.get("blocks").get(0);
            return info.get("headerSize").asInt() + info.get("contentsSize").asInt() - 5 * Long.BYTES;
        }
    }

    static Stream<Arguments> damages() {
        return FILES.stream().flatMap(file -> Stream.of(Damage.values()).map(damage -> Arguments.of(file, damage)));
    }

    @BeforeAll
    static void needsGromacs() throws Exception {
        boolean isThere = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "gmx")));
        assumeTrue(isThere, "no gmx on the path (Debian: package gromacs)");
    }

    @ParameterizedTest
    @MethodSource("damages")
    void leavesAFileOfWhichGromacsReadsAllFrames(String name, Damage damage) throws Exception {
        Path original = Samples.golden(name);
        JsonNode blocks = Ran.tng("blocks", "--json", original).object();
        Path broken = Files.write(folder.resolve("broken.tng"), damage.done(Files.readAllBytes(original), blocks));
        Path good = folder.resolve("good.tng");
        Ran.tng("salvage", broken, "-o", good);

        assertEquals("whole", Ran.tng("verify", "--json", good).object().get("verdict").asText());
        long kept = positions(good);
        assertTrue(kept > 0 && kept <= positions(original), () -> kept + " frames");
        assertEquals(kept, checked(good), damage.toString());
    }

    private static long positions(Path file) throws IOException {
        for (JsonNode block : Ran.tng("info", "--json", file).object().get("blocks")) {
            if (block.get("name").asText().equals("POSITIONS")) {
                return block.get("frameCount").asLong();
            }
        }
        return 0;
    }

    private long checked(Path file) throws Exception {
        Path out = folder.resolve("check.txt");
        Process check = new ProcessBuilder("gmx", "-quiet", "check", "-f", file.toString()).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(out.toFile()).start();
        assertTrue(check.waitFor(1, TimeUnit.MINUTES), "gmx check does not end");
        String text = Files.readString(out, StandardCharsets.UTF_8);
        Matcher coords = COORDS.matcher(text.replace('\r', '\n'));
        assertTrue(check.exitValue() == 0 && coords.find(), text);
        return Long.parseLong(coords.group(1));
    }
}
