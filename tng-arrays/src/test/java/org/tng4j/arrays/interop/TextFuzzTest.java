package org.tng4j.arrays.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.DataShapeSyntaxException;

/// Datashape text and `.npy` headers that a fuzzer makes up. Without `JAZZER_FUZZ=1` only the seeds are tried.
class TextFuzzTest {

    static Stream<byte[]> datashapes() {
        return Stream.of("float32", "2 * 3 * float32", "n * ?float64", "var * string", "... * int8",
                "{a: int32, b: 2 * 'c': complex[float64]}", "var * {x: ?float32, s: string[3]}", "", "fixed[3] * int8")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /// A shape whose text means the same shape, or its own exception.
    @MethodSource("datashapes")
    @FuzzTest
    void parsesDatashapesOrRefusesThem(byte[] input) {
        try {
            DataShape shape = DataShape.parse(new String(input, StandardCharsets.UTF_8));
            assertEquals(shape, DataShape.parse(shape.toString()));
        } catch (DataShapeSyntaxException e) {
            assertTrue(!e.getMessage().isEmpty());
        }
    }

    static Stream<byte[]> files() {
        return Stream.of("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }",
                "{'descr': [('a', '<i2', (2,)), ('b', [('c', '|S3')])], 'fortran_order': True, 'shape': (), }")
                .map(header -> NpyFiles.file(1, header, new byte[32]));
    }

    /// An array, or an [IOException], and no more memory than the file's size.
    @MethodSource("files")
    @FuzzTest
    void readsNpyFilesOrRefusesThem(byte[] input) {
        try (Arena arena = Arena.ofConfined()) {
            new NpyReader(new ByteArrayInputStream(input), input.length, "a.npy").read((size, alignment) -> {
                assertTrue(size <= input.length, () -> "asked for " + size + " bytes, file has " + input.length);
                return arena.allocate(size, alignment);
            });
        } catch (IOException e) {
            assertTrue(e.getMessage().startsWith("a.npy"), e.getMessage());
        }
    }
}
