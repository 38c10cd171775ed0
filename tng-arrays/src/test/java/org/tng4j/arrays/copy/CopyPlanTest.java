package org.tng4j.arrays.copy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;

class CopyPlanTest {

    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final ByteOrder OTHER =
            NATIVE.equals(ByteOrder.BIG_ENDIAN) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    private static final ArrMeta FLOAT = new ScalarMeta(Scalar.FLOAT32, NATIVE);
    private static final ArrMeta XYZ = c("1000 * 3 * float32");
    private static final ArrMeta XYZ_PADDED = new FixedMeta(1000, 16, new FixedMeta(3, 4, FLOAT));
    private static final ArrMeta COLUMNS = new FixedMeta(1000, 4, new FixedMeta(3, 4000, FLOAT));

    @Test
    void explainsItself() {
        assertEquals("1 run of 12000 B, copy", CopyPlan.into(XYZ, NATIVE).explain());
        assertEquals("1 run of 12000 B, swap in chunks of 2048 elements", CopyPlan.into(XYZ, OTHER).explain());
        assertEquals("1000 runs of 12 B, target byte strides [16, 4], copy", CopyPlan.into(XYZ_PADDED, NATIVE).explain());
        assertEquals(
                "1000 runs of 12 B, target byte strides [16, 4], swap in chunks of 2048 elements",
                CopyPlan.into(XYZ_PADDED, OTHER).explain());
        assertEquals(
                "1000 runs of 12 B, target byte strides [4, 4000], copy in lines of components",
                CopyPlan.into(COLUMNS, NATIVE).explain());
        assertEquals(
                "1000 runs of 12 B, source byte strides [16, 4], target byte strides [4, 4000], copy in lines of components",
                CopyPlan.of(XYZ_PADDED, COLUMNS).explain());
        assertEquals(
                "1000 runs of 12 B, target byte strides [20, 4], copy element by element",
                CopyPlan.into(new FixedMeta(1000, 20, new FixedMeta(3, 4, FLOAT)), NATIVE).explain());
        assertEquals("0 runs, nothing to copy", CopyPlan.into(c("0 * 3 * float32"), OTHER).explain());
        assertEquals("0 runs, nothing to copy", CopyPlan.into(c("3 * void"), OTHER).explain());
        assertEquals("1 run of 4 B, copy", CopyPlan.into(FLOAT, NATIVE).explain());
    }

    @Test
    void knowsWhenItIsOneCopy() {
        assertTrue(CopyPlan.into(XYZ, NATIVE).isOneCopy());
        assertTrue(CopyPlan.into(FLOAT, NATIVE).isOneCopy());
        assertTrue(CopyPlan.into(c("8 * uint8"), OTHER).isOneCopy(), "one byte has no order");
        assertTrue(CopyPlan.into(new FixedMeta(1, 999, new FixedMeta(3, 4, FLOAT)), NATIVE).isOneCopy());
        assertFalse(CopyPlan.into(XYZ, OTHER).isOneCopy());
        assertFalse(CopyPlan.into(XYZ_PADDED, NATIVE).isOneCopy());
    }

    @Test
    void mergesAxesThatGoOnOnBothSides() {
        ArrMeta frames = new FixedMeta(10, 16000, new FixedMeta(1000, 12, new FixedMeta(3, 4, FLOAT)));

        assertEquals(
                "10 runs of 12000 B, target byte strides [16000, 12, 4], copy",
                CopyPlan.into(frames, NATIVE).explain());
    }

    @Test
    void goesThroughAllInTheOrderOfTheTarget() {
        ArrMeta columnsToo = new FixedMeta(1000, 4, new FixedMeta(3, 4000, FLOAT));
        ArrMeta backwards = new FixedMeta(1000, -12, new FixedMeta(3, 4, FLOAT));

        assertEquals(
                "1 run of 12000 B, source byte strides [4, 4000], target byte strides [4, 4000], copy, in the target's order",
                CopyPlan.of(COLUMNS, columnsToo).explain());
        assertEquals(
                "1 run of 12000 B, source byte strides [-12, 4], target byte strides [-12, 4], copy, in the target's order",
                CopyPlan.of(backwards, backwards).explain());
        assertFalse(CopyPlan.of(COLUMNS, columnsToo).isOneCopy(), "elements in row-major order are not one run");
        assertEquals(
                "100 runs of 400 B, target byte strides [4, 400], transpose in tiles of 64 × 64, in the target's order",
                CopyPlan.into(new FixedMeta(100, 4, new FixedMeta(100, 400, FLOAT)), NATIVE).explain());
    }

    @Test
    void dropsAndInsertsDimensionsOfOneItem() {
        float[] target = new float[3];
        ArrMeta padded = new FixedMeta(3, 8, new FixedMeta(1, 99, FLOAT));

        CopyPlan.of(padded, new FixedMeta(1, 7, new FixedMeta(1, 7, new FixedMeta(3, 4, FLOAT))))
                .run(MemorySegment.ofArray(new float[] {1, 0, 2, 0, 3}), 0, MemorySegment.ofArray(target), 0);

        assertArrayEquals(new float[] {1, 2, 3}, target);
    }

    @Test
    void writesNothingIfASegmentIsTooSmall() {
        MemorySegment source = MemorySegment.ofArray(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
        float[] target = new float[11];
        CopyPlan plan = CopyPlan.into(new FixedMeta(3, 16, new FixedMeta(3, 4, FLOAT)), NATIVE);

        assertEquals(
                "target spans bytes 0 to 44 from base 4, given 44",
                assertThrows(IndexOutOfBoundsException.class, () -> plan.run(source, 0, MemorySegment.ofArray(target), 4))
                        .getMessage());
        CopyPlan backwards = CopyPlan.of(c("9 * float32"), new FixedMeta(9, -4, FLOAT));
        assertEquals(
                "target spans bytes -32 to 4 from base 28, given 44",
                assertThrows(IndexOutOfBoundsException.class, () -> backwards.run(source, 0, MemorySegment.ofArray(target), 28))
                        .getMessage());
        assertEquals(
                "target spans bytes 0 to 44 from base 9223372036854775807, given 44",
                assertThrows(IndexOutOfBoundsException.class,
                        () -> plan.run(source, 0, MemorySegment.ofArray(target), Long.MAX_VALUE)).getMessage());
        assertThrows(IndexOutOfBoundsException.class, () -> plan.run(source, 4, MemorySegment.ofArray(target), 0));
        assertThrows(IndexOutOfBoundsException.class, () -> plan.run(source, -4, MemorySegment.ofArray(target), 0));
        assertArrayEquals(new float[11], target);
    }

    @Test
    void countsElements() {
        assertEquals(3000, CopyPlan.into(XYZ, OTHER).elementCount());
        assertEquals(5, CopyPlan.into(c("5 * complex[float64]"), OTHER).elementCount());
        assertEquals(3, CopyPlan.into(c("3 * void"), NATIVE).elementCount());
    }

    @Test
    void swapsComplexNumbersByTheirParts() {
        byte[] source = {1, 2, 3, 4, 5, 6, 7, 8}; // real 1 2 3 4, imaginary 5 6 7 8
        byte[] target = new byte[8];

        CopyPlan.into(c("1 * complex[float32]"), OTHER).run(segment(source), 0, segment(target), 0);

        assertArrayEquals(new byte[] {4, 3, 2, 1, 8, 7, 6, 5}, target);
    }

    @Test
    void leavesBytesOutsideTargetUntouched() {
        byte[] target = {-9, -9, -9, -9, -9, -9, -9, -9, -9};
        ArrMeta everySecond = new FixedMeta(2, 4, new ScalarMeta(Scalar.INT16, NATIVE));

        CopyPlan.into(everySecond, OTHER).run(segment((byte) 1, (byte) 2, (byte) 3, (byte) 4), 0, segment(target), 1);

        assertArrayEquals(new byte[] {-9, 2, 1, -9, -9, 4, 3, -9, -9}, target);
    }

    @Test
    void swapsInPlace() {
        long[] values = new long[5000];
        long[] expected = new long[5000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 0x0123_4567_89AB_CDEFL;
            expected[i] = Long.reverseBytes(values[i]);
        }
        MemorySegment segment = MemorySegment.ofArray(values);

        CopyPlan.into(c("5000 * int64"), OTHER).run(segment, 0, segment, 0);

        assertArrayEquals(expected, values);
    }

    @Test
    void copiesAPartFromASegmentThatHoldsOnlyThePart() {
        byte[] target = new byte[10];

        CopyPlan.into(c("10 * int8"), NATIVE).run(segment((byte) 4, (byte) 5, (byte) 6), -4, segment(target), 0, 4, 3);

        assertArrayEquals(new byte[] {0, 0, 0, 0, 4, 5, 6, 0, 0, 0}, target);
    }

    @Test
    void refusesRangesItDoesNotHave() {
        outside("range is 2 elements from 9, plan has 10", 9, 2);
        outside("range is 1 elements from -1, plan has 10", -1, 1);
        outside("range is -1 elements from 3, plan has 10", 3, -1);
        outside("range is 9223372036854775807 elements from 1, plan has 10", 1, Long.MAX_VALUE);
        outside("range is 0 elements from 11, plan has 10", 11, 0);
    }

    private static void outside(String message, long first, long count) {
        CopyPlan plan = CopyPlan.into(c("10 * int8"), NATIVE);
        MemorySegment segment = segment(new byte[10]);
        assertEquals(
                message,
                assertThrows(IndexOutOfBoundsException.class, () -> plan.run(segment, 0, segment, 0, first, count)).getMessage());
    }

    @Test
    void refusesWhatItCannotCopy() {
        ArrMeta text = Layout.C.metaOf(DataShape.parse("2 * string"), 9);

        assertEquals(
                "target is 2 * string, a plan copies text of fixed size only",
                assertThrows(IllegalArgumentException.class, () -> CopyPlan.into(text, NATIVE)).getMessage());
        assertEquals(
                "target: needs 3 * int8, given 3 * uint8; data type differs; allow Casting.UNSAFE",
                assertThrows(IllegalArgumentException.class, () -> CopyPlan.of(c("3 * int8"), c("3 * uint8"))).getMessage());
    }

    @Test
    void refusesSegmentsThatAreTooSmall() {
        CopyPlan bulk = CopyPlan.into(c("40 * int32"), NATIVE);
        CopyPlan swap = CopyPlan.into(c("40 * int32"), OTHER);
        CopyPlan elements = CopyPlan.into(c("4 * int32"), OTHER);
        MemorySegment small = segment(new byte[15]);
        MemorySegment large = segment(new byte[160]);

        for (CopyPlan plan : new CopyPlan[] {bulk, swap, elements}) {
            assertThrows(IndexOutOfBoundsException.class, () -> plan.run(small, 0, large, 0));
            assertThrows(IndexOutOfBoundsException.class, () -> plan.run(large, 0, small, 0));
        }
    }

    /// A sparse file of 6 GB, of which two pages are touched.
    @Test
    void countsBeyondTwoGibibytes(@TempDir Path folder) throws IOException {
        long size = 6_000_000_000L;
        try (Arena arena = Arena.ofConfined();
                FileChannel channel = FileChannel.open(folder.resolve("sparse"),
                        StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE,
                        StandardOpenOption.SPARSE)) {
            MemorySegment file = channel.map(MapMode.READ_WRITE, 0, size, arena);
            file.set(ValueLayout.JAVA_INT_UNALIGNED, size - 4, 0x01020304);
            int[] one = new int[1];
            ArrMeta all = c("1500000000 * int32");

            CopyPlan.into(all, OTHER).run(file, 0, MemorySegment.ofArray(one), 4 - size, 1_499_999_999, 1);
            assertEquals(0x04030201, one[0]);

            CopyPlan.into(all, NATIVE).run(file, 0, MemorySegment.ofArray(one), 4 - size, 1_499_999_999, 1);
            assertEquals(0x01020304, one[0]);

            ArrMeta farApart = new FixedMeta(2, size - 4, new ScalarMeta(Scalar.INT32, NATIVE));
            CopyPlan.into(farApart, NATIVE).run(MemorySegment.ofArray(new int[] {7, 8}), 0, file, 0);
            assertEquals(7, file.get(ValueLayout.JAVA_INT_UNALIGNED, 0));
            assertEquals(8, file.get(ValueLayout.JAVA_INT_UNALIGNED, size - 4));
        }
    }

    private static ArrMeta c(String shape) {
        return Layout.C.metaOf(DataShape.parse(shape));
    }

    private static MemorySegment segment(byte... bytes) {
        return MemorySegment.ofArray(bytes);
    }
}
