package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tng4j.io.format.ArchiveLimits;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.ReadLimits;

/// What is packed, or lies in an archive, reads as the plain file does.
class ArchivedFilesTest {
    private static final ReadOptions WARN = ReadOptions.DEFAULT.with(HashMode.WARN);
    private static final ReadOptions SPOOLED =
            WARN.with(ReadLimits.DEFAULT.with(ArchiveLimits.DEFAULT.withMemorySize(0)));
    private static final Path GOLDEN = Path.of(System.getProperty("tng4j.testdata", "../testdata"), "golden");
    private static final Map<Path, List<String>> PLAIN = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    private static List<Path> golden() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(".tng")).sorted().toList();
        }
    }

    private static List<String> plain(Path file) {
        return PLAIN.computeIfAbsent(file, path -> {
            try (TngFile open = TngFile.open(path, WARN)) {
                return FrameSums.of(open);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void assertSame(Path plain, TngFile packed) throws IOException {
        try (packed) {
            assertTrue(plain(plain).size() > 3, () -> plain + " says little");
            assertEquals(plain(plain), FrameSums.of(packed), packed.name());
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryGoldenFileInEveryForm(PackedForm form) throws IOException {
        for (Path file : golden()) {
            Path packed = folder.resolve("packed");
            Files.write(packed, form.pack(file.getFileName().toString(), Files.readAllBytes(file)));
            assertSame(file, TngFile.open(packed, WARN));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STORED_ZIP", "TAR_XZ", "ZST"})
    void readsEveryWholeVector(PackedForm form) throws IOException {
        for (Path file : Vectors.trajectories("valid")) {
            Path packed = folder.resolve("packed");
            Files.write(packed, form.pack("run.tng", Files.readAllBytes(file)));
            assertSame(file, TngFile.open(packed, SPOOLED));
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsThemFromMemoryAndFromAStreamToo(PackedForm form) throws IOException {
        Path file = GOLDEN.resolve("ions.tng");
        byte[] packed = form.pack("ions.tng", Files.readAllBytes(file));
        assertSame(file, TngFile.open(MemorySegment.ofArray(packed), WARN));
        assertSame(file, TngFile.open(new Dripping(packed), "-", WARN));
        assertSame(file, TngFile.open(new ByteArrayInputStream(packed), "-", SPOOLED));
        try (Arena arena = Arena.ofShared()) {
            MemorySegment odd = arena.allocate(packed.length + 1L).asSlice(1).copyFrom(MemorySegment.ofArray(packed));
            assertSame(file, TngFile.open(odd, WARN));
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsThemInAnotherFileSystem(PackedForm form) throws IOException {
        Path file = GOLDEN.resolve("single_frame.tng");
        try (var files = FileSystems.newFileSystem(folder.resolve("f.zip"), Map.of("create", "true"))) {
            Path packed = files.getPath("/packed.tng");
            Files.write(packed, form.pack("single_frame.tng", Files.readAllBytes(file)));
            assertSame(file, TngFile.open(packed, WARN));
            if (form.name().contains("TAR") || form.name().contains("ZIP")) {
                assertSame(file, TngFile.open(files.getPath("/packed.tng!/single_frame.tng"), WARN));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STORED_ZIP", "DEFLATED_ZIP", "TAR", "TAR_GZ"})
    void readsSeveralMembersSideBySide(PackedForm form) throws Exception {
        List<Path> files = golden();
        List<PackedForm.Named> named = new ArrayList<>();
        for (Path file : files) {
            named.add(new PackedForm.Named("a/" + file.getFileName(), Files.readAllBytes(file)));
        }
        Path packed = Files.write(folder.resolve("all"), form.pack(named.toArray(PackedForm.Named[]::new)));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<List<String>>> sums = new ArrayList<>();
            for (Path file : files) {
                sums.add(threads.submit(() -> {
                    try (TngFile open = TngFile.open(Path.of(packed + "!/a/" + file.getFileName()), WARN)) {
                        assertEquals(packed + "!/a/" + file.getFileName(), open.name());
                        return FrameSums.of(open);
                    }
                }));
            }
            for (int i = 0; i < files.size(); i++) {
                assertEquals(plain(files.get(i)), sums.get(i).get());
            }
        }
    }

    @Test
    void readsOneMemberFromSeveralThreads() throws Exception {
        Path file = GOLDEN.resolve("ions.tng");
        for (PackedForm form : List.of(PackedForm.STORED_ZIP, PackedForm.XZ)) {
            Path packed = Files.write(folder.resolve("one"), form.pack("ions.tng", Files.readAllBytes(file)));
            for (ReadOptions options : List.of(WARN, SPOOLED)) {
                try (TngFile open = TngFile.open(packed, options);
                        ExecutorService threads = Executors.newFixedThreadPool(4)) {
                    List<Future<List<String>>> sums = new ArrayList<>();
                    for (int i = 0; i < 4; i++) {
                        sums.add(threads.submit(() -> FrameSums.of(open)));
                    }
                    for (Future<List<String>> sum : sums) {
                        assertEquals(plain(file), sum.get());
                    }
                }
            }
        }
    }

    @Test
    void readsAPackedMemberOfAnArchive() throws IOException {
        Path file = GOLDEN.resolve("ions.tng");
        byte[] bytes = Files.readAllBytes(file);
        byte[] inner = PackedForm.XZ.pack("", bytes);
        for (PackedForm form :
                List.of(PackedForm.TAR, PackedForm.TAR_GZ, PackedForm.STORED_ZIP, PackedForm.DEFLATED_ZIP)) {
            Path packed = Files.write(folder.resolve("outer"), form.pack("a/ions.tng.xz", inner));
            assertSame(file, TngFile.open(packed, WARN));
            Path nested = Files.write(folder.resolve("nested"),
                    form.pack("inner", PackedForm.DEFLATED_ZIP.pack("b/ions.tng", bytes)));
            assertSame(file, TngFile.open(Path.of(nested + "!/inner"), WARN));
            assertSame(file, TngFile.open(Path.of(nested + "!/inner!/b/ions.tng"), WARN));
        }
    }

    /// Until somebody unpacks it, a file is one whatever it is called; and a path that is there is no member's.
    @Test
    void goesByContentsAndNotByNames() throws IOException {
        Path file = GOLDEN.resolve("ions.tng");
        assertSame(file, TngFile.open(Files.copy(file, folder.resolve("plain.tng.gz")), WARN));
        assertSame(file, TngFile.open(Files.write(folder.resolve("really.zip"),
                PackedForm.TAR_BZ2.pack("ions.tng", Files.readAllBytes(file))), WARN));
        Path odd = Files.createDirectories(folder.resolve("odd!")).resolve("run.tng");
        assertSame(file, TngFile.open(Files.copy(file, odd), WARN));
        Path inside = Files.write(odd.resolveSibling("a.zip"), PackedForm.STORED_ZIP.pack("./b!/run.tng",
                Files.readAllBytes(file)));
        assertFalse(Files.exists(Path.of(inside + "!/b!/run.tng")));
        assertSame(file, TngFile.open(inside, WARN));
    }
}
