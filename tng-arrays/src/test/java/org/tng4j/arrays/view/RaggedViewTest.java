package org.tng4j.arrays.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.Storage;
import org.tng4j.arrays.meta.TextMeta;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Slice;

class RaggedViewTest {

    /// Rows `{1, 2}` and `{3, 4, 5}`: offsets 0 2 5, then five doubles.
    private static NdView rows() {
        NdView view = NdView.allocate(Arena.ofAuto(), DataShape.parse("2 * var * float64"), Layout.C, 5);
        MemorySegment.copy(new long[] {0, 2, 5}, 0, view.segment(), ValueLayout.JAVA_LONG, 0, 3);
        MemorySegment.copy(new double[] {1, 2, 3, 4, 5}, 0, view.segment(), ValueLayout.JAVA_DOUBLE, 24, 5);
        return view;
    }

    @Test
    void collapsesARowToAFixedAxis() {
        NdView view = rows();

        assertEquals("2 * var * float64 @ [8, 8{24, 5}]", view.toString());
        assertEquals("var * float64 @ [8{16, 5}]+8", view.at(1).toString());
        assertEquals("3 * float64 @ [8]+40", view.at(1).slice(0, Slice.ALL).toString());
        assertEquals("2 * float64 @ [-16]+56", view.at(1).slice(0, Slice.ALL.every(-2)).toString());
        assertEquals("float64 @ []+48", view.at(1, 1).toString());
    }

    @Test
    void readsElementsOfRows() {
        NdView view = rows();

        assertEquals(2, view.getDouble(0, 1));
        assertEquals(5, view.getDouble(1, 2));
        assertEquals(5, view.flip(0).getDouble(0, 2));
        assertEquals(2, view.slice(0, Slice.ALL.every(-1)).at(1).getDouble(1));
        assertEquals("index 1 into 2 * var * float64 is 2, must be at least 0 and below 2",
                assertThrows(IndexOutOfBoundsException.class, () -> view.getDouble(0, 2)).getMessage());
    }

    @Test
    void goesIntoRowsOfRowsAndTheirFields() {
        NdView view = NdView.allocate(
                Arena.ofAuto(), DataShape.parse("var * {id: int64, atoms: var * {n: int32, name: string}}"), Layout.C, 2, 3, 4);
        NdView molecules = view.fields("id", "atoms");
        set(view.segment(), view.base(), 0, 2);
        NdView atoms = molecules.field("atoms");
        set(view.segment(), view.at(0).field("atoms").base(), 0, 1);
        set(view.segment(), view.at(1).field("atoms").base(), 1, 3);
        NdView numbers = atoms.field("n");
        numbers.writer().setLong(7, 0, 0);
        numbers.writer().setLong(8, 1, 0);
        numbers.writer().setLong(9, 1, 1);
        set(view.segment(), atoms.field("name").at(1, 1).base(), 1, 4);
        NdView names = atoms.field("name");
        long heap = names.at(1, 1).base() + ((TextMeta) names.at(1, 1).meta()).heapOffset();
        MemorySegment.copy(MemorySegment.ofArray(new byte[] {'x', 'C', 'A', '2'}), 0, view.segment(), heap, 4);

        assertEquals("var * var * int32", numbers.shape().toString());
        assertEquals(9, view.at(1).field("atoms").at(1).field("n").getLong());
        assertEquals(8, numbers.getLong(1, 0));
        assertEquals("CA2", names.getString(1, 1));
        assertEquals("CA2", view.at(1).field("atoms").slice(0, Slice.ALL).flip(0).field("name").getString(0));
    }

    @Test
    void keepsEmptyRows() {
        NdView view = rows();
        set(view.segment(), 0, 2, 2);

        assertEquals("0 * float64 @ [8]", view.at(0).slice(0, Slice.ALL).toString());
    }

    @Test
    void refusesOffsetsThatLeaveTheItems() {
        damaged("row lies at 2 to 6 of its items, there is room for 5", 2, 6);
        damaged("row lies at -1 to 5 of its items, there is room for 5", -1, 5);
        damaged("row lies at 3 to 2 of its items, there is room for 5", 3, 2);
        damaged("row lies at 0 to 9223372036854775807 of its items, there is room for 5", 0, Long.MAX_VALUE);
    }

    @Test
    void refusesAxesBehindAVarOne() {
        NdView view = NdView.allocate(Arena.ofAuto(), DataShape.parse("2 * var * 3 * float32"), Layout.C, 5);

        assertEquals("axis is 1, of 2 * var * 3 * float32 those below 1 are fixed",
                assertThrows(IndexOutOfBoundsException.class, () -> view.slice(1, Slice.ALL)).getMessage());
        assertEquals(12, view.byteStride(1));
        assertEquals(4, view.byteStride(2));
        assertEquals("2 * 1 * var * 3 * float32 @ [8, 0, 12{24, 5}, 4]", view.newAxis(1).toString());
        assertEquals("2 * var * {x: float32, y: float32, z: float32} @ [8, 12{24, 5}]{0, 4, 8}",
                view.as(DataShape.parse("2 * var * {x: float32, y: float32, z: float32}")).toString());
    }

    @Test
    void seesOffsetsOfAnyByteStride() {
        NdView rows = rows();
        Storage everySecond = Storage.parse("2 * var * float64 @ [-8, 16{24, 2}]+8");

        NdView view = NdView.wrap(rows.segment(), 8, everySecond.meta().shape(), everySecond.meta().rebased(8));

        assertEquals("row lies at 2 to 5 of its items, there is room for 2",
                assertThrows(IllegalStateException.class, () -> view.getDouble(0, 0)).getMessage());
        assertEquals(3, view.getDouble(1, 1));
    }

    private static void damaged(String message, long start, long end) {
        NdView view = rows();
        set(view.segment(), 8, start, end);
        assertEquals(message, assertThrows(IllegalStateException.class, () -> view.at(1, 0)).getMessage());
        assertEquals(message, assertThrows(IllegalStateException.class, () -> view.at(1).slice(0, Slice.ALL)).getMessage());
    }

    private static void set(MemorySegment segment, long offset, long start, long end) {
        segment.set(ValueLayout.JAVA_LONG_UNALIGNED, offset, start);
        segment.set(ValueLayout.JAVA_LONG_UNALIGNED, offset + 8, end);
    }
}
