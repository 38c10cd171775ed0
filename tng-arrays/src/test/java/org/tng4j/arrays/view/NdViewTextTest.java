package org.tng4j.arrays.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.TextMeta;
import org.tng4j.arrays.shape.DataShape;

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
        refuses("3 * string needs a heap, given no heap size",
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
    void refusesGapsBetweenOffsetsAndAHeapAmongThem() {
        MemorySegment segment = MemorySegment.ofArray(new byte[200]);
        DataShape two = DataShape.parse("2 * string");

        refuses("layout @ [16]{40, 5} of 2 * string has gaps, text has none",
                () -> NdView.wrap(segment, 0, two, new FixedMeta(2, 16, new TextMeta(40, 5))));
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
