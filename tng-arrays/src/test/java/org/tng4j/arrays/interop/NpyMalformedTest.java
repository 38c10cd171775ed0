package org.tng4j.arrays.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SegmentAllocator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files that are none: one message each, and nothing is allocated.
class NpyMalformedTest {

    private static final SegmentAllocator NONE = (size, alignment) -> {
        throw new AssertionError("asked for " + size + " bytes");
    };

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("a.npy");
    }

    private void refuses(byte[] bytes, String message) throws IOException {
        Files.write(file, bytes);
        assertEquals(file + ": " + message, assertThrows(NpyFormatException.class, () -> Npy.read(file, NONE)).getMessage());
        assertEquals(file + ": " + message, assertThrows(NpyFormatException.class, () -> Npy.map(file, Arena.ofAuto())).getMessage());
    }

    @Test
    void refusesOtherFiles() throws IOException {
        refuses(new byte[0], "magic at offset 0 needs 6 bytes, 0 are left");
        refuses(new byte[] {'P', 'K', 3, 4, 20, 0, 0}, "magic at offset 0 is 50 4b 03 04 14 00, must be 93 4e 55 4d 50 59");
    }

    @Test
    void refusesOtherVersions() throws IOException {
        refuses(NpyFiles.file(4, "{}", new byte[0]), "version at offset 6 is 4.0, must be 1.0, 2.0 or 3.0");
        byte[] minor = NpyFiles.file(1, "{}", new byte[0]);
        minor[7] = (byte) 200;
        refuses(minor, "version at offset 6 is 1.200, must be 1.0, 2.0 or 3.0");
    }

    @Test
    void refusesHeadersThatAreCut() throws IOException {
        byte[] whole = NpyFiles.file(1, "{'descr': '|i1'}", new byte[0]);

        refuses(Arrays.copyOf(whole, 7), "version at offset 6 needs 2 bytes, 1 are left");
        refuses(Arrays.copyOf(whole, 9), "header size at offset 8 needs 2 bytes, 1 are left");
        refuses(Arrays.copyOf(whole, 25), "header size at offset 8 is 16, must be at most 262144, and 15 bytes follow");
    }

    @Test
    void refusesHeadersThatAreTooLarge() throws IOException {
        byte[] whole = NpyFiles.file(2, " ".repeat(1 << 18) + "{}", new byte[0]);

        refuses(whole, "header size at offset 8 is 262146, must be at most 262144, and 262146 bytes follow");
        Arrays.fill(whole, 8, 12, (byte) 0xff);
        refuses(whole, "header size at offset 8 is 4294967295, must be at most 262144, and 262146 bytes follow");
    }

    @Test
    void refusesDataThatAreCut() throws IOException {
        refuses(NpyFiles.file(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)}", new byte[23]),
                "data from offset 67 take 24 bytes, 23 follow");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "                                      ; character 0 is the end, expected a value",
        "[]                                    ; literal is '[]', must be a dictionary",
        "{'descr': '<f4', 'shape': (3,)}       ; keys are '[descr, shape]', must be descr, fortran_order and shape",
        "{'descr': '<f4', 'fortran_order': 0, 'shape': (3,)}             ; fortran_order is '0', must be True or False",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (3, -1)}      ; shape is '[3, -1]', must be integers of at least 0",
        "{'descr': '<f4', 'fortran_order': False, 'shape': None}         ; size is 'null', must be an integer",
        "{'descr': '|O', 'fortran_order': False, 'shape': (3,)}          ; type is '|O', must be a byte order, one of b i u f c S U V, and a size",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (4611686018427387904,)} ; bytes of its shape must fit 63 bits",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (3,)} x       ; character 56 is 'x', expected the end",
        "{'descr': '<U9223372036854775', 'fortran_order': False, 'shape': (999999,)} ; bytes of its shape must fit 63 bits"})
    void refusesHeadersThatMakeNoSense(String header, String message) throws IOException {
        String text = header == null ? "" : header;
        refuses(NpyFiles.file(1, text, new byte[12]), "header at offset 10: " + message);
    }

    @Test
    void refusesTextThatIsNoUtf8() throws IOException {
        byte[] bytes = NpyFiles.file(3, "{'descr': '<f4'}", new byte[0]);
        bytes[15] = (byte) 0xff;

        refuses(bytes, "header at offset 12 is no UTF-8");
    }

    @Test
    void refusesMoreDimensionsThanADatashapeHas() throws IOException {
        refuses(NpyFiles.file(2, "{'descr': '<f4', 'fortran_order': False, 'shape': (" + "1,".repeat(100_000) + ")}", new byte[12]),
                "header at offset 12: shape has 100000 dimensions, must be at most 64");
    }
}
