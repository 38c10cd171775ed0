package org.tng4j.arrays.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Slice;

class WindowTest {

    private static final NdView FRAMES = NdView.wrap(MemorySegment.ofArray(new float[101 * 10 * 3]), DataShape.parse("101 * 10 * 3 * float32"));

    @Test
    void slidesAlongAnAxis() {
        Window window = FRAMES.window(0, 2);

        assertEquals("2 * 10 * 3 * float32 @ [120, 12, 4]", window.view().toString());
        window.slideTo(99);
        assertEquals(99, window.start());
        assertEquals(99 * 120, window.base());
        assertSame(FRAMES.segment(), window.segment());
        assertEquals(FRAMES.slice(0, 99, 101, 1).toString(), window.view().toString());
        assertEquals(window.view().shape(), window.shape());
        assertEquals(window.view().meta(), window.meta());
    }

    @Test
    void slidesBackwardsAlongAFlippedAxis() {
        Window window = FRAMES.flip(1).window(1, 3);

        window.slideTo(7);

        assertEquals(FRAMES.flip(1).slice(1, Slice.ALL.from(7)).toString(), window.view().toString());
    }

    @Test
    void leavesTheViewsItGaveWhereTheyAre() {
        Window window = FRAMES.window(0, 1);
        NdView first = window.view();

        window.slideTo(3);

        assertEquals(0, first.base());
        assertEquals(360, window.view().base());
    }

    @Test
    void refusesPlacesOutside() {
        Window window = FRAMES.window(0, 2);

        assertEquals("window starts at 100, must be at least 0 and at most 99",
                assertThrows(IndexOutOfBoundsException.class, () -> window.slideTo(100)).getMessage());
        assertThrows(IndexOutOfBoundsException.class, () -> window.slideTo(-1));
        assertEquals("window is 102 items wide, axis 0 of 101 * 10 * 3 * float32 has 101",
                assertThrows(IllegalArgumentException.class, () -> FRAMES.window(0, 102)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> FRAMES.window(0, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> FRAMES.window(3, 1));
        assertEquals(0, window.start());
    }

    @Test
    void refusesWhatLiesElsewhere() {
        NdView text = NdView.allocateText(Arena.ofAuto(), DataShape.parse("9 * string"), 100);
        NdView bits = NdView.allocate(Arena.ofAuto(), DataShape.parse("9 * ?int8"), Layout.C.withBitmaps());

        assertEquals("9 * string has parts elsewhere, a window slides over none",
                assertThrows(IllegalArgumentException.class, () -> text.window(0, 1)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> bits.window(0, 1));
        assertEquals(9, NdView.allocate(Arena.ofAuto(), DataShape.parse("9 * ?int8")).window(0, 9).shape().dim(0));
    }

    @Test
    void staysWhereItIsWithoutElements() {
        Window none = FRAMES.flip(0).window(0, 0);
        none.slideTo(101);

        assertEquals(FRAMES.flip(0).base(), none.base());
        assertEquals(DataShape.parse("0 * 10 * 3 * float32"), none.view().shape());
    }
}
