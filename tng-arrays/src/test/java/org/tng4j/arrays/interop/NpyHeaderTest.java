package org.tng4j.arrays.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Headers as NumPy 1.24 writes them, noted down from its files.
class NpyHeaderTest {

    private static NpyHeader header(String descr, boolean isColumnMajor, Long... sizes) {
        return new NpyHeader(Descr.parse(LiteralReader.read(descr, Dialect.PYTHON)), isColumnMajor, List.of(sizes));
    }

    @Test
    void isTheBytesOfNumpy() {
        byte[] expected = new byte[128];
        Arrays.fill(expected, (byte) ' ');
        byte[] start = "?NUMPY\1\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(start, 0, expected, 0, start.length);
        expected[0] = (byte) 0x93;
        expected[127] = '\n';

        assertArrayEquals(expected, header("'<f4'", false, 3L, 4L).toBytes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "'>f8' ; true ; {'descr': '>f8', 'fortran_order': True, 'shape': (3,), } ; 128",
        "[('p', [('a', '<i4'), ('b', '|i1'), ('', '|V3')]), ('q', '<f8')] ; false ; {'descr': [('p', [('a', '<i4'), ('b', '|i1'), ('', '|V3')]), ('q', '<f8')], 'fortran_order': False, 'shape': (3,), } ; 192",
        "[('x', '<f4'), ('é', '<i4', (2, 3))] ; false ; {'descr': [('x', '<f4'), ('é', '<i4', (2, 3))], 'fortran_order': False, 'shape': (3,), } ; 128"})
    void spellsEveryTypeAsNumpyDoes(String descr, boolean isColumnMajor, String text, int size) {
        byte[] bytes = header(descr, isColumnMajor, 3L).toBytes();

        assertEquals(size, bytes.length);
        assertEquals(text, new String(bytes, 10, size - 10, StandardCharsets.ISO_8859_1).strip());
    }

    @Test
    void spellsNoDimensions() {
        assertEquals("{'descr': '|i1', 'fortran_order': False, 'shape': (), }",
                new String(header("'|i1'", false).toBytes(), 10, 118, StandardCharsets.ISO_8859_1).strip());
    }

    @Test
    void takesVersion3ForNamesThatLatin1HasNot() {
        byte[] bytes = header("[('λ', '<f4')]", false, 2L).toBytes();

        assertEquals(3, bytes[6]);
        assertEquals(128, bytes.length);
        assertEquals("{'descr': [('λ', '<f4')], 'fortran_order': False, 'shape': (2,), }",
                new String(bytes, 12, 116, StandardCharsets.UTF_8).strip());
    }

    @Test
    void takesVersion2ForHeadersThat16BitsDoNotCount() {
        assertEquals(1, ofSize(65_480).toBytes()[6]);
        byte[] large = ofSize(65_580).toBytes();

        assertEquals(2, large[6]);
        assertEquals(0, large.length % 64);
        assertEquals(large.length - 12, (large[8] & 0xff) | (large[9] & 0xff) << 8 | (large[10] & 0xff) << 16);
    }

    /// A header of about so many bytes, by one long name.
    private static NpyHeader ofSize(int size) {
        return header("[('" + "a".repeat(size - 100) + "', '<f4')]", false, 2L);
    }

    /// With a second axis of ten digits; the size of NumPy's header by the size of the name.
    @ParameterizedTest
    @CsvSource({"20, 128, 128", "21, 192, 128", "30, 192, 128", "31, 192, 192"})
    void leavesRoomForTheAxisThatGrows(int nameSize, int rowMajor, int columnMajor) {
        String descr = "[('" + "a".repeat(nameSize) + "', '<f4')]";

        assertEquals(rowMajor, header(descr, false, 2L, 1_000_000_000L).toBytes().length);
        assertEquals(columnMajor, header(descr, true, 2L, 1_000_000_000L).toBytes().length);
    }
}
