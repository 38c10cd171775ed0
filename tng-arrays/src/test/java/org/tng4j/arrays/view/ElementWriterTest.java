package org.tng4j.arrays.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.shape.DataShape;

class ElementWriterTest {

    @ParameterizedTest
    @CsvSource({
        "int8, -128, 80", "int8, 127, 7f", "uint8, 255, ff", "int16, -2, fffe", "uint16, 65535, ffff", "int32, 16909060, 01020304",
        "uint32, 4294967295, ffffffff", "int64, -1, ffffffffffffffff", "uint64, 72623859790382856, 0102030405060708",
    })
    void writesIntegers(String type, long value, String bytes) {
        NdView view = one(type);

        view.writer().setLong(value, 0);

        assertEquals(bytes, hex(view));
        assertEquals(value, view.getLong(0));
    }

    @ParameterizedTest
    @CsvSource({"float16, 1.5, 3e00", "float32, 1.5, 3fc00000", "float64, 1.5, 3ff8000000000000", "float16, NaN, 7e00", "float16, Infinity, 7c00"})
    void writesFloatsAndWidensThem(String type, float value, String bytes) {
        NdView view = one(type);

        view.writer().setFloat(value, 0);

        assertEquals(bytes, hex(view));
        assertEquals(value, view.getDouble(0));
    }

    @Test
    void writesBooleans() {
        NdView view = one("bool");

        view.writer().setBoolean(true, 0);
        assertEquals("01", hex(view));
        assertTrue(view.getBoolean(0));
        view.writer().setBoolean(false, 0);
        assertFalse(view.getBoolean(0));
    }

    @Test
    void writesNoOtherByte() {
        byte[] memory = new byte[12];
        NdView view = NdView.wrap(MemorySegment.ofArray(memory), 3, DataShape.parse("2 * int16"),
                Layout.C.withOrder(ByteOrder.BIG_ENDIAN).metaOf(DataShape.parse("2 * int16")));

        view.writer().setLong(-1, 1);

        assertEquals("0000000000ffff0000000000", HexFormat.of().formatHex(memory));
    }

    @ParameterizedTest
    @CsvSource({
        "int8, 128, value is 128; int8 holds -128 to 127", "int8, -129, value is -129; int8 holds -128 to 127",
        "uint8, -1, value is -1; uint8 holds 0 to 255", "uint16, 65536, value is 65536; uint16 holds 0 to 65535",
        "int32, 2147483648, value is 2147483648; int32 holds -2147483648 to 2147483647",
        "uint32, 4294967296, value is 4294967296; uint32 holds 0 to 4294967295",
    })
    void refusesValuesThatTheTypeDoesNotHold(String type, long value, String message) {
        NdView view = one(type);

        assertEquals(message.replace(';', ','),
                assertThrows(IllegalArgumentException.class, () -> view.writer().setLong(value, 0)).getMessage());
        assertEquals(0, view.getLong(0));
    }

    @Test
    void refusesToNarrow() {
        assertEquals("value is 0.1, float16 would hold 0.099975586",
                assertThrows(IllegalArgumentException.class, () -> one("float16").writer().setFloat(0.1f, 0)).getMessage());
        unanswerable("view holds float32, must hold float64", () -> one("float32").writer().setDouble(1, 0));
        unanswerable("view holds float32, must hold an integer type", () -> one("float32").writer().setLong(1, 0));
        unanswerable("view holds int32, must hold float16, float32 or float64", () -> one("int32").writer().setFloat(1, 0));
        unanswerable("view holds int8, must hold bool", () -> one("int8").writer().setBoolean(true, 0));
        unanswerable("view holds int8, must hold bool", () -> one("int8").getBoolean(0));
        unanswerable("1 * bytes[4] holds no numbers", () -> one("bytes[4]").writer().setLong(1, 0));
    }

    @Test
    void refusesReadOnlyMemory() {
        NdView view = NdView.wrap(MemorySegment.ofArray(new int[2]).asReadOnly(), DataShape.parse("2 * int32"));

        assertEquals("memory of 2 * int32 @ [4] is read-only",
                assertThrows(IllegalArgumentException.class, view::writer).getMessage());
    }

    @Test
    void refusesIndicesOutside() {
        assertThrows(IndexOutOfBoundsException.class, () -> one("int8").writer().setLong(1, 1));
        assertThrows(IllegalArgumentException.class, () -> one("int8").writer().setLong(1));
    }

    private static NdView one(String type) {
        DataShape shape = DataShape.parse("1 * " + type);
        Layout layout = Layout.C.withOrder(ByteOrder.BIG_ENDIAN);
        return NdView.wrap(MemorySegment.ofArray(new byte[(int) layout.byteSizeOf(shape)]), 0, shape, layout.metaOf(shape));
    }

    private static String hex(NdView view) {
        return HexFormat.of().formatHex(view.segment().toArray(ValueLayout.JAVA_BYTE));
    }

    private static void unanswerable(String message, Executable code) {
        assertEquals(message, assertThrows(IllegalStateException.class, code).getMessage());
    }
}
