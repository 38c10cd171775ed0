package org.tng4j.arrays.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Slice;

class ViewReportsTest {

    @Test
    void describesPaddedVectors() {
        NdView view = NdView.allocate(Arena.ofAuto(), DataShape.parse("1000 * 3 * float32"), Layout.XYZ_);

        assertEquals("""
                1000 * 3 * float32 @ [16, 4]
                elements   12000 bytes, spread over 15996
                axis 0     1000 items of 12 bytes, 16 apart
                axis 1     3 items of 4 bytes, 4 apart
                order      gaps, or other axis order
                alignment  64 bytes, numbers are aligned
                access     read and write
                """, view.describe());
    }

    @Test
    void describesWhatIsLeftOfASlice() {
        NdView view = NdView.wrap(MemorySegment.ofArray(new float[30]).asReadOnly(), DataShape.parse("10 * 3 * float32"));

        assertEquals("""
                3 * 5 * float32 @ [4, -24]+108
                elements   60 bytes, spread over 108
                axis 0     3 items of 20 bytes, 4 apart
                axis 1     5 items of 4 bytes, -24 apart
                order      gaps, or other axis order
                alignment  4 bytes, numbers are aligned
                access     read-only
                """, view.slice(0, Slice.ALL.every(-2)).transpose().describe());
        assertEquals("row-major, no gaps", order(view));
        assertEquals("column-major, no gaps", order(view.transpose()));
        assertEquals("no gaps", order(view.at(1)));
    }

    @Test
    void explainsTheTree() {
        DataShape shape = DataShape.parse("2 * {id: int32, rows: var * 3 * float32, name: string, m: ?float64, 'a b': (string[4], bytes[2])}");
        Layout layout = Layout.C.withOrder(ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        NdView view = NdView.allocate(Arena.ofAuto(), shape, layout, 7, 100);
        String foreign = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? "little-endian" : "big-endian";

        assertEquals("""
                2 * {id: int32, rows: var * 3 * float32, name: string, m: ?float64, 'a b': (string[4], bytes[2])}
                native memory, 300 bytes, read and write, base 0
                  2 items, byte stride 56
                    record
                      id at 0: int32, ORDER
                      rows at 8: rows by offsets, byte stride 12, room for 7 items at 112
                        3 items, byte stride 4
                          float32, ORDER
                      name at 24: string by offsets, heap of 100 bytes at 200
                      m at 40: option, missing is told by the value
                        float64, ORDER
                      a b at 48: tuple
                        0 at 0: string[4]
                        1 at 4: bytes[2]
                """.replace("ORDER", foreign), view.explain());
    }

    @Test
    void explainsTheMemory() {
        Arena arena = Arena.ofConfined();
        NdView view = NdView.allocate(arena, DataShape.parse("9 * ?int8"), Layout.C.withBitmaps());
        arena.close();

        assertEquals("""
                9 * ?int8
                native memory, 18 bytes, read and write, closed, base 0
                  9 items, byte stride 1
                    option, 9 validity bits at 16, one for 1 bytes
                      int8
                """, view.explain());
        assertEquals("""
                int8
                heap memory, 3 bytes, read-only, base 2
                  int8
                """, NdView.wrap(MemorySegment.ofArray(new byte[3]).asReadOnly(), DataShape.parse("3 * int8")).at(2).explain());
    }

    private static String order(NdView view) {
        return view.describe().lines().filter(line -> line.startsWith("order")).findFirst().orElseThrow().substring(11);
    }
}
