package org.tng4j.arrays.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.Storage;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Slice;

class RecordViewTest {

    private static final String NESTED = "10 * {A: 3 * float64, B: 3 * {X: float64, Y: 4 * float64}, C: 2 * float64}";

    @Test
    void takesFieldsOfNestedRecords() {
        NdView view = allocate(NESTED, Layout.C);

        assertEquals(NESTED + " @ [160]{0 [8], 24 [40]{0, 8 [8]}, 144 [8]}", view.toString());
        assertEquals("10 * 3 * float64 @ [160, 8]", view.field("A").toString());
        assertEquals("10 * 3 * {X: float64, Y: 4 * float64} @ [160, 40]{0, 8 [8]}+24", view.field("B").toString());
        assertEquals("10 * 3 * 4 * float64 @ [160, 40, 8]+32", view.field("B").field("Y").toString());
        assertEquals("10 * 2 * float64 @ [160, 8]+144", view.field(2).toString());
        assertEquals("2 * float64 @ [8]+304", view.at(1).field("C").toString());
    }

    @Test
    void takesSomeFieldsWhereTheyAre() {
        NdView view = allocate("10 * {X: float64, DX: float64, Y: float64, DY: float64}", Layout.C);

        NdView some = view.fields("X", "Y");

        assertEquals("10 * {X: float64, Y: float64} @ [32]{0, 16}", some.toString());
        assertEquals(DataShape.parse("10 * {X: float64, Y: float64}"), some.shape());
        assertTrue(some.shape().matches(DataShape.parse("N * {X: T, Y: T}")).isPresent());
        assertEquals("5 * {DY: float64, X: float64} @ [64]{24, 0}+32", view.fields("DY", "X").slice(0, Slice.ALL.from(1).every(2)).toString());
        assertEquals("10 * float64 @ [32]+8", view.field("DX").toString());
    }

    @Test
    void readsWhatFieldsHold() {
        NdView view = allocate("2 * {id: int16, x: 3 * float32}", Layout.PACKED);
        view.field("id").writer().setLong(-7, 1);
        view.field("x").writer().setFloat(2.5f, 1, 2);

        assertEquals(-7, view.at(1).field("id").getLong());
        assertEquals(2.5f, view.field("x").at(1).getFloat(2));
        assertEquals(2 * 14, view.segment().byteSize());
    }

    @Test
    void keepsHeapsInPlace() {
        NdView view = allocate("2 * {id: int8, name: string}", Layout.C, 9);
        String text = "ab" + "éZ";
        byte[] heap = text.getBytes(StandardCharsets.UTF_8);
        MemorySegment.copy(MemorySegment.ofArray(heap), 0, view.segment(), 48, heap.length);
        NdView names = view.field("name");
        NdView offsets = NdView.wrap(view.segment(), 8, DataShape.parse("2 * 2 * int64"), Storage.parse("2 * 2 * int64 @ [24, 8]").meta());
        offsets.writer().setLong(2, 0, 1);
        offsets.writer().setLong(2, 1, 0);
        offsets.writer().setLong(5, 1, 1);

        assertEquals("2 * {id: int8, name: string} @ [24]{0, 8 {48, 9}}", view.toString());
        assertEquals("2 * string @ [24]{40, 9}+8", names.toString());
        assertEquals("ab", names.getString(0));
        assertEquals("éZ", view.at(1).field("name").getString());
        assertEquals("éZ", names.flip(0).getString(0));
    }

    @Test
    void takesItemsOfTuples() {
        NdView view = allocate("4 * (int64, 3 * float32)", Layout.C);

        assertEquals("4 * 3 * float32 @ [24, 4]+8", view.field(1).toString());
        assertEquals("field 2 of (int64, 3 * float32), must be at least 0 and below 2",
                assertThrows(IndexOutOfBoundsException.class, () -> view.field(2)).getMessage());
        assertEquals("(int64, 3 * float32) has no field x",
                assertThrows(IllegalArgumentException.class, () -> view.field("x")).getMessage());
        assertEquals("float32 has no fields",
                assertThrows(IllegalStateException.class, () -> view.field(1).field("x")).getMessage());
        assertEquals("(int64, 3 * float32) holds no numbers",
                assertThrows(IllegalStateException.class, () -> view.getFloat(0)).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            9 * float32 @ [4]                  | 9 * int32                              | 9 * int32 @ [4]
            9 * float64 @ [-8]+64              | 9 * complex[float32]                   | 9 * complex[float32] @ [-8]+64
            9 * 3 * float32 @ [16, 4]          | 9 * {x: float32, y: float32, z: float32} | 9 * {x: float32, y: float32, z: float32} @ [16]{0, 4, 8}
            9 * {x: float32, y: float32, z: float32} @ [16]{0, 4, 8} | 9 * 3 * float32     | 9 * 3 * float32 @ [16, 4]
            9 * {z: float32, y: float32} @ [16]{8, 4} | 9 * 2 * int32                      | 9 * 2 * int32 @ [16, -4]+8
            9 * {a: float32, b: float32} @ [8]{0, 4} | 9 * (float32, uint32)               | 9 * (float32, uint32) @ [8]{0, 4}
            9 * complex[float64] @ [16]        | 9 * 2 * float64                        | 9 * 2 * float64 @ [16, 8]
            9 * complex[float32] @ [8]         | 9 * {re: float32, im: float32}         | 9 * {re: float32, im: float32} @ [8]{0, 4}
            9 * 2 * float32 @ [16, 4]          | 9 * complex[float32]                   | 9 * complex[float32] @ [16]
            9 * {re: float32, im: float32} @ [8]{0, 4} | 9 * complex[float32]           | 9 * complex[float32] @ [8]
            2 * {p: 3 * float32, q: 3 * float32} @ [24]{0 [4], 12 [4]} | 2 * 2 * 3 * int32 | 2 * 2 * 3 * int32 @ [24, 12, 4]
            2 * {s: string} @ [16]{0 {40, 1}}  | 2 * (string)                           | 2 * (string) @ [16]{0 {40, 1}}
            2 * {s: float32} @ [16]{4}         | 2 * 1 * int32                          | 2 * 1 * int32 @ [16, 4]+4
            """)
    void seesTheSameBytesAsAnotherType(String from, String to, String expected) {
        Storage storage = Storage.parse(from);
        NdView view = NdView.wrap(MemorySegment.ofArray(new byte[200]), storage.base(), storage.meta().shape(), storage.meta());

        assertEquals(expected, view.as(DataShape.parse(to)).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            9 * float32 @ [4]                         | 9 * float64
            9 * float32 @ [4]                         | 3 * 3 * float32
            9 * float32 @ [4]                         | float32
            4 * 2 * float32 @ [16, 8]                 | 4 * complex[float32]
            4 * 2 * float32 @ [16, 4]                 | 4 * {x: float32}
            4 * {a: float32, b: float32, c: float32} @ [20]{0, 4, 12} | 4 * 3 * float32
            4 * {a: float32, b: int32} @ [8]{0, 4}    | 4 * {a: float32}
            9 * ?float32 @ [4]                        | 9 * ?int32
            9 * ?float32 @ [4]                        | 9 * float32
            4 * string @ [8]{40, 9}                   | 4 * int64
            9 * complex[float32] @ [8]                | 9 * float32
            0 * float32 @ [4]                         | float64
            0 * float32 @ [4]                         | {}
            {} @ []{}                                 | 0 * float32
            {} @ []{}                                 | int8
            3 * {} @ [1]{}                            | 3 * 0 * float32
            """)
    void refusesToSeeOtherBytes(String from, String to) {
        Storage storage = Storage.parse(from);
        NdView view = NdView.wrap(MemorySegment.ofArray(new byte[200]), 0, storage.meta().shape(), storage.meta());

        assertEquals(view.shape() + " cannot be seen as " + to,
                assertThrows(IllegalArgumentException.class, () -> view.as(DataShape.parse(to))).getMessage());
    }

    @Test
    void refusesFieldsOfNumbersEvenIfNoneIsWanted() {
        NdView numbers = allocate("3 * float32", Layout.C);

        assertEquals("float32 has no fields", assertThrows(IllegalStateException.class, numbers::fields).getMessage());
        assertEquals("float32 has no fields", assertThrows(IllegalStateException.class, () -> numbers.fields("x")).getMessage());
    }

    private static NdView allocate(String shape, Layout layout, long... heapSizes) {
        return NdView.allocate(Arena.ofAuto(), DataShape.parse(shape), layout, heapSizes);
    }
}
