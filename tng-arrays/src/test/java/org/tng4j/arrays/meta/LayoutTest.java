package org.tng4j.arrays.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteOrder;
import java.util.Map;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            C          | 1000 * 3 * float32     | @ [12, 4]           | 12000
            XYZ        | 1000 * 3 * float32     | @ [12, 4]           | 12000
            XYZ_       | 1000 * 3 * float32     | @ [16, 4]           | 16000
            XYZ_       | 5 * 1000 * 3 * float64 | @ [32000, 32, 8]    | 160000
            XYZ_       | {t: float32, x: 2 * 3 * float32} | @ []{0, 16 [16, 4]} | 48
            XYZ_       | var * 3 * float32      | @ [16{16, 7}, 4]    | 128
            SOA        | 1000 * 3 * float32     | @ [4, 4032]         | 12096
            SOA        | 992 * 3 * float32      | @ [4, 3968]         | 11904
            SOA        | 5 * 1000 * 3 * float32 | @ [12096, 4, 4032]  | 60480
            SOA        | 1000 * float32         | @ [4]               | 4000
            SOA        | float32                | @ []                | 4
            F          | 1000 * 3 * float32     | @ [4, 4000]         | 12000
            F          | 2 * 3 * 5 * int16      | @ [2, 4, 12]        | 60
            F          | 2 * 3 * {a: 2 * 3 * int8} | @ [6, 12]{0 [3, 1]} | 36
            F          | {a: 2 * 3 * int8}      | @ []{0 [1, 2]}      | 6
            C_ALIGNED  | {float32: float32, i: int8, d: float64} | @ []{0, 4, 8} | 16
            C_ALIGNED  | 4 * {a: int8, b: int16, c: int8} | @ [6]{0, 2, 4} | 24
            C_ALIGNED  | 2 * (int8, complex[float64])     | @ [24]{0, 8}   | 48
            C_ALIGNED  | (int8, bytes[32, align=16], string[3], string[4, 'U32']) | @ []{0, 16, 48, 52} | 64
            PACKED     | {float32: float32, i: int8, d: float64} | @ []{0, 4, 5} | 13
            PACKED     | 4 * {a: int8, b: int16, c: int8} | @ [4]{0, 1, 3} | 16
            C          | 10 * {A: 3 * float64, B: 3 * {X: float64, Y: 4 * float64}, C: 2 * float64} | @ [160]{0 [8], 24 [40]{0, 8 [8]}, 144 [8]} | 1600
            C          | {x: 7 * float32, y: 7 * float32} | @ []{0 [4], 28 [4]} | 56
            """)
    void ordersAndPads(String layout, String shape, String expected, long byteSize) {
        Layout named = Map.of("C", Layout.C, "XYZ", Layout.XYZ, "XYZ_", Layout.XYZ_, "SOA", Layout.SOA, "F", Layout.F,
                "C_ALIGNED", Layout.C_ALIGNED, "PACKED", Layout.PACKED).get(layout);
        long[] rows = shape.startsWith("var") ? new long[] {7} : new long[0];

        assertEquals(expected, named.metaOf(DataShape.parse(shape), rows).layoutText());
        assertEquals(byteSize, named.byteSizeOf(DataShape.parse(shape), rows));
    }

    @Test
    void takesAxesInAnyOrder() {
        DataShape shape = DataShape.parse("5 * 7 * 3 * float32");

        assertEquals("@ [12, 60, 4]", Layout.axes(1, 0, 2).metaOf(shape).layoutText());
        assertEquals(Layout.F.metaOf(shape), Layout.axes(2, 1, 0).metaOf(shape));
        assertEquals(Layout.C.metaOf(shape), Layout.axes(0, 1, 2).metaOf(shape));
    }

    @Test
    void putsWhatLiesElsewhereBehindTheElements() {
        laysOut("2 * var * float64 @ [8, 8{24, 5}]", 64, "2 * var * float64", 5);
        laysOut("3 * {name: string, id: int8} @ [24]{0 {72, 9}, 16}", 81, "3 * {name: string, id: int8}", 9);
        laysOut("var * string @ [8{24, 4}]{16, 7}", 64, "var * string", 4, 7);
        laysOut("var * {id: int32, names: var * string} @ [24{112, 2}]{0, 8 [8{24, 10}]{16, 5}}", 160,
                "var * {id: int32, names: var * string}", 2, 10, 5);
        laysOut("0 * string @ [8]{8, 3}", 11, "0 * string", 3);
    }

    @Test
    void givesOptionsTheirBits() {
        Layout bits = Layout.C.withBitmaps();
        assertEquals("10 * ?int32 @ [4]", Layout.C.metaOf(DataShape.parse("10 * ?int32")).toString());
        assertEquals("10 * ?int32 @ [4]?{40, 0, 4, 10}", bits.metaOf(DataShape.parse("10 * ?int32")).toString());
        assertEquals(42, bits.byteSizeOf(DataShape.parse("10 * ?int32")));
        assertEquals("4 * ?3 * float32 @ [12]?{48, 0, 12, 4}[4]", bits.metaOf(DataShape.parse("4 * ?3 * float32")).toString());
        assertEquals("2 * 5 * (int8, ?int16) @ [20, 4]{0, 2 ?{40, 2, 4, 10}}",
                bits.metaOf(DataShape.parse("2 * 5 * (int8, ?int16)")).toString());
        assertEquals("3 * ?string @ [8]?{40, 0, 8, 3}{32, 5}", bits.metaOf(DataShape.parse("3 * ?string"), 5).toString());
        assertEquals("2 * 3 * ?int8 @ [1, 2]?{8, 0, 1, 6}", Layout.F.withBitmaps().metaOf(DataShape.parse("2 * 3 * ?int8")).toString());
        assertEquals("?int8 @ []?{8, 0, 1, 1}", bits.metaOf(DataShape.parse("?int8")).toString());
        assertEquals("var * ?int32 @ [4{16, 9}]?{56, 16, 4, 9}", bits.metaOf(DataShape.parse("var * ?int32"), 9).toString());
    }

    private static void laysOut(String storage, long byteSize, String shape, long... heapSizes) {
        assertEquals(storage, Layout.C.metaOf(DataShape.parse(shape), heapSizes).toString());
        assertEquals(byteSize, Layout.C.byteSizeOf(DataShape.parse(shape), heapSizes));
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
                "var * float32 needs 1 heap size, given 0",
                assertThrows(IllegalArgumentException.class, () -> Layout.C.metaOf(DataShape.parse("var * float32")))
                        .getMessage());
        assertEquals(
                "2 * string needs 1 heap size, given 0",
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
            union[x: int8]       | a layout of union[x: int8] does not exist yet
            (int8) -> int8       | a layout of (int8) -> int8 does not exist yet
            ()                   | a layout of () does not exist yet
            3 * string['U16']    | a layout of string['U16'] does not exist yet
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ?string                  | ?string has no value to spare, needs a bitmap
            2 * ?3 * int8            | ?3 * int8 has no value to spare, needs a bitmap
            ?char                    | ?char has no value to spare, needs a bitmap
            {a: string, b: var * bytes} | {a: string, b: var * bytes} needs 3 heap sizes, given 0
            """)
    void saysWhatItWouldNeed(String shape, String message) {
        refuses(message, Layout.C, shape);
    }

    @Test
    void refusesShapesThatItsAxesDoNotFit() {
        refuses("last dimension is 4, must be 3 to be padded", Layout.XYZ_, "1000 * 4 * float32");
        refuses("last dimension is 1000, must be 3 to be padded", Layout.XYZ_, "1000 * float32");
        refuses("axes are [1, 0], the datashape has 3 to order", Layout.axes(1, 0), "2 * 3 * 4 * int8");
        assertEquals("axes are [0, 2], must be each of 0 to 1 once",
                assertThrows(IllegalArgumentException.class, () -> Layout.axes(0, 2)).getMessage());
        assertEquals("axes are [0, 0], must be each of 0 to 1 once",
                assertThrows(IllegalArgumentException.class, () -> Layout.axes(0, 0)).getMessage());
    }

    private static void refuses(String message, Layout layout, String shape) {
        DataShape parsed = DataShape.parse(shape);
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> layout.metaOf(parsed)).getMessage());
    }

    @Test
    void refusesStridesBeyond63Bits() {
        assertThrows(
                ArithmeticException.class, () -> Layout.C.metaOf(DataShape.parse("2 * 4611686018427387904 * float32")));
        assertThrows(
                ArithmeticException.class, () -> Layout.C.metaOf(DataShape.parse("4611686018427387904 * string"), 0));
    }
}
