package org.tng4j.arrays.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SegmentAllocator;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.arrays.view.NdView;

class NpzTest {

    private static final SegmentAllocator NONE = (size, alignment) -> {
        throw new AssertionError("asked for " + size + " bytes");
    };

    @TempDir
    private Path folder;

    private static void write(Path file, Map<String, NdView> views, boolean deflated) throws IOException {
        if (deflated) {
            Npz.writeDeflated(file, views);
        } else {
            Npz.write(file, views);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keepsEveryArrayByItsName(boolean deflated) throws IOException {
        Path file = folder.resolve("a.npz");
        try (Arena arena = Arena.ofConfined()) {
            Map<String, NdView> views = new LinkedHashMap<>();
            views.put("positions", NpyFiles.counted(arena, "20000 * 3 * >float32 @ [16, 4]"));
            views.put("box λ", NpyFiles.counted(arena, "3 * 3 * float64 @ [8, 24]"));
            views.put("none", NpyFiles.counted(arena, "0 * int8"));
            write(file, views, deflated);
            Map<String, NdView> read = Npz.read(file, arena);

            assertEquals(List.of("positions", "box λ", "none"), Npz.names(file));
            assertEquals(List.of("positions", "box λ", "none"), List.copyOf(read.keySet()));
            views.forEach((name, view) -> assertArrayEquals(NpyFiles.elements(view), NpyFiles.elements(read.get(name))));
            assertEquals("3 * 3 * float64 @ [8, 24]", Npz.read(file, "box λ", arena).toString());
        }
    }

    @Test
    void storesUnlessItIsAskedToDeflate() throws IOException {
        Path stored = folder.resolve("stored.npz");
        Path deflated = folder.resolve("deflated.npz");
        Map<String, NdView> zeros = Map.of("zeros", JavaMemory.viewOf(new long[100_000]));
        Npz.write(stored, zeros);
        Npz.writeDeflated(deflated, zeros);

        assertTrue(Files.size(stored) > 800_000);
        assertTrue(Files.size(deflated) < 2_000, "is " + Files.size(deflated));
    }

    @Test
    void writesTheSameBytesTwice() throws IOException {
        Map<String, NdView> views = Map.of("a", JavaMemory.viewOf(new int[] {1, 2}));
        Npz.write(folder.resolve("a.npz"), views);
        Npz.write(folder.resolve("b.npz"), views);

        assertEquals(-1, Files.mismatch(folder.resolve("a.npz"), folder.resolve("b.npz")));
    }

    private Path archive(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        return Files.write(folder.resolve("a.npz"), bytes.toByteArray());
    }

    private static byte[] npy(long count, int dataSize) {
        return NpyFiles.file(1, "{'descr': '|u1', 'fortran_order': False, 'shape': (" + count + ",)}", new byte[dataSize]);
    }

    @Test
    void passesOverOtherMembers() throws IOException {
        Path file = archive(Map.of("readme.txt", new byte[9], "a.npy", npy(3, 3)));

        assertEquals(List.of("a"), Npz.names(file));
        assertEquals(3, Npz.read(file, Arena.ofAuto()).get("a").shape().dim(0));
    }

    @Test
    void refusesArraysThatAreLargerThanTheirMember() throws IOException {
        Path file = archive(Map.of("a.npy", npy(1L << 40, 100)));

        assertEquals(file + ": 'a.npy': data from offset 77 take 1099511627776 bytes, 100 follow",
                assertThrows(NpyFormatException.class, () -> Npz.read(file, NONE)).getMessage());
    }

    /// The directory says 1 GiB and 100 bytes; there are fewer than 100.
    @Test
    void refusesMembersThatNoPackedBytesCanBecome() throws IOException {
        Path file = archive(Map.of("a.npy", npy(1L << 30, 0)));
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int central = bytes.getInt(bytes.capacity() - 6);
        int packedSize = bytes.getInt(central + 20);
        bytes.putInt(central + 24, (1 << 30) + 100);
        Files.write(file, bytes.array());

        assertEquals(file + ": 'a.npy': size is 1073741924, " + packedSize + " packed bytes hold at most " + (packedSize * 1040 + 65536),
                assertThrows(NpyFormatException.class, () -> Npz.read(file, NONE)).getMessage());
    }

    /// Two names for the same packed bytes: what makes small archives large without end.
    @Test
    void refusesMembersThatShareTheirBytes() throws IOException {
        Path file = archive(new LinkedHashMap<>(Map.of("a.npy", npy(3, 1 << 16))));
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int central = buffer.getInt(bytes.length - 6);
        int centralSize = buffer.getInt(bytes.length - 10);
        int copies = 20;
        ByteBuffer bomb = ByteBuffer.allocate(bytes.length + copies * centralSize).order(ByteOrder.LITTLE_ENDIAN);
        bomb.put(bytes, 0, central);
        for (int i = 0; i <= copies; i++) {
            bomb.put(bytes, central, centralSize);
            bomb.put(bomb.position() - centralSize + 46, (byte) ('a' + i));
        }
        bomb.put(bytes, central + centralSize, 22);
        bomb.putInt(bomb.capacity() - 10, (copies + 1) * centralSize);
        bomb.putShort(bomb.capacity() - 12, (short) (copies + 1)).putShort(bomb.capacity() - 14, (short) (copies + 1));
        Files.write(file, bomb.array());

        assertEquals(copies + 1, Npz.names(file).size());
        String message = assertThrows(IOException.class, () -> Npz.read(file, Arena.ofAuto())).getMessage();
        assertTrue(message.matches(".*a\\.npz: members up to '.\\.npy' take [0-9]+ bytes, file has " + bomb.capacity()), message);
    }

    @Test
    void refusesMembersThatEndBeforeTheirSize() throws IOException {
        Path file = archive(Map.of("a.npy", npy(9, 8)));
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(bytes.getInt(bytes.capacity() - 6) + 24, 1000);
        Files.write(file, bytes.array());

        assertEquals(file + ": 'a.npy': data at offset 65 needs 9 bytes, 8 are left",
                assertThrows(NpyFormatException.class, () -> Npz.read(file, Arena.ofAuto())).getMessage());
    }

    /// Bytes that are stored as they are tell of no damage by themselves.
    @Test
    void refusesValuesThatAreNoLongerWhatTheyWere() throws IOException {
        Path file = folder.resolve("a.npz");
        Npz.write(file, Map.of("a", JavaMemory.viewOf(new byte[] {1, 2, 42})));
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int central = buffer.getInt(bytes.length - 6);
        int said = buffer.getInt(central + 16);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\n\1\2*") + 3] = 43;
        Files.write(file, bytes);

        String message = assertThrows(NpyFormatException.class, () -> Npz.read(file, Arena.ofAuto())).getMessage();
        assertTrue(message.matches(".*a\\.npz: 'a\\.npy': checksum is [0-9a-f]{8}, archive says " + HexFormat.of().toHexDigits(said)), message);
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        Path file = archive(Map.of("a.npy", npy(3, 3)));

        assertEquals(file + " -> b.npy: has no such member",
                assertThrows(NoSuchFileException.class, () -> Npz.read(file, "b", NONE)).getMessage());
        assertEquals(folder + ": is not a regular file",
                assertThrows(FileSystemException.class, () -> Npz.names(folder)).getMessage());
        assertThrows(NoSuchFileException.class, () -> Npz.names(folder.resolve("none.npz")));
        Files.write(file, new byte[50]);
        assertThrows(ZipException.class, () -> Npz.names(file));
    }
}
