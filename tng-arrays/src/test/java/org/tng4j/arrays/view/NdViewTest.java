package org.tng4j.arrays.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;

class NdViewTest {

    private static final DataShape POSITIONS = DataShape.parse("1000 * 3 * float32");
    private static final DataShape SMALL = DataShape.parse("2 * 3 * float32");
    private static final ArrMeta FLOAT = new ScalarMeta(Scalar.FLOAT32, ByteOrder.nativeOrder());

    @Test
    void wrapsTheCallersOwnMemory() {
        MemorySegment segment = MemorySegment.ofArray(new float[] {0, 1, 2, 10, 11, 12});

        NdView view = NdView.wrap(segment, SMALL);

        assertSame(segment, view.segment());
        assertEquals(0, view.base());
        assertEquals(SMALL, view.shape());
        assertEquals(Layout.C.metaOf(SMALL), view.meta());
        assertEquals(11f, view.getFloat(1, 1));
        assertEquals(12d, view.getDouble(1, 2));
        assertEquals(12, view.byteStride(0));
        assertEquals(4, view.byteStride(1));
        assertTrue(view.isContiguous());
        assertEquals("2 * 3 * float32 @ [12, 4]", view.toString());
    }

    @Test
    void allocatesOn64Bytes() {
        try (Arena arena = Arena.ofConfined()) {
            NdView view = NdView.allocate(arena, POSITIONS);

            assertEquals(12000, view.segment().byteSize());
            assertEquals(0, view.segment().address() % 64);
            assertEquals(0, NdView.allocate(arena, DataShape.parse("0 * 3 * float32")).segment().byteSize());
        }
    }

    @Test
    void allocatesInEitherByteOrder() {
        try (Arena arena = Arena.ofConfined()) {
            NdView view = NdView.allocate(arena, DataShape.parse("1 * int32"), Layout.C.withOrder(ByteOrder.BIG_ENDIAN));
            MemorySegment.copy(MemorySegment.ofArray(new byte[] {1, 2, 3, 4}), 0, view.segment(), 0, 4);

            assertEquals(0x01020304, view.getLong(0));
            assertTrue(view.isContiguous());
        }
    }

    @Test
    void refusesTooLittleMemory() {
        refuses("layout @ [12, 4] of 1000 * 3 * float32 spans 12000 bytes, given 11992",
                () -> NdView.wrap(MemorySegment.ofArray(new byte[11992]), POSITIONS));
        refuses("layout @ [12, 4] of 2 * 3 * float32 spans 24 bytes, given 23",
                () -> NdView.wrap(MemorySegment.ofArray(new byte[24]), 1, SMALL, Layout.C.metaOf(SMALL)));
        refuses("layout @ [-12, 4] of 2 * 3 * float32 begins 12 bytes below its base, given 11",
                () -> NdView.wrap(MemorySegment.ofArray(new byte[99]), 11, SMALL, reversed()));
    }

    @Test
    void takesMemoryOfExactlyItsSpan() {
        assertEquals("2 * 3 * float32 @ [-12, 4]+12",
                NdView.wrap(MemorySegment.ofArray(new byte[24]), 12, SMALL, reversed()).toString());
        assertEquals("0 * float32 @ [4]+3",
                NdView.wrap(MemorySegment.ofArray(new byte[3]), 3, DataShape.parse("0 * float32"), new FixedMeta(0, 4, FLOAT))
                        .toString());
    }

    @Test
    void refusesABaseOutsideTheSegment() {
        refuses("base is -1, must be at least 0 and at most 24",
                () -> NdView.wrap(MemorySegment.ofArray(new byte[24]), -1, SMALL, Layout.C.metaOf(SMALL)));
        refuses("base is 25, must be at least 0 and at most 24",
                () -> NdView.wrap(MemorySegment.ofArray(new byte[24]), 25, SMALL, Layout.C.metaOf(SMALL)));
    }

    @Test
    void refusesALayoutOfAnotherShape() {
        refuses("layout is one of 2 * 3 * float32, must be one of 3 * 2 * float32",
                () -> NdView.wrap(MemorySegment.ofArray(new byte[24]), 0, DataShape.parse("3 * 2 * float32"), Layout.C.metaOf(SMALL)));
    }

    @Test
    void refusesRowsWithoutRoom() {
        refuses("var * 3 * float32 needs 1 heap size, given 0",
                () -> NdView.wrap(MemorySegment.ofArray(new byte[24]), DataShape.parse("var * 3 * float32")));
    }

    @Test
    void goesAlongLeadingAxes() {
        NdView view = NdView.wrap(MemorySegment.ofArray(new float[] {0, 1, 2, 10, 11, 12}), SMALL);

        NdView second = view.at(1);

        assertEquals("3 * float32 @ [4]+12", second.toString());
        assertEquals(12f, second.getFloat(2));
        assertEquals("float32 @ []+20", view.at(1, 2).toString());
        assertEquals(12f, view.at(1, 2).getFloat());
        assertEquals("2 * 3 * float32 @ [12, 4]", view.at().toString());
    }

    @Test
    void followsNegativeAndPaddedStrides() {
        MemorySegment segment = MemorySegment.ofArray(new float[] {0, 1, 2, 10, 11, 12});

        NdView reversed = NdView.wrap(segment, 12, SMALL, reversed());
        NdView columns = NdView.wrap(segment, 0, DataShape.parse("3 * 2 * float32"), new FixedMeta(3, 4, new FixedMeta(2, 12, FLOAT)));

        assertEquals(2f, reversed.getFloat(1, 2));
        assertEquals(-12, reversed.byteStride(0));
        assertFalse(reversed.isContiguous());
        assertEquals(11f, columns.getFloat(1, 1));
    }

    @Test
    void refusesIndicesOutsideTheirAxis() {
        NdView view = NdView.wrap(MemorySegment.ofArray(new float[6]), SMALL);

        outside("index 0 into 2 * 3 * float32 is 2, must be at least 0 and below 2", () -> view.getFloat(2, 0));
        outside("index 1 into 2 * 3 * float32 is -1, must be at least 0 and below 3", () -> view.getFloat(0, -1));
        outside("index 0 into 2 * 3 * float32 is 2, must be at least 0 and below 2", () -> view.at(2));
        outside("axis is 2, rank is 2", () -> view.byteStride(2));
        outside("axis is -1, rank is 2", () -> view.byteStride(-1));
        refuses("2 * 3 * float32 takes 2 indices, given 1", () -> view.getFloat(0));
        refuses("2 * 3 * float32 takes at most 2 indices, given 3", () -> view.at(0, 0, 0));
    }

    @Test
    void widensIntegersWithoutLoss() {
        MemorySegment ones = MemorySegment.ofArray(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});

        assertEquals(-1, NdView.wrap(ones, Scalar.INT8).getLong());
        assertEquals(255, NdView.wrap(ones, Scalar.UINT8).getLong());
        assertEquals(-1, NdView.wrap(ones, Scalar.INT16).getLong());
        assertEquals(65535, NdView.wrap(ones, Scalar.UINT16).getLong());
        assertEquals(-1, NdView.wrap(ones, Scalar.INT32).getLong());
        assertEquals(4294967295L, NdView.wrap(ones, Scalar.UINT32).getLong());
        assertEquals(-1, NdView.wrap(ones, Scalar.INT64).getLong());
        assertEquals("18446744073709551615", Long.toUnsignedString(NdView.wrap(ones, Scalar.UINT64).getLong()));
    }

    @Test
    void readsOddAddresses() {
        byte[] bytes = {9, 0x3F, (byte) 0xF0, 0, 0, 0, 0, 0, 0}; // 1.0, big-endian, from byte 1
        DataShape shape = DataShape.parse("1 * float64");
        ArrMeta meta = Layout.C.withOrder(ByteOrder.BIG_ENDIAN).metaOf(shape);

        assertEquals(1.0, NdView.wrap(MemorySegment.ofArray(bytes), 1, shape, meta).getDouble(0));
    }

    @Test
    void refusesToReadOneTypeAsAnother() {
        NdView doubles = NdView.wrap(MemorySegment.ofArray(new double[1]), DataShape.parse("1 * float64"));
        NdView floats = NdView.wrap(MemorySegment.ofArray(new float[1]), DataShape.parse("1 * float32"));
        NdView ints = NdView.wrap(MemorySegment.ofArray(new int[1]), DataShape.parse("1 * int32"));

        unanswerable("view holds float64, must hold float16 or float32", () -> doubles.getFloat(0));
        unanswerable("view holds int32, must hold float16, float32 or float64", () -> ints.getDouble(0));
        unanswerable("view holds float32, must hold an integer type", () -> floats.getLong(0));
        unanswerable("1 * int32 holds int32, must hold string", () -> ints.getString(0));
    }

    @Test
    void findsAClosedArena() {
        Arena arena = Arena.ofConfined();
        NdView view = NdView.allocate(arena, SMALL);
        arena.close();

        assertThrows(IllegalStateException.class, () -> view.getFloat(0, 0));
    }

    private static ArrMeta reversed() {
        return new FixedMeta(2, -12, new FixedMeta(3, 4, FLOAT));
    }

    private static void refuses(String message, Executable code) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, code).getMessage());
    }

    private static void outside(String message, Executable code) {
        assertEquals(message, assertThrows(IndexOutOfBoundsException.class, code).getMessage());
    }

    private static void unanswerable(String message, Executable code) {
        assertEquals(message, assertThrows(IllegalStateException.class, code).getMessage());
    }
}
