package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tng4j.arrays.interop.JavaMemory;
import org.tng4j.arrays.interop.Npy;
import org.tng4j.io.TngFile;
import picocli.CommandLine;

/// What writes a file, killed at any moment: the target is absent, the old file, or the whole new one, and the next run
/// replaces what the killed one left. `tng salvage` is the only command that writes; files of arrays go the same way.
class KillTest {
    private static final int KILLS = Boolean.getBoolean("tng4j.siege") ? 50 : 5;
    private static final int SIZE = 64 << 20;
    private static final String OLD = "old";

    @TempDir
    private Path folder;

    @Test
    void leavesNoHalfOfASalvagedFile() throws Exception {
        Path broken = large();
        besiege(broken, Main.class.getName(), "salvage", broken.toString(), "-o");
    }

    @Test
    void leavesNoHalfOfAnArray() throws Exception {
        Path whole = folder.resolve("whole.npy");
        WriteNpy.main(whole.toString());
        besiege(whole, WriteNpy.class.getName());
    }

    /// Writes an array.
    static final class WriteNpy {
        private WriteNpy() {
        }

        /// @param arguments the file
        public static void main(String... arguments) throws IOException {
            int[] values = new int[SIZE / Integer.BYTES];
            Arrays.setAll(values, i -> i * 0x9e3779b9);
            Npy.write(Path.of(arguments[0]), JavaMemory.viewOf(values));
        }
    }

    /// A trajectory whose last frame set ends with a large block without a meaning, which is copied as it is.
    private Path large() throws IOException {
        byte[] name = "LARGE\0".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer header = ByteBuffer.allocate(48 + name.length).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(header.capacity()).putLong(SIZE).putLong(5).putLong(0).putLong(0).put(name).putLong(8);
        byte[] contents = new byte[SIZE];
        new Random(1).nextBytes(contents);
        Path file = folder.resolve("large.tng");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(Files.readAllBytes(Samples.golden("ions")));
            out.write(header.array());
            out.write(contents);
        }
        return file;
    }

    /// @param whole what the target must be when all is written
    private void besiege(Path whole, String... command) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path target = folder.resolve("target");
        long start = System.nanoTime();
        assertEquals(0, end(start(command, target)));
        long needed = System.nanoTime() - start;
        assertEquals(-1, Files.mismatch(whole, target));
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < KILLS; i++) {
            outcomes.merge(kill(whole, target, start(command, prepare(target, random.nextBoolean())),
                    (long) (needed * random.nextDouble(1.1)), "seed " + seed + ", kill " + i), 1, Integer::sum);
        }
        System.out.println(command[0] + ", seed " + seed + ", killed " + KILLS + " times: " + outcomes);
        assertEquals(0, end(start(command, target)));
        assertEquals(-1, Files.mismatch(whole, target));
        assertFalse(Files.exists(part(target)));
    }

    private static Path prepare(Path target, boolean isOld) throws IOException {
        Files.deleteIfExists(target);
        return isOld ? Files.writeString(target, OLD) : target;
    }

    private static String kill(Path whole, Path target, Process process, long nanoseconds, String message)
            throws Exception {
        boolean wasOld = Files.exists(target) && Files.size(target) == OLD.length();
        TimeUnit.NANOSECONDS.sleep(nanoseconds);
        process.destroyForcibly();
        end(process);
        String half = Files.exists(part(target)) ? ", part left" : "";
        if (!Files.exists(target)) {
            assertFalse(wasOld, message);
            return "absent" + half;
        }
        if (Files.size(target) == OLD.length()) {
            assertEquals(OLD, Files.readString(target), message);
            return "old" + half;
        }
        assertEquals(-1, Files.mismatch(whole, target), message);
        return "new" + half;
    }

    private static Path part(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    private static int end(Process process) throws InterruptedException {
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), "does not end");
        return process.exitValue();
    }

    private Process start(String[] command, Path target) throws Exception {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", classPath()));
        words.addAll(List.of(command));
        words.add(target.toString());
        return new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static String classPath() throws URISyntaxException {
        List<String> places = new ArrayList<>(List.of(Path.of("target", "test-classes").toString()));
        for (Class<?> each : List.of(KillTest.class, Main.class, TngFile.class, Npy.class, CommandLine.class)) {
            places.add(Path.of(each.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
        }
        return places.stream().distinct().collect(Collectors.joining(File.pathSeparator));
    }
}
