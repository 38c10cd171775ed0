package org.tng4j.arrays.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;

class LayoutTest {

    private static final ByteOrder OTHER =
            ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    private static final String OTHER_MARK = OTHER == ByteOrder.BIG_ENDIAN ? ">" : "<";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            float32                   | float32
            0 * float64               | 0 * float64 @ [8]
            1000 * 3 * float32        | 1000 * 3 * float32 @ [12, 4]
            101 * 5 * 3 * float64     | 101 * 5 * 3 * float64 @ [120, 24, 8]
            5 * 0 * 3 * int16         | 5 * 0 * 3 * int16 @ [0, 6, 2]
            7 * complex[float32]      | 7 * complex[float32] @ [8]
            3 * void                  | 3 * void @ [0]
            """)
    void laysNumbersOutWithoutGaps(String shape, String storage) {
        assertEquals(storage, Layout.C.metaOf(DataShape.parse(shape)).toString());
    }

    @Test
    void marksAForeignByteOrder() {
        Layout layout = Layout.C.withOrder(OTHER);

        assertEquals(
                "15 * 3 * " + OTHER_MARK + "float32 @ [12, 4]",
                layout.metaOf(DataShape.parse("15 * 3 * float32")).toString());
        assertEquals(OTHER_MARK + "complex[float64]", layout.metaOf(Scalar.COMPLEX128).toString());
        assertEquals("9 * uint8 @ [1]", layout.metaOf(DataShape.parse("9 * uint8")).toString());
    }

    @Test
    void putsTheHeapBehindTheOffsets() {
        DataShape shape = DataShape.parse("19 * 2 * string");

        ArrMeta meta = Layout.C.metaOf(shape, 1000);

        assertEquals(new TextMeta(39 * 8, 1000), meta.leaf());
        assertEquals("19 * 2 * string @ [16, 8]{312, 1000}", meta.toString());
        assertEquals("string @ []{16, 5}", Layout.C.metaOf(DataShape.parse("string"), 5).toString());
        assertEquals(shape, meta.shape());
    }

    @Test
    void refusesWhatItCannotLayOut() {
        assertEquals(
                "var * float32 has a var dimension, only fixed ones can be laid out",
                assertThrows(IllegalArgumentException.class, () -> Layout.C.metaOf(DataShape.parse("var * float32")))
                        .getMessage());
        assertEquals(
                "2 * string needs a heap, given no heap size",
                assertThrows(IllegalArgumentException.class, () -> Layout.C.metaOf(DataShape.parse("2 * string")))
                        .getMessage());
        assertEquals(
                "heap size is -1, must be at least 0",
                assertThrows(IllegalArgumentException.class, () -> Layout.C.metaOf(DataShape.parse("string"), -1))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            3 * ref[2 * int8]    | a layout of ref[2 * int8] does not exist yet
            {x: int8}            | a layout of {x: int8} does not exist yet
            2 * (int8, int16)    | a layout of (int8, int16) does not exist yet
            2 * ?3 * float32     | a layout of ?3 * float32 does not exist yet
            union[x: int8]       | a layout of union[x: int8] does not exist yet
            (int8) -> int8       | a layout of (int8) -> int8 does not exist yet
            9 * bytes[16]        | a layout of bytes[16] does not exist yet
            9 * string[16]       | a layout of string[16] does not exist yet
            string['A']          | a layout of string['A'] does not exist yet
            {x: var * int8}      | {x: var * int8} has a var dimension, only fixed ones can be laid out
            N * float32          | N * float32 has symbolic parts, only concrete datashapes can be laid out
            ... * float32        | ... * float32 has symbolic parts, only concrete datashapes can be laid out
            3 * T                | 3 * T has symbolic parts, only concrete datashapes can be laid out
            """)
    void namesDatashapesWithoutALayout(String text, String message) {
        DataShape shape = DataShape.parse(text);

        assertEquals(
                message, assertThrows(IllegalArgumentException.class, () -> Layout.C.metaOf(shape)).getMessage());
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, () -> Layout.C.metaOf(shape, 80)).getMessage());
    }

    @Test
    void refusesStridesBeyond63Bits() {
        assertThrows(
                ArithmeticException.class, () -> Layout.C.metaOf(DataShape.parse("2 * 4611686018427387904 * float32")));
        assertThrows(
                ArithmeticException.class, () -> Layout.C.metaOf(DataShape.parse("4611686018427387904 * string"), 0));
    }
}
