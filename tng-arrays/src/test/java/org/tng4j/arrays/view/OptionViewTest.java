package org.tng4j.arrays.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.Storage;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Slice;

class OptionViewTest {

    @ParameterizedTest
    @CsvSource({
        "bool, 02", "int8, 80", "int16, 8000", "int32, 80000000", "int64, 8000000000000000",
        "uint8, ff", "uint16, ffff", "uint32, ffffffff", "uint64, ffffffffffffffff",
        "float16, 7e00", "float32, 7fc00000", "float64, 7ff8000000000000",
        "complex[float32], 7fc000007fc00000", "complex[float64], 7ff80000000000007ff8000000000000",
    })
    void writesTheValueThatStandsForNone(String type, String bytes) {
        NdView view = NdView.allocate(Arena.ofAuto(), DataShape.parse("3 * ?" + type), Layout.C.withOrder(ByteOrder.BIG_ENDIAN));
        assertFalse(view.isMissing(1));

        view.writer().setMissing(1);

        int size = bytes.length() / 2;
        assertEquals("00".repeat(size) + bytes + "00".repeat(size),
                HexFormat.of().formatHex(view.segment().toArray(ValueLayout.JAVA_BYTE)));
        assertTrue(view.isMissing(1));
        assertFalse(view.isMissing(2));
    }

    @Test
    void readsEveryNaNAsMissing() {
        int[] bits = {0x7f8007a2, 0x7fc00000, 0xffc00001, 0x7f800000, 0x00000001};
        NdView floats = NdView.wrap(MemorySegment.ofArray(bits), 0, DataShape.parse("5 * ?float32"), Layout.C.metaOf(DataShape.parse("5 * ?float32")));
        NdView doubles = NdView.wrap(MemorySegment.ofArray(new long[] {0x7ff00000000007a2L, 0}), DataShape.parse("2 * ?float64"));
        NdView complex = NdView.wrap(MemorySegment.ofArray(new float[] {1, Float.NaN, 2, 3}), DataShape.parse("2 * ?complex[float32]"));

        assertEquals("[true, true, true, false, false]", Arrays.toString(new boolean[] {
            floats.isMissing(0), floats.isMissing(1), floats.isMissing(2), floats.isMissing(3), floats.isMissing(4)
        }));
        assertTrue(doubles.isMissing(0));
        assertFalse(doubles.isMissing(1));
        assertTrue(complex.isMissing(0));
        assertFalse(complex.isMissing(1));
    }

    @Test
    void namesTheElementThatIsMissing() {
        NdView view = NdView.allocate(Arena.ofAuto(), DataShape.parse("2 * 3 * ?float32"));
        view.writer().setMissing(1, 2);
        view.writer().setFloat(1.5f, 1, 1);

        assertEquals(1.5f, view.getFloat(1, 1));
        assertEquals("element [1, 2] of 2 * 3 * ?float32 is missing",
                assertThrows(IllegalStateException.class, () -> view.getFloat(1, 2)).getMessage());
        assertEquals("2 * int8 holds int8, must hold an option", assertThrows(IllegalStateException.class,
                () -> NdView.allocate(Arena.ofAuto(), DataShape.parse("2 * int8")).writer().setMissing(0)).getMessage());
        assertFalse(NdView.allocate(Arena.ofAuto(), DataShape.parse("2 * int8")).isMissing(0));
    }

    @Test
    void findsItsBitsFromAnySlice() {
        NdView view = NdView.allocate(Arena.ofAuto(), DataShape.parse("4 * 5 * ?int32"), Layout.C.withBitmaps());
        assertEquals("4 * 5 * ?int32 @ [20, 4]?{80, 0, 4, 20}", view.toString());
        assertTrue(view.isMissing(3, 4), "zeroed bits hold nothing");
        for (long i = 0; i < 4; i++) {
            for (long j = 0; j < 5; j += 2) {
                view.writer().setLong(10 * i + j, i, j);
            }
        }

        NdView odd = view.slice(0, Slice.ALL.every(-2)).slice(1, Slice.ALL.from(1)).transpose();

        // bits 0 2 4, 5 7 9, 10 12 14, 15 17 19
        assertEquals((byte) 0b1011_0101, view.segment().get(ValueLayout.JAVA_BYTE, 80));
        assertEquals((byte) 0b1101_0110, view.segment().get(ValueLayout.JAVA_BYTE, 81));
        assertEquals((byte) 0b0000_1010, view.segment().get(ValueLayout.JAVA_BYTE, 82));
        for (long j = 0; j < 4; j++) {
            for (long i = 0; i < 2; i++) {
                assertEquals(j % 2 == 0, odd.isMissing(j, i), j + ", " + i);
            }
        }
        assertEquals(32, odd.getLong(1, 0));
        view.writer().setMissing(3, 2);
        assertTrue(odd.isMissing(1, 0));
        assertFalse(odd.isMissing(3, 0));
    }

    @Test
    void opensOptionsOfWholeFramesAndText() {
        NdView frames = NdView.allocate(Arena.ofAuto(), DataShape.parse("5 * ?2 * 3 * float32"), Layout.C.withBitmaps());
        NdView text = NdView.allocate(Arena.ofAuto(), DataShape.parse("2 * ?string"), Layout.C.withBitmaps(), 8);
        frames.segment().set(ValueLayout.JAVA_BYTE, 120, (byte) 0b01000);
        text.segment().set(ValueLayout.JAVA_BYTE, text.segment().byteSize() - 1, (byte) 0b10);

        assertEquals("5 * ?2 * 3 * float32 @ [24]?{120, 0, 24, 5}[12, 4]", frames.toString());
        assertEquals("2 * 3 * float32 @ [12, 4]+72", frames.value(3).toString());
        assertEquals("element [2] of 5 * ?2 * 3 * float32 is missing",
                assertThrows(IllegalStateException.class, () -> frames.value(2)).getMessage());
        assertEquals("", text.getString(1));
        assertTrue(text.isMissing(0));
        assertEquals("float32 @ []+4", NdView.wrap(MemorySegment.ofArray(new float[3]), DataShape.parse("3 * float32")).value(1).toString());
    }

    @Test
    void refusesBitsThatAreNotThere() {
        Storage storage = Storage.parse("4 * ?int8 @ [1]?{8, 0, 1, 2}");
        NdView view = NdView.wrap(MemorySegment.ofArray(new byte[9]), 0, storage.meta().shape(), storage.meta());

        assertTrue(view.isMissing(1));
        assertEquals("element has validity bit 2, must be at least 0 and below 2",
                assertThrows(IllegalStateException.class, () -> view.isMissing(2)).getMessage());
        assertThrows(IllegalStateException.class, () -> view.writer().setLong(1, 3));
    }

    @Test
    void leavesAnElementMissingThatCouldNotBeWritten() {
        NdView view = NdView.allocate(Arena.ofAuto(), DataShape.parse("4 * ?int8"), Layout.C.withBitmaps());

        assertThrows(IllegalArgumentException.class, () -> view.writer().setLong(300, 0));
        assertThrows(IllegalStateException.class, () -> view.writer().setFloat(3, 0));
        assertTrue(view.isMissing(0));
    }
}
