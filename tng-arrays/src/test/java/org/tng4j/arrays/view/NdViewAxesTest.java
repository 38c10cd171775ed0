package org.tng4j.arrays.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Slice;

class NdViewAxesTest {

    private static final NdView DOUBLES = NdView.wrap(MemorySegment.ofArray(new double[] {1, 2, 3}), DataShape.parse("3 * float64"));
    private static final NdView FRAMES = NdView.wrap(MemorySegment.ofArray(new float[101 * 10 * 3]), DataShape.parse("101 * 10 * 3 * float32"));

    @Test
    void givesTheFirstTwoAndEverySecondOneDatashape() {
        NdView firstTwo = DOUBLES.slice(0, Slice.ALL.to(2));
        NdView everySecond = DOUBLES.slice(0, Slice.ALL.every(2));

        assertEquals("2 * float64 @ [8]", firstTwo.toString());
        assertEquals("2 * float64 @ [16]", everySecond.toString());
        assertEquals(firstTwo.shape(), everySecond.shape());
        assertSame(firstTwo.segment(), everySecond.segment());
        assertEquals(3, everySecond.getDouble(1));
    }

    @Test
    void slicesAsNumPyDoes() {
        assertEquals("2 * float64 @ [-8]+16", DOUBLES.slice(0, -1, 0, -1).toString());
        assertEquals("3 * float64 @ [-8]+16", DOUBLES.flip(0).toString());
        assertEquals("2 * float64 @ [8]+8", DOUBLES.slice(0, -2, 99, 1).toString());
        assertEquals("0 * float64 @ [8]", DOUBLES.slice(0, 2, 2, 1).toString());
        assertEquals("1 * float64 @ [8000]", DOUBLES.slice(0, 0, 3, 1000).toString());
    }

    @Test
    void movesAxesAbout() {
        assertEquals("10 * 3 * 101 * float32 @ [12, 4, 120]", FRAMES.permute(1, 2, 0).toString());
        assertEquals("3 * 10 * 101 * float32 @ [4, 12, 120]", FRAMES.transpose().toString());
        assertEquals("101 * 1 * 10 * 3 * float32 @ [120, 0, 12, 4]", FRAMES.newAxis(1).toString());
        assertEquals("101 * 10 * 3 * float32 @ [120, 12, 4]", FRAMES.newAxis(3).newAxis(0).squeeze().toString());
        assertEquals("101 * 30 * float32 @ [120, 4]", FRAMES.reshape(101, 30).toString());
        assertEquals("101 * 3 * float32 @ [120, 16]", FRAMES.diagonal(2, 1).toString());
    }

    @Test
    void stretchesAxesOfOneItemReadOnly() {
        NdView box = DOUBLES.newAxis(1).broadcastTo(4, 3, 5);

        assertEquals("4 * 3 * 5 * float64 @ [0, 8, 0]", box.toString());
        assertEquals(2, box.getDouble(3, 1, 4));
        assertTrue(box.segment().isReadOnly());
        refuses("memory of 4 * 3 * 5 * float64 @ [0, 8, 0] is read-only", box::writer);
        refuses("3 * float64 cannot be stretched to 4 * float64", () -> DOUBLES.broadcastTo(4));
        refuses("4 * 3 * 5 * float64 cannot be stretched to 3 * 5 * float64", () -> box.broadcastTo(3, 5));
    }

    @Test
    void refusesToReshapeWhatIsNoRun() {
        NdView padded = NdView.allocate(Arena.ofAuto(), DataShape.parse("8 * 3 * float32"), Layout.XYZ_);

        refuses("8 * 3 * float32 @ [16, 4] cannot be seen as 24 * float32 without a copy", () -> padded.reshape(24));
        assertEquals("2 * 4 * 3 * 1 * float32 @ [64, 16, 4, 4]", padded.reshape(2, 4, 3, 1).toString());
        refuses("5 * 5 * float32 has 25 elements, must have the 24 of 8 * 3 * float32", () -> padded.reshape(5, 5));
        refuses("size is -1, must be at least 0", () -> padded.reshape(-1));
    }

    @Test
    void refusesAxesThatAreNotThere() {
        outside("axis is 3, rank is 3", () -> FRAMES.slice(3, Slice.ALL));
        outside("axis is -1, rank is 3", () -> FRAMES.flip(-1));
        outside("axis is 4, rank is 4", () -> FRAMES.newAxis(4));
        outside("axis is 3, rank is 3", () -> FRAMES.diagonal(0, 3));
        refuses("axes are 1 and 1, must be two", () -> FRAMES.diagonal(1, 1));
        refuses("axes are [0, 1], must be each of 0 to 2 once", () -> FRAMES.permute(0, 1));
        refuses("axes are [0, 1, 1], must be each of 0 to 2 once", () -> FRAMES.permute(0, 1, 1));
        refuses("axes are [0, 1, 3], must be each of 0 to 2 once", () -> FRAMES.permute(0, 1, 3));
    }

    @Test
    void tellsWhatItMayBeUsedFor() {
        NdView native64 = NdView.allocate(Arena.ofAuto(), DataShape.parse("4 * 3 * float32"));

        assertEquals(new Flags(true, false, true, true), native64.flags());
        assertEquals(new Flags(false, true, true, true), native64.transpose().flags());
        assertEquals(new Flags(false, false, true, false), native64.slice(0, Slice.ALL.every(2)).broadcastTo(2, 2, 3).flags());
        assertEquals(new Flags(true, true, false, true),
                NdView.wrap(MemorySegment.ofArray(new byte[4]), DataShape.parse("1 * float32")).flags(), "a byte array promises nothing");
    }

    @Test
    void leavesNoElementsWhereTheyAre() {
        NdView none = FRAMES.slice(1, 5, 5, 1);

        assertEquals("101 * 0 * 3 * float32 @ [120, 12, 4]", none.toString());
        assertEquals("0 * 3 * float32 @ [12, 4]", none.at(100).toString());
        assertEquals("0 * 7 * float32 @ [4, 4]", none.reshape(0, 7).toString());
    }

    private static void refuses(String message, Executable code) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, code).getMessage());
    }

    private static void outside(String message, Executable code) {
        assertEquals(message, assertThrows(IndexOutOfBoundsException.class, code).getMessage());
    }
}
