package org.tng4j.arrays.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.TextMeta;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Slice;

class NdViewTextTest {

    private static final DataShape TWO_BY_TWO = DataShape.parse("2 * 2 * string");

    /// `"ab" "" / "é" "Z"`: five offsets 0 2 2 4 5, then the heap `61 62 C3 A9 5A`.
    private static NdView letters() {
        byte[] heap = "abéZ".getBytes(StandardCharsets.UTF_8);
        MemorySegment segment = MemorySegment.ofArray(new byte[5 * 8 + heap.length]);
        MemorySegment.copy(new long[] {0, 2, 2, 4, 5}, 0, segment, ValueLayout.JAVA_LONG_UNALIGNED, 0, 5);
        MemorySegment.copy(heap, 0, segment, ValueLayout.JAVA_BYTE, 40, heap.length);
        return NdView.wrap(segment, TWO_BY_TWO);
    }

    @Test
    void readsStrings() {
        NdView view = letters();

        assertEquals("2 * 2 * string @ [16, 8]{40, 5}", view.toString());
        assertEquals("ab", view.getString(0, 0));
        assertEquals("", view.getString(0, 1));
        assertEquals("é", view.getString(1, 0));
        assertEquals("Z", view.getString(1, 1));
        assertArrayEquals(new byte[] {(byte) 0xC3, (byte) 0xA9}, view.getBytes(1, 0));
    }

    @Test
    void keepsItsHeapInSubViews() {
        NdView second = letters().at(1);

        assertEquals("2 * string @ [8]{24, 5}+16", second.toString());
        assertEquals("é", second.getString(0));
        assertEquals("Z", second.at(1).getString());
        assertEquals("string @ []{16, 5}+24", second.at(1).toString());
    }

    @Test
    void slicesStrings() {
        NdView backwards = letters().flip(0).slice(1, Slice.ALL.every(-1));

        assertEquals("2 * 2 * string @ [-16, -8]{16, 5}+24", backwards.toString());
        assertEquals("Z", backwards.getString(0, 0));
        assertEquals("é", backwards.getString(0, 1));
        assertEquals("ab", backwards.getString(1, 1));
        assertEquals("4 * string @ [8]{40, 5}", letters().reshape(4).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "string[6], 6162c3a90000, abé, 6162c3a9", "string[2], 6162, ab, 6162", "string[0], '', '', ''", "'string[3, ''A'']', 615a00, aZ, 615a",
        "'string[6, ''U16'']', 006100e90000, aé, 006100e9", "'string[4, ''U16'']', 01000000, Ā, 0100",
        "'string[8, ''U32'']', 0001f60000000000, 😀, 0001f600",
    })
    void readsTextInItsOwnPlace(String type, String memory, String text, String bytes) {
        DataShape shape = DataShape.parse(type);
        ArrMeta meta = Layout.C.withOrder(ByteOrder.BIG_ENDIAN).metaOf(shape);
        NdView view = NdView.wrap(MemorySegment.ofArray(HexFormat.of().parseHex(memory)), 0, shape, meta);

        assertEquals(text, view.getString());
        assertEquals(bytes, HexFormat.of().formatHex(view.getBytes()));
    }

    @Test
    void readsBytes() {
        NdView fixed = NdView.wrap(MemorySegment.ofArray(new byte[] {1, 2, 3, 0, 0, 0}), DataShape.parse("2 * bytes[3]"));
        NdView any = NdView.wrap(letters().segment(), DataShape.parse("4 * bytes"));

        assertArrayEquals(new byte[] {0, 0, 0}, fixed.getBytes(1));
        assertArrayEquals(new byte[] {'a', 'b'}, any.getBytes(0));
        assertEquals("2 * bytes[3] holds bytes[3], must hold string",
                assertThrows(IllegalStateException.class, () -> fixed.getString(0)).getMessage());
        assertEquals("4 * bytes holds bytes, must hold string",
                assertThrows(IllegalStateException.class, () -> any.getString(0)).getMessage());
    }

    @Test
    void allocatesOffsetsAndHeap() {
        try (Arena arena = Arena.ofConfined()) {
            NdView view = NdView.allocateText(arena, DataShape.parse("19 * 2 * string"), 1000);

            assertEquals("19 * 2 * string @ [16, 8]{312, 1000}", view.toString());
            assertEquals(312 + 1000, view.segment().byteSize());
            assertEquals("", view.getString(18, 1));
        }
    }

    @Test
    void refusesNumbersWhereTextIsMeant() {
        refuses("3 * int8 holds int8, must hold string",
                () -> NdView.allocateText(Arena.ofAuto(), DataShape.parse("3 * int8"), 9));
        refuses("3 * string needs 1 heap size, given 0",
                () -> NdView.allocate(Arena.ofAuto(), DataShape.parse("3 * string")));
    }

    @Test
    void refusesMemoryWithoutRoomForOffsetsAndHeap() {
        refuses("layout @ [16, 8]{40, 0} of 2 * 2 * string spans 40 bytes, given 39",
                () -> NdView.wrap(MemorySegment.ofArray(new byte[39]), TWO_BY_TWO));
        refuses("layout @ [8]{16, 5} of 1 * string spans 21 bytes, given 20",
                () -> NdView.wrap(MemorySegment.ofArray(new byte[20]), 0, DataShape.parse("1 * string"),
                        new FixedMeta(1, 8, new TextMeta(16, 5))));
    }

    @Test
    void refusesAHeapAmongItsOffsets() {
        MemorySegment segment = MemorySegment.ofArray(new byte[200]);
        DataShape two = DataShape.parse("2 * string");

        refuses("heap of 2 * string is at byte 31, its offsets end at 32",
                () -> NdView.wrap(segment, 0, two, new FixedMeta(2, 16, new TextMeta(31, 5))));
        refuses("heap of 2 * string is at byte 23, its offsets end at 24",
                () -> NdView.wrap(segment, 0, two, new FixedMeta(2, 8, new TextMeta(23, 5))));
    }

    @Test
    void refusesOffsetsThatLeaveTheHeap() {
        damaged("string lies at 0 to 6 of its heap, heap holds 5 bytes", 0, 6);
        damaged("string lies at -1 to 2 of its heap, heap holds 5 bytes", -1, 2);
        damaged("string lies at 3 to 2 of its heap, heap holds 5 bytes", 3, 2);
        damaged("string lies at 0 to 9223372036854775807 of its heap, heap holds 5 bytes", 0, Long.MAX_VALUE);
    }

    private static void damaged(String message, long start, long end) {
        NdView view = letters();
        view.segment().set(ValueLayout.JAVA_LONG_UNALIGNED, 0, start);
        view.segment().set(ValueLayout.JAVA_LONG_UNALIGNED, 8, end);
        assertEquals(message, assertThrows(IllegalStateException.class, () -> view.getString(0, 0)).getMessage());
    }

    private static void refuses(String message, Executable code) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, code).getMessage());
    }
}
