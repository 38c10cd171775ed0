package org.tng4j.arrays.interop;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SegmentAllocator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tng4j.arrays.view.NdView;

/// Files that are cut anywhere, and files with any byte changed: an array, or an [IOException]. Nothing else is thrown, and
/// nothing is allocated that the file could not hold.
class NpyFuzzTest {

    @TempDir
    private Path folder;

    private List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        Path file = folder.resolve("seed.npy");
        try (Arena arena = Arena.ofConfined()) {
            for (String storage : List.of("2 * 3 * >float32", "2 * {'\\u03bb': 2 * int16, s: string[3]} @ [7]{0 [2], 4}",
                    "2 * {p: {a: int32, b: int8}, q: ?float64} @ [16]{0 {0, 4}, 8}")) {
                Npy.write(file, NpyFiles.counted(arena, storage));
                seeds.add(Files.readAllBytes(file));
            }
        }
        return seeds;
    }

    private byte[] archive(boolean deflated) throws IOException {
        Path file = folder.resolve("seed.npz");
        try (Arena arena = Arena.ofConfined()) {
            Map<String, NdView> views = Map.of("a", NpyFiles.counted(arena, "2 * 3 * float32"), "b", NpyFiles.counted(arena, "9 * int8"));
            if (deflated) {
                Npz.writeDeflated(file, views);
            } else {
                Npz.write(file, views);
            }
        }
        return Files.readAllBytes(file);
    }

    @Test
    void survivesEveryCut() throws IOException {
        for (byte[] seed : seeds()) {
            for (int size = 0; size < seed.length; size++) {
                read(Arrays.copyOf(seed, size), "cut to " + size);
            }
        }
        byte[] archive = archive(true);
        for (int size = 0; size < archive.length; size++) {
            readArchive(Arrays.copyOf(archive, size), "cut to " + size);
        }
    }

    /// Headers of the right words in the wrong places get deeper than bytes at random.
    @Test
    void survivesHeadersOfAnyWords() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder header = new StringBuilder("{'descr': ");
            appendDescr(header, random, 0);
            header.append(", 'fortran_order': ").append(one(random, "True", "False", "0")).append(", 'shape': (");
            for (int i = random.nextInt(6); i > 0; i--) {
                header.append(one(random, "0", "1", "2", "3", "9223372036854775807", "4294967296", "-1")).append(", ");
            }
            int cut = random.nextInt(10) == 0 ? random.nextInt(header.length()) : header.append(")}").length();
            byte[] bytes = NpyFiles.file(1 + random.nextInt(3), header.substring(0, cut), new byte[random.nextInt(300)]);
            try (Arena arena = Arena.ofConfined()) {
                expectArrayOrIOException("seed " + seed + ": " + header, () ->
                        new NpyReader(new ByteArrayInputStream(bytes), bytes.length, "a.npy").read(limited(arena, bytes.length)));
            }
        }
    }

    private static void appendDescr(StringBuilder header, Random random, int nesting) {
        if (nesting > 3 || random.nextInt(3) == 0) {
            header.append(one(random, "'<f4'", "'>i2'", "'|S3'", "'|V2'", "'<U2'", "'|V0'", "'|S0'", "'|b1'", "'c8'", "'|O'", "'<U999999999999999999'"));
            return;
        }
        header.append('[');
        for (int i = random.nextInt(4); i > 0; i--) {
            header.append('(').append(one(random, "'a'", "'b'", "'c'", "''", "('t', 'd')", "'\\ud800'", "3")).append(", ");
            appendDescr(header, random, nesting + 1);
            header.append(one(random, "", "", ", 2", ", (2, 3)", ", ()", ", (0,)", ", (9223372036854775807,)")).append("), ");
        }
        header.append(']');
    }

    private static String one(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    @Test
    void survivesChangedBytes() throws IOException {
        List<byte[]> seeds = seeds();
        List<byte[]> archives = List.of(archive(true), archive(false));
        for (long seed = 0; seed < 1500; seed++) {
            Random random = new Random(seed);
            read(changed(seeds.get(random.nextInt(seeds.size())), random), "seed " + seed);
            readArchive(changed(archives.get(random.nextInt(archives.size())), random), "seed " + seed);
        }
    }

    /// One to four bytes, more often than not among those of the header's text, and by a character that means something.
    private static byte[] changed(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(90, bytes.length) : bytes.length);
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) "0123456789[](){},:'\"\\<>|VUSfiuxN \n".charAt(random.nextInt(33));
        }
        return bytes;
    }

    private void read(byte[] bytes, String what) throws IOException {
        Path file = Files.write(folder.resolve("a.npy"), bytes);
        try (Arena arena = Arena.ofConfined()) {
            expectArrayOrIOException(what, () -> Npy.read(file, limited(arena, bytes.length)));
            expectArrayOrIOException(what, () -> Npy.map(file, arena));
        }
    }

    private void readArchive(byte[] bytes, String what) throws IOException {
        Path file = Files.write(folder.resolve("a.npz"), bytes);
        try (Arena arena = Arena.ofConfined()) {
            expectArrayOrIOException(what, () -> Npz.read(file, limited(arena, 1040L * bytes.length + (1 << 16))));
            expectArrayOrIOException(what, () -> Npz.names(file));
        }
    }

    private static SegmentAllocator limited(Arena arena, long largest) {
        return (size, alignment) -> {
            if (size > largest) {
                throw new AssertionError("asked for " + size + " bytes, file has " + largest);
            }
            return arena.allocate(size, alignment);
        };
    }

    private interface Reading {
        Object read() throws IOException;
    }

    private static void expectArrayOrIOException(String what, Reading reading) {
        try {
            reading.read();
        } catch (IOException expected) {
            // the file's fault, said so
        } catch (Throwable e) {
            throw new AssertionError(what, e);
        }
    }
}
