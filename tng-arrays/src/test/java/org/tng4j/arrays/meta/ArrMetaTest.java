package org.tng4j.arrays.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;

class ArrMetaTest {

    private static final ArrMeta FLOAT = new ScalarMeta(Scalar.FLOAT32, ByteOrder.nativeOrder());
    private static final ArrMeta XYZ = new FixedMeta(1000, 12, new FixedMeta(3, 4, FLOAT));
    private static final ArrMeta XYZ_PADDED = new FixedMeta(1000, 16, new FixedMeta(3, 4, FLOAT));
    private static final ArrMeta COLUMNS = new FixedMeta(1000, 4, new FixedMeta(3, 4000, FLOAT));
    private static final ArrMeta REVERSED = new FixedMeta(1000, -12, new FixedMeta(3, 4, FLOAT));

    @Test
    void printsTheStorageText() {
        assertEquals("1000 * 3 * float32 @ [16, 4]", XYZ_PADDED.toString());
        assertEquals("1000 * 3 * float32 @ [4, 4000]", COLUMNS.toString());
        assertEquals("1000 * 3 * float32 @ [-12, 4]+11988", REVERSED.storageText(11988));
        assertEquals("float32 @ []+8", FLOAT.storageText(8));
        assertEquals("@ [-12, 4]", REVERSED.layoutText());
    }

    @Test
    void knowsTheDatashapeItLaysOut() {
        assertEquals(DataShape.parse("1000 * 3 * float32"), COLUMNS.shape());
        assertEquals(FLOAT, COLUMNS.leaf());
    }

    @Test
    void spansFromTheLowestToTheHighestByteTouched() {
        assertEquals(new Span(0, 4), FLOAT.span());
        assertEquals(new Span(0, 12000), XYZ.span());
        assertEquals(new Span(0, 999 * 16 + 12), XYZ_PADDED.span());
        assertEquals(new Span(0, 12000), COLUMNS.span());
        assertEquals(new Span(-11988, 12), REVERSED.span());
        assertEquals(12000, REVERSED.span().size());
        assertEquals(new Span(-8, 4), new FixedMeta(3, -4, FLOAT).span());
        assertEquals(new Span(0, 4), new FixedMeta(7, 0, FLOAT).span());
    }

    @Test
    void spansNothingWithoutElements() {
        assertEquals(Span.EMPTY, new FixedMeta(0, 12, FLOAT).span());
        assertEquals(Span.EMPTY, new FixedMeta(5, -12, new FixedMeta(0, 4, FLOAT)).span());
        assertEquals(Span.EMPTY, new FixedMeta(5, 8, new ScalarMeta(Scalar.VOID, ByteOrder.BIG_ENDIAN)).span());
    }

    @Test
    void spansOffsetsAndHeap() {
        assertEquals(new Span(0, 24 + 100), new FixedMeta(2, 8, new TextMeta(24, 100)).span());
        assertEquals(new Span(0, 64 + 100), new FixedMeta(2, 8, new TextMeta(64, 100)).span());
        assertEquals(new Span(0, 32 + 100), new FixedMeta(2, 16, new TextMeta(32, 100)).span());
        assertEquals(Span.EMPTY, new FixedMeta(0, 8, new TextMeta(8, 0)).span());
    }

    @Test
    void refusesSpansBeyond63Bits() {
        ArrMeta up = new FixedMeta(3, Long.MAX_VALUE / 2, FLOAT);
        ArrMeta down = new FixedMeta(3, Long.MIN_VALUE / 2, FLOAT);
        ArrMeta both = new FixedMeta(2, Long.MIN_VALUE, new FixedMeta(2, Long.MAX_VALUE - 4, FLOAT));

        assertThrows(ArithmeticException.class, up::span);
        assertEquals(new Span(Long.MIN_VALUE, 4), down.span());
        assertThrows(ArithmeticException.class, () -> both.span().size());
        assertThrows(ArithmeticException.class, () -> new TextMeta(Long.MAX_VALUE, 1).span());
    }

    @Test
    void tellsWhetherThereAreGaps() {
        assertTrue(FLOAT.isContiguous());
        assertTrue(XYZ.isContiguous());
        assertFalse(XYZ_PADDED.isContiguous());
        assertFalse(COLUMNS.isContiguous());
        assertFalse(REVERSED.isContiguous());
        assertTrue(new FixedMeta(1, -77, new FixedMeta(3, 4, FLOAT)).isContiguous(), "the stride of one item is never walked");
        assertTrue(new FixedMeta(0, 99, FLOAT).isContiguous());
        assertTrue(new FixedMeta(2, 16, new FixedMeta(2, 8, new TextMeta(40, 9))).isContiguous());
        assertFalse(new FixedMeta(2, 24, new FixedMeta(2, 8, new TextMeta(40, 9))).isContiguous());
    }

    @Test
    void refusesNegativeSizes() {
        assertEquals(
                "size is -1, must be at least 0",
                assertThrows(IllegalArgumentException.class, () -> new FixedMeta(-1, 4, FLOAT)).getMessage());
        assertEquals(
                "span ends at 3, must not end before 4",
                assertThrows(IllegalArgumentException.class, () -> new Span(4, 3)).getMessage());
    }
}
