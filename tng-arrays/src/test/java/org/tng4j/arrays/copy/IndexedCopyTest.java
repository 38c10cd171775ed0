package org.tng4j.arrays.copy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.shape.DataShape;

class IndexedCopyTest {

    @Test
    void gathersASelection() {
        int[] target = new int[6];

        gather("4 * 2 * int32", "3 * 2 * int32", 3, 0, 3).run(segment(0, 1, 10, 11, 20, 21, 30, 31), 0, segment(target), 0);

        assertArrayEquals(new int[] {30, 31, 0, 1, 30, 31}, target);
    }

    @Test
    void scattersAndLeavesTheRest() {
        int[] target = {-1, -2, -3, -4, -5, -6, -7, -8};

        scatter("3 * 2 * int32", "4 * 2 * int32", 3, 0, 2).run(segment(0, 1, 10, 11, 20, 21), 0, segment(target), 0);

        assertArrayEquals(new int[] {10, 11, -3, -4, 20, 21, 0, 1}, target);
    }

    @Test
    void convertsWhileItGathers() {
        double[] target = new double[2];
        IndexedCopy.gather(c("3 * int32"), IndexVector.of(3, 2, 0), c("2 * float64"), Casting.SAFE)
                .run(segment(7, 8, 9), 0, MemorySegment.ofArray(target), 0);

        assertArrayEquals(new double[] {9, 7}, target);
    }

    @Test
    void explainsItself() {
        assertEquals(
                "gather 4 of 4 items in 1 run, 1 run of 48 B, copy",
                gather("4 * 3 * float32", "4 * 3 * float32", 0, 1, 2, 3).explain());
        assertEquals(
                "gather 3 of 9 items in 3 runs, item by item, 12 B each",
                gather("9 * 3 * float32", "3 * 3 * float32", 7, 3, 1).explain());
        assertEquals(
                "gather 12 of 20 items in 2 runs, the longest: 1 run of 84 B, copy",
                gather("20 * 3 * float32", "12 * 3 * float32", 1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 14, 15).explain());
        assertEquals(
                "gather 2 of 9 items in 2 runs, the longest: 1 run of 24 B, convert float32 to float64 in chunks of 2048 elements",
                IndexedCopy.gather(c("9 * 3 * float32"), IndexVector.of(9, 5, 2), c("2 * 3 * float64"), Casting.SAFE).explain());
        assertEquals(
                "scatter 2 items into 9 in 2 runs, item by item, 4 B each",
                scatter("2 * float32", "9 * float32", 7, 3).explain());
        assertEquals(
                "gather 0 of 9 items in 0 runs, 0 runs, nothing to copy", gather("9 * 3 * float32", "0 * 3 * float32").explain());
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertEquals(
                "source is 5 * int32, must have 4 items along its first axis",
                refused(() -> IndexedCopy.gather(c("5 * int32"), IndexVector.of(4, 1), c("1 * int32"), Casting.NO)));
        assertEquals(
                "target is int32, must have 1 items along its first axis",
                refused(() -> IndexedCopy.gather(c("4 * int32"), IndexVector.of(4, 1), c("int32"), Casting.NO)));
        assertEquals(
                "source is 4 * int32, must have 1 items along its first axis",
                refused(() -> IndexedCopy.scatter(c("4 * int32"), IndexVector.of(4, 1), c("4 * int32"), Casting.NO)));
        assertEquals(
                "target: needs 3 * int32, given 2 * int32; dimension 0 is 2, must be 3",
                refused(() -> IndexedCopy.gather(c("4 * 3 * int32"), IndexVector.of(4, 1), c("1 * 2 * int32"), Casting.NO)));
        assertEquals(
                "target: needs int32, given int64; data type differs; allow Casting.SAFE",
                refused(() -> IndexedCopy.gather(c("4 * int32"), IndexVector.of(4, 1), c("1 * int64"), Casting.NO)));
        assertEquals(
                "index 1 is 2, as is index 0, must be distinct",
                refused(() -> IndexedCopy.scatter(c("2 * int32"), IndexVector.of(4, 2, 2), c("4 * int32"), Casting.NO)));
    }

    @Test
    void reversesInPlace() {
        int[] values = LongStream.range(0, 1000).mapToInt(i -> (int) i).toArray();
        long[] backwards = LongStream.range(0, 1000).map(i -> 999 - i).toArray();

        gather("1000 * int32", "1000 * int32", backwards).run(segment(values), 0, segment(values), 0);

        assertArrayEquals(LongStream.range(0, 1000).mapToInt(i -> (int) (999 - i)).toArray(), values);
    }

    @Test
    void readsAllItemsBeforeItWritesThem() {
        int[] gathered = {1, 2, 3, 4};
        int[] scattered = {1, 2, 3, 4};

        gather("3 * int32", "3 * int32", 0, 1, 2).run(segment(gathered), 0, segment(gathered), 4);
        scatter("3 * int32", "3 * int32", 0, 1, 2).run(segment(scattered), 0, segment(scattered), 4);

        assertArrayEquals(new int[] {1, 1, 2, 3}, gathered);
        assertArrayEquals(new int[] {1, 1, 2, 3}, scattered);
    }

    /// Source item 60 is the 16th of the selection.
    @Test
    void countsTheElementThatDoesNotFitOverAllRuns() {
        double[] source = new double[100];
        source[60] = 1e300;
        long[] indices = LongStream.concat(LongStream.range(80, 90), LongStream.range(55, 65)).toArray();
        IndexedCopy gather = IndexedCopy.gather(
                c("100 * float64"), IndexVector.of(100, indices), c("20 * float32"), Casting.SAME_KIND);
        IndexedCopy scatter = IndexedCopy.scatter(
                c("20 * 5 * float64"), IndexVector.of(100, indices), c("100 * 5 * float32"), Casting.SAME_KIND);

        assertTrue(misfit(gather, source, 100).startsWith("element 15 is 1.0E300, must be within "));
        assertTrue(misfit(scatter, source, 500).startsWith("element 60 is 1.0E300, must be within "));
    }

    private static String misfit(IndexedCopy copy, double[] source, int targetSize) {
        MemorySegment target = MemorySegment.ofArray(new float[targetSize]);
        return assertThrows(ArithmeticException.class, () -> copy.run(MemorySegment.ofArray(source), 0, target, 0)).getMessage();
    }

    @Test
    void writesNothingIfASegmentIsTooSmall() {
        int[] source = LongStream.range(0, 100).mapToInt(_ -> 7).toArray();
        long[] runs = LongStream.concat(LongStream.range(80, 90), LongStream.range(55, 65)).toArray();
        IndexedCopy byRun = gather("100 * int32", "20 * int32", runs);
        IndexedCopy byItem = gather("100 * int32", "4 * int32", 5, 9, 1, 7);

        assertEquals("target spans bytes 0 to 80 from base 0, given 60", outside(byRun, source, 0, new int[15], 0));
        assertEquals("target spans bytes 0 to 16 from base 4, given 16", outside(byItem, source, 0, new int[4], 4));
        assertEquals("source spans bytes 0 to 400 from base -4, given 400", outside(byItem, source, -4, new int[4], 0));
    }

    private static String outside(IndexedCopy copy, int[] source, long sourceBase, int[] target, long targetBase) {
        String message = assertThrows(IndexOutOfBoundsException.class,
                () -> copy.run(segment(source), sourceBase, segment(target), targetBase)).getMessage();
        assertArrayEquals(new int[target.length], target);
        return message;
    }

    @Test
    void refusesMoreBytesThanThereAre() {
        ArrMeta endless = new FixedMeta(Long.MAX_VALUE, 4, c("float32"));

        assertEquals("source is 9223372036854775807 * float32 @ [4], must span at most 9223372036854775807 bytes",
                refused(() -> IndexedCopy.gather(endless, IndexVector.of(Long.MAX_VALUE, 5), c("1 * float32"), Casting.NO)));
    }

    private static String refused(org.junit.jupiter.api.function.Executable executable) {
        return assertThrows(IllegalArgumentException.class, executable).getMessage();
    }

    private static IndexedCopy gather(String source, String target, long... indices) {
        return IndexedCopy.gather(c(source), IndexVector.of(c(source).shape().dim(0), indices), c(target), Casting.NO);
    }

    private static IndexedCopy scatter(String source, String target, long... indices) {
        return IndexedCopy.scatter(c(source), IndexVector.of(c(target).shape().dim(0), indices), c(target), Casting.NO);
    }

    private static ArrMeta c(String shape) {
        return Layout.C.metaOf(DataShape.parse(shape));
    }

    private static MemorySegment segment(int... values) {
        return MemorySegment.ofArray(values);
    }
}
