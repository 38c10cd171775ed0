package org.tng4j.arrays.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tng4j.arrays.copy.CopyPolicy;
import org.tng4j.arrays.meta.Storage;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;

class NpyTest {

    @TempDir
    private Path folder;

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("a.npy"), bytes);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void readsRowMajorFiles() throws IOException {
        // 01 02 03 04 05 06
        Path file = write(NpyFiles.file(1, "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 3), }", new byte[] {1, 2, 3, 4, 5, 6}));
        try (Arena arena = Arena.ofConfined()) {
            NdView view = Npy.read(file, arena);

            assertEquals("2 * 3 * uint8 @ [3, 1]", view.toString());
            assertEquals(6, view.getLong(1, 2));
            assertEquals(0, view.segment().address() % 64);
        }
    }

    @Test
    void readsColumnMajorBigEndianFilesOfVersion2() throws IOException {
        // 0001 0002 0003 0004 0005 0006
        byte[] data = {0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6};
        Path file = write(NpyFiles.file(2, "{'shape': (2, 3), 'fortran_order': True, 'descr': '>i2'}\n", data));
        try (Arena arena = Arena.ofConfined()) {
            NdView view = Npy.read(file, arena);

            assertEquals("2 * 3 * >int16 @ [2, 4]", view.toString());
            assertEquals(5, view.getLong(0, 2));
            assertEquals(2, view.getLong(1, 0));
        }
    }

    @Test
    void readsRecordsOfVersion3AndLeavesWhatFollows() throws IOException {
        // 2A 00 00 FF
        Path file = write(NpyFiles.file(3, "{'descr': [('λ', '<i2'), ('', '|V1'), ('b', '|i1')], 'fortran_order': False, 'shape': ()}",
                new byte[] {42, 0, 0, -1, 99, 99}));
        try (Arena arena = Arena.ofConfined()) {
            NdView view = Npy.read(file, arena);

            assertEquals("{'\\u03bb': int16, b: int8} @ []{0, 3}", view.toString());
            assertEquals(42, view.field("λ").getLong());
            assertEquals(-1, view.field("b").getLong());
            assertEquals(4, view.segment().byteSize());
        }
    }

    @Test
    void readsNoElements() throws IOException {
        Path file = write(NpyFiles.file(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (0, 3)}", new byte[0]));
        try (Arena arena = Arena.ofConfined()) {
            assertEquals(DataShape.parse("0 * 3 * float64"), Npy.read(file, arena).shape());
            assertEquals(DataShape.parse("0 * 3 * float64"), Npy.map(file, arena).shape());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "4 * 3 * float32                                   ; 4 * 3 * float32 @ [12, 4]",
        "4 * 3 * >float32                                  ; 4 * 3 * >float32 @ [12, 4]",
        "4 * 3 * float32 @ [4, 16]                         ; 4 * 3 * float32 @ [4, 16]",
        "4 * 3 * float32 @ [16, 4]                         ; 4 * 3 * float32 @ [12, 4]",
        "4 * 3 * float32 @ [-12, 4]+36                     ; 4 * 3 * float32 @ [12, 4]",
        "4 * 3 * int16 @ [0, 2]                            ; 4 * 3 * int16 @ [6, 2]",
        "2 * 4 * 3 * float64 @ [8, 48, 16]                 ; 2 * 4 * 3 * float64 @ [96, 24, 8]",
        "complex[float64]                                  ; complex[float64]",
        "?float32                                          ; float32",
        "3 * char                                          ; 3 * string[4, 'U32'] @ [4]",
        "2 * string[5] @ [-9]+9                            ; 2 * string[5] @ [5]",
        "2 * bytes[3, align=1] @ [4]                       ; 2 * bytes[3] @ [3]",
        "3 * {a: int32, b: int8} @ [8]{0, 4}               ; 3 * {a: int32, b: int8} @ [8]{0, 4}",
        "3 * {a: int32, b: int8} @ [5]{0, 4}               ; 3 * {a: int32, b: int8} @ [5]{0, 4}",
        "3 * {a: int32, b: int8} @ [-16]{0, 4}+32          ; 3 * {a: int32, b: int8} @ [5]{0, 4}",
        "2 * 3 * {a: int32, b: int8} @ [8, 16]{0, 4}       ; 2 * 3 * {a: int32, b: int8} @ [8, 16]{0, 4}",
        "3 * {a: int32, b: int8} @ [8]{4, 0}               ; 3 * {a: int32, b: int8} @ [5]{0, 4}",
        "2 * {p: 2 * 3 * >int16} @ [20]{2 [2, 4]}          ; 2 * {p: 2 * 3 * >int16} @ [12]{0 [6, 2]}",
        "2 * {p: 2 * {u: int8, v: ?float16}, s: string[3]} @ [18]{2 [6]{1, 2}, 14} ; 2 * {p: 2 * {u: int8, v: float16}, s: string[3]} @ [18]{2 [6]{1, 2}, 14}",
        "5 * {x: float32, y: float32} @ [4]{0, 20}         ; 5 * {x: float32, y: float32} @ [8]{0, 4}",
        "{x: float32, y: float32} @ []{0, 12}              ; {x: float32, y: float32} @ []{0, 12}",
        "{x: float32, y: float32} @ []{0, 13}              ; {x: float32, y: float32} @ []{0, 13}",
        "2 * {x: float32} @ [14]{3}                        ; 2 * {x: float32} @ [4]{0}"})
    void writesAnyLayout(String storage, String written) throws IOException {
        Path file = folder.resolve("a.npy");
        try (Arena arena = Arena.ofConfined()) {
            NdView view = NpyFiles.counted(arena, storage);
            Npy.write(file, view);
            NdView read = Npy.read(file, arena);

            assertEquals(written, read.toString());
            assertArrayEquals(NpyFiles.elements(view), NpyFiles.elements(read));
            assertEquals(0, Files.size(file) % 64 - read.segment().byteSize() % 64);
        }
        assertEquals(List.of("a.npy"), names());
    }

    @Test
    void writesZerosForPadding() throws IOException {
        Path file = folder.resolve("a.npy");
        try (Arena arena = Arena.ofConfined()) {
            Npy.write(file, NpyFiles.counted(arena, "2 * {a: int16, b: int8} @ [5]{1, 4}"));
            MemorySegment data = Npy.read(file, arena).segment();

            // bytes 1 2 4 and 6 7 9 of 7 * i + 1
            assertArrayEquals(new byte[] {0, 8, 15, 0, 29, 0, 43, 50, 0, 64}, data.toArray(ValueLayout.JAVA_BYTE));
        }
    }

    @Test
    void writesMoreThanOneWindow() throws IOException {
        Path file = folder.resolve("a.npy");
        try (Arena arena = Arena.ofConfined()) {
            for (String storage : List.of("40000 * 3 * float32 @ [16, 4]", "40000 * 3 * float32 @ [4, 160000]",
                    "300 * 70 * {a: int8, b: int32} @ [560, 8]{0, 4}", "2 * 70001 * int8 @ [1, 2]", "3 * string[70000] @ [70001]")) {
                NdView view = NpyFiles.counted(arena, storage);
                Npy.write(file, view);

                assertArrayEquals(NpyFiles.elements(view), NpyFiles.elements(Npy.read(file, arena)), storage);
            }
        }
    }

    @Test
    void writesFromJavaArraysAndReadsIntoThem() throws IOException {
        Path file = folder.resolve("a.npy");
        float[] values = {1, 2, 3};
        Npy.write(file, JavaMemory.viewOf(values));
        NdView read = Npy.read(file, (size, alignment) -> MemorySegment.ofArray(new byte[(int) size]));

        assertArrayEquals(values, JavaMemory.toArray(read, float[].class, CopyPolicy.IF_NEEDED));
    }

    @Test
    void seesAFileInPlace() throws IOException {
        Path file = folder.resolve("a.npy");
        Npy.write(file, JavaMemory.viewOf(new int[] {1, 2, 3}));
        try (Arena arena = Arena.ofConfined()) {
            NdView readOnly = Npy.map(file, arena);
            NdView shared = Npy.map(file, MapMode.READ_WRITE, arena);
            NdView copyOnWrite = Npy.map(file, MapMode.PRIVATE, arena);
            shared.writer().setLong(20, 1);
            copyOnWrite.writer().setLong(30, 2);

            assertTrue(readOnly.segment().isReadOnly());
            assertEquals(20, readOnly.getLong(1));
            assertEquals(3, readOnly.getLong(2));
            assertEquals(30, copyOnWrite.getLong(2));
            assertEquals(12, shared.segment().byteSize());
        }
        assertEquals(20, Files.readAllBytes(file)[128 + 4]);
    }

    @Test
    void makesAFileToDecodeInto() throws IOException {
        Path file = folder.resolve("a.npy");
        Files.writeString(file, "old");
        try (Arena arena = Arena.ofConfined()) {
            NdView view = Npy.create(file, DataShape.parse("101 * 1000 * 3 * float32"), arena);

            assertEquals("101 * 1000 * 3 * float32 @ [12000, 12, 4]", view.toString());
            assertEquals(-1, MemorySegment.ofArray(new byte[1212000]).mismatch(view.segment()));
            view.writer().setFloat(1.5f, 100, 999, 2);
            view.segment().force();
        }
        assertEquals(128 + 1212000, Files.size(file));
        try (Arena arena = Arena.ofConfined()) {
            assertEquals(1.5f, Npy.read(file, arena).getFloat(100, 999, 2));
        }
        assertEquals(List.of("a.npy"), names());
    }

    /// As much as the same zeros take when they are written; a file with a hole takes nothing.
    @Test
    void takesTheSpaceOfAFileItMakes() throws IOException, InterruptedException {
        Path file = folder.resolve("a.npy");
        try (Arena arena = Arena.ofConfined()) {
            Npy.create(file, DataShape.parse("1000000 * float32"), arena);
        }
        Path zeros = Files.write(folder.resolve("zeros"), new byte[128 + 4_000_000]);

        assertEquals(usedKibibytes(zeros), usedKibibytes(file));
    }

    private static String usedKibibytes(Path file) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("du", "-k", file.toString()).start();
        } catch (IOException e) {
            return Assumptions.abort("needs the command du");
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.substring(0, output.indexOf('\t'));
    }

    @Test
    void makesFilesOfRecordsAndTextOfFixedSize() throws IOException {
        Path file = folder.resolve("a.npy");
        try (Arena arena = Arena.ofConfined()) {
            DataShape shape = DataShape.parse("2 * {step: int64, time: ?float32, name: string[5]}");
            NdView view = Npy.create(file, shape, arena);

            assertEquals(shape, view.shape());
            assertEquals("2 * {step: int64, time: float32, name: string[5]} @ [24]{0, 8, 12}", Npy.read(file, arena).toString());
            assertEquals("{a: int32, b: int8} @ []{0, 4}", Npy.create(file, DataShape.parse("{a: int32, b: int8}"), arena).toString());
        }
    }

    @Test
    void refusesToMakeFilesOfWhatLiesElsewhere() {
        Path file = folder.resolve("a.npy");
        String remedy = " has parts elsewhere, neighbours take what lies in one place: string[N], 3 * float32, ?float32";

        for (String type : List.of("string", "bytes", "var * int8")) {
            assertEquals(type + remedy, assertThrows(IllegalArgumentException.class,
                    () -> Npy.create(file, DataShape.parse("3 * {a: " + type + "}"), Arena.ofAuto())).getMessage());
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void replacesAFileWholeOrNotAtAll() throws IOException {
        Path file = folder.resolve("a.npy");
        Files.writeString(file, "old");
        NdView view = JavaMemory.viewOf(new byte[1 << 20]);
        IOException e = assertThrows(IOException.class, () -> ReplacedFile.write(file, channel -> {
            new NpyContents(view).writeTo(Channels.newOutputStream(channel));
            throw new IOException("disk is full");
        }));

        assertEquals("disk is full", e.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("a.npy"), names());
    }

    @Test
    void writesOverTheFileItReadsFrom() throws IOException {
        Path file = folder.resolve("a.npy");
        Npy.write(file, JavaMemory.viewOf(new int[] {1, 2, 3}));
        try (Arena arena = Arena.ofConfined()) {
            NdView mapped = Npy.map(file, arena);
            Npy.write(file, mapped.flip(0));

            assertEquals(3, Npy.read(file, arena).getLong(0));
            assertEquals(1, mapped.getLong(0));
        }
    }

    @Test
    void blamesThePathInTheWordsOfTheJdk() throws IOException {
        Path missing = folder.resolve("b.npy");
        Path inFolder = folder.resolve("none").resolve("b.npy");
        NdView view = JavaMemory.viewOf(new byte[1]);

        assertEquals(missing.toString(), assertThrows(NoSuchFileException.class, () -> Npy.read(missing, Arena.ofAuto())).getMessage());
        assertEquals(inFolder + ".part", assertThrows(NoSuchFileException.class, () -> Npy.write(inFolder, view)).getMessage());
        assertEquals(folder + ": is a directory", assertThrows(FileSystemException.class, () -> Npy.map(folder, Arena.ofAuto())).getMessage());
        assertEquals(folder + ": is a directory", assertThrows(FileSystemException.class, () -> Npy.write(folder, view)).getMessage());
        assertEquals("/: is a directory", assertThrows(FileSystemException.class, () -> Npy.write(Path.of("/"), view)).getMessage());
    }

    @Test
    void refusesAllTypesBeforeAnyFileIsMade() throws IOException {
        NdView text = NdView.wrap(MemorySegment.ofArray(new byte[99]), DataShape.parse("2 * string"));

        assertThrows(IllegalArgumentException.class, () -> Npy.write(folder.resolve("a.npy"), text));
        assertEquals(List.of(), names());
    }

    /// One byte, seen again and again as the items of a field: as a file has them, they are more than a Java array holds.
    @Test
    void refusesElementsThatNoArrayHolds() throws IOException {
        Storage large = Storage.parse("1 * {a: 2147483648 * int8} @ [1]{0 [0]}");
        NdView view = NdView.wrap(MemorySegment.ofArray(new byte[1]), 0, large.meta().shape(), large.meta());

        assertEquals("element laid out anew takes 2147483648 bytes, must be at most 2147483639",
                assertThrows(IllegalArgumentException.class, () -> Npy.write(folder.resolve("a.npy"), view)).getMessage());
        assertEquals(List.of(), names());
    }
}
