package org.tng4j.arrays.copy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.RecordMeta;
import org.tng4j.arrays.meta.Storage;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;

/// Records, tuples, text and bytes of fixed size, options.
class RecordCopyTest {

    private static final String ATOM = "{id: int16, name: string[6], q: float64}"; // no padding: 2 + 6 + 8

    @Test
    void copiesRecordsThatLieAlikeAsOneRunOfBytes() {
        CopyPlan plan = CopyPlan.of(c("10 * " + ATOM), packed("10 * " + ATOM));

        assertTrue(plan.isOneCopy());
        assertEquals("1 run of 160 B, copy", plan.explain());
        assertTrue(CopyPlan.into(c("10 * " + ATOM), ByteOrder.nativeOrder()).isOneCopy());
        assertTrue(CopyPlan.into(c("10 * string[6]"), other()).isOneCopy(), "one byte has no order");
        assertTrue(CopyPlan.into(c("10 * bytes[5]"), other()).isOneCopy());
        assertTrue(CopyPlan.into(c("10 * ?int32"), ByteOrder.nativeOrder()).isOneCopy());
        assertFalse(CopyPlan.into(c("10 * " + ATOM), other()).isOneCopy());
    }

    /// Of padded to padded, too: what is padding here may be a field of somebody else.
    @Test
    void copiesPaddedRecordsFieldByField() {
        ArrMeta padded = c("10 * {id: int8, x: float32, y: float32, name: string[2]}"); // 1, 3 of padding, 4, 4, 2, 2 of padding

        CopyPlan plan = CopyPlan.of(padded, padded);

        assertFalse(plan.isOneCopy());
        assertEquals(
                "2 parts; id: 1 run of 10 B, source byte strides [16], target byte strides [16], copy element by element; "
                        + "x to name: 10 runs of 10 B, source byte strides [16, 2], target byte strides [16, 2], "
                        + "copy element by element",
                plan.explain());
    }

    @Test
    void leavesFieldsThatAViewLeavesOutUntouched() {
        DataShape shape = DataShape.parse("2 * {X: int8, DX: int8, Y: int8, DY: int8}");
        byte[] bytes = {-1, -2, -3, -4, -5, -6, -7, -8};
        NdView source = NdView.wrap(segment(1, 2, 3, 4, 5, 6, 7, 8), 0, shape, Layout.C.metaOf(shape)).fields("X", "Y");
        NdView target = NdView.wrap(MemorySegment.ofArray(bytes), 0, shape, Layout.C.metaOf(shape)).fields("X", "Y");

        CopyPlan plan = CopyPlan.of(source.meta(), target.meta());
        plan.run(source.segment(), source.base(), target.segment(), target.base());

        assertFalse(plan.isOneCopy());
        assertArrayEquals(new byte[] {1, -2, 3, -4, 5, -6, 7, -8}, bytes);
    }

    /// Field 0 does not begin where the element does.
    @Test
    void isNoOneCopyBehindTheStartOfAnElement() {
        ArrMeta second = new RecordMeta(List.of("b"), List.of(new RecordMeta.Field(1, c("int8"))));
        byte[] target = new byte[3];

        CopyPlan.of(second, second).run(segment(1, 2, 3), 0, MemorySegment.ofArray(target), 0);
        IndexedCopy.gather(new FixedMeta(2, 1, second), IndexVector.of(2, 1, 0), new FixedMeta(2, 1, second), Casting.NO)
                .run(segment(4, 5, 6), 0, MemorySegment.ofArray(target), 0);

        assertFalse(CopyPlan.of(second, second).isOneCopy());
        assertArrayEquals(new byte[] {0, 6, 5}, target);
    }

    @Test
    void takesColumnsOfRecordsForOneRunInsideAnElementOnly() {
        ArrMeta columns = storage("3 * {x: int8, y: int8} @ [1]{0, 3}");
        ArrMeta inside = storage("{atoms: 3 * {x: int8, y: int8}} @ []{0 [1]{0, 3}}");
        byte[] target = new byte[6];

        CopyPlan.of(columns, columns).run(segment(1, 2, 3, 4, 5, 6), 0, MemorySegment.ofArray(target), 0, 1, 1);

        assertArrayEquals(new byte[] {0, 2, 0, 0, 5, 0}, target);
        assertTrue(CopyPlan.of(inside, inside).isOneCopy());
        assertFalse(CopyPlan.of(columns, columns).isOneCopy());
    }

    @Test
    void turnsEachFieldByItsOwnWidth() {
        byte[] target = new byte[11];

        CopyPlan.into(packed("{a: int16, t: (int8, 1 * int32), s: string[4, 'U16']}"), other())
                .run(segment(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), 0, MemorySegment.ofArray(target), 0);

        assertArrayEquals(new byte[] {2, 1, 3, 7, 6, 5, 4, 9, 8, 11, 10}, target);
    }

    @Test
    void copiesMissingValuesAsTheyAre() {
        byte[] target = new byte[6];

        CopyPlan.into(packed("2 * {n: ?int16, b: ?bool}"), other())
                .run(segment(-128, 0, 2, 1, 2, 1), 0, MemorySegment.ofArray(target), 0);

        assertArrayEquals(new byte[] {0, -128, 2, 2, 1, 1}, target);
    }

    @Test
    void convertsFieldsAndNamesTheOneThatDoesNotFit() {
        CopyPlan plan = CopyPlan.of(
                packed("3 * {id: int16, box: {q: 2 * int16}}"), packed("3 * {id: int16, box: {q: 2 * int8}}"), Casting.SAME_KIND);
        MemorySegment source = MemorySegment.ofArray(new short[] {1, 2, 3, 4, 5, 300, 400, 6, 7});
        byte[] target = new byte[12];

        assertEquals(
                "element 1, field box.q, is 300, must be within [-128, 127] to become int8; allow Casting.UNSAFE",
                assertThrows(ArithmeticException.class, () -> plan.run(source, 0, MemorySegment.ofArray(target), 0)).getMessage());
        assertEquals(
                "element 1, field box.q, is 300, must be within [-128, 127] to become int8; allow Casting.UNSAFE",
                assertThrows(ArithmeticException.class, () -> plan.run(source, 0, source, 2)).getMessage());
        plan.run(source, 0, MemorySegment.ofArray(target), 0, 2, 1);
        assertArrayEquals(new byte[] {6, 7}, new byte[] {target[10], target[11]});
    }

    @Test
    void movesBytesOverThemselvesWithoutAScratch() {
        byte[] bytes = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        CopyPlan plan = CopyPlan.into(packed("2 * {a: int8, b: int16, c: int8}"), ByteOrder.nativeOrder()).with(CopyPolicy.NEVER);

        plan.run(MemorySegment.ofArray(bytes), 0, MemorySegment.ofArray(bytes), 1);

        assertArrayEquals(new byte[] {1, 1, 2, 3, 4, 5, 6, 7, 8}, bytes);
    }

    @Test
    void turnsRecordsInPlaceWithoutAScratch() {
        byte[] bytes = {1, 2, 3, 4, 5, 6};
        MemorySegment segment = MemorySegment.ofArray(bytes);
        CopyPlan plan = CopyPlan.into(packed("2 * {a: int16, b: int8}"), other()).with(CopyPolicy.NEVER);

        assertDoesNotThrow(() -> plan.run(segment, 0, segment, 0));

        assertArrayEquals(new byte[] {2, 1, 3, 5, 4, 6}, bytes);
    }

    @Test
    void readsAllFieldsBeforeItWritesAny() {
        byte[] bytes = {1, 2, 3, 4};
        MemorySegment segment = MemorySegment.ofArray(bytes);
        ArrMeta ab = storage("2 * {a: int8, b: int8} @ [2]{0, 1}");
        ArrMeta ba = storage("2 * {a: int8, b: int8} @ [2]{1, 0}");

        CopyPlan.of(ab, ba).run(segment, 0, segment, 0);

        assertArrayEquals(new byte[] {2, 1, 4, 3}, bytes);
        refused("source and target share bytes, needs a scratch of 4 bytes; allow CopyPolicy.IF_NEEDED",
                () -> CopyPlan.of(ab, ba).with(CopyPolicy.NEVER).run(segment, 0, segment, 0));
    }

    @Test
    void writesNoFieldIfASegmentIsTooSmall() {
        CopyPlan plan = CopyPlan.into(c("2 * {a: int8, b: int32}"), ByteOrder.nativeOrder());
        byte[] target = new byte[15];

        assertEquals(
                "target spans bytes 0 to 16 from base 0, given 15",
                assertThrows(IndexOutOfBoundsException.class,
                        () -> plan.run(MemorySegment.ofArray(new long[] {-1, -1}), 0, MemorySegment.ofArray(target), 0)).getMessage());
        assertArrayEquals(new byte[15], target);
    }

    @Test
    void countsRecords() {
        assertEquals(12, CopyPlan.into(c("3 * 4 * {x: 5 * int8, name: string[8]}"), other()).elementCount());
        assertEquals("0 runs, nothing to copy", CopyPlan.into(c("3 * {}"), other()).explain());
        assertEquals("0 runs, nothing to copy", CopyPlan.into(c("0 * {a: int8, b: int32}"), other()).explain());
        assertEquals("0 runs, nothing to copy", CopyPlan.into(c("3 * {a: void, b: string[0]}"), other()).explain());
    }

    @Test
    void gathersRecordsItemByItem() {
        byte[] target = new byte[6];
        IndexedCopy copy = IndexedCopy.gather(
                packed("3 * {a: int8, s: string[2]}"), IndexVector.of(3, 2, 0), packed("2 * {a: int8, s: string[2]}"), Casting.NO);

        copy.run(segment(1, 2, 3, 4, 5, 6, 7, 8, 9), 0, MemorySegment.ofArray(target), 0);

        assertEquals("gather 2 of 3 items in 2 runs, item by item, 3 B each", copy.explain());
        assertArrayEquals(new byte[] {7, 8, 9, 1, 2, 3}, target);
    }

    @Test
    void refusesWhatLiesInTwoPlaces() {
        refused("source is 2 * string, a plan copies text of fixed size only", () -> same("2 * string", 9));
        refused("source field a.name is 3 * string, a plan copies text of fixed size only",
                () -> same("2 * {a: {id: int8, name: 3 * string}}", 9));
        refused("source field 1 is bytes, a plan copies bytes of fixed size only", () -> same("2 * (int8, bytes)", 9));
        refused("source field 'a b' is var * int32, a plan copies dimensions of fixed size only",
                () -> same("2 * {'a b': var * int32}", 9));
        refused("source is var * int32, a plan copies dimensions of fixed size only", () -> same("var * int32", 9));
        ArrMeta bits = Layout.C.withBitmaps().metaOf(DataShape.parse("2 * {t: ?int32}"));
        refused("source field t is ?int32 with validity bits, a plan copies options without them only",
                () -> CopyPlan.of(bits, c("2 * {t: ?int32}")));
        refused("target field t is ?int32 with validity bits, a plan copies options without them only",
                () -> CopyPlan.of(c("2 * {t: ?int32}"), bits));
        refused("target field t is ?int32 with validity bits, a plan copies options without them only",
                () -> CopyPlan.into(bits, other()));
        refused("target field name is string, a plan copies text of fixed size only",
                () -> CopyPlan.into(Layout.C.metaOf(DataShape.parse("{name: string, title: string}"), 9, 9), other()));
    }

    @Test
    void refusesOtherFields() {
        mismatch("needs {a: int8, b: int8}, given {a: int8, c: int8}; name of field 1 is c, must be b");
        mismatch("needs {a: int8, b: int8}, given {b: int8, a: int8}; name of field 0 is b, must be a");
        mismatch("needs {a: int8}, given {a: int8, b: int8}; number of fields is 2, must be 1");
        mismatch("needs {a: int8}, given (int8); data type differs");
        mismatch("needs {a: {b: 3 * int8}}, given {a: {b: 4 * int8}}; field a.b: dimension 0 is 4, must be 3");
        mismatch("needs {a: int32}, given {a: string[4]}; field a: data type differs");
        mismatch("needs {a: string[4]}, given {a: string[5]}; field a: data type differs");
        mismatch("needs (int8, {a: int32}), given (int8, {a: int16}); field 1.a: data type differs; allow Casting.SAME_KIND");
        mismatch("needs {a: int8, t: ?int32}, given {a: float32, t: ?float64}; field a: data type differs");
        mismatch("needs {t: ?int32}, given {t: ?float64}; field t: data type differs, options are not converted");
        mismatch("needs ?int32, given int32; data type differs");
    }

    /// A message, and between its words the two datashapes that cause it.
    private static void mismatch(String message) {
        String[] shapes = message.substring("needs ".length(), message.indexOf("; ")).split(", given ", 2);
        refused("target: " + message, () -> CopyPlan.of(c(shapes[0]), c(shapes[1])));
    }

    private static void refused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    private static CopyPlan same(String shape, long... heapSizes) {
        ArrMeta meta = Layout.C.metaOf(DataShape.parse(shape), heapSizes);
        return CopyPlan.of(meta, meta);
    }

    private static ArrMeta c(String shape) {
        return Layout.C_ALIGNED.metaOf(DataShape.parse(shape));
    }

    private static ArrMeta packed(String shape) {
        return Layout.PACKED.metaOf(DataShape.parse(shape));
    }

    private static ArrMeta storage(String text) {
        return Storage.parse(text).meta();
    }

    private static ByteOrder other() {
        return ByteOrder.nativeOrder().equals(ByteOrder.BIG_ENDIAN) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    private static MemorySegment segment(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return MemorySegment.ofArray(bytes);
    }
}
