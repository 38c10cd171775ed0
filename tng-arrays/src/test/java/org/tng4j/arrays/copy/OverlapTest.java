package org.tng4j.arrays.copy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;

class OverlapTest {

    private static final ArrMeta INT = new ScalarMeta(Scalar.INT32, ByteOrder.nativeOrder());
    private static final ArrMeta ROWS = new FixedMeta(40, 160, new FixedMeta(40, 4, INT));
    private static final ArrMeta COLUMNS = new FixedMeta(40, 4, new FixedMeta(40, 160, INT));

    @Test
    void transposesInPlaceThroughAScratch() {
        int[] values = IntStream.range(0, 1600).toArray();
        MemorySegment segment = MemorySegment.ofArray(values);

        CopyPlan.of(ROWS, COLUMNS).run(segment, 0, segment, 0);

        assertArrayEquals(IntStream.range(0, 1600).map(i -> i % 40 * 40 + i / 40).toArray(), values);
    }

    @Test
    void refusesAScratchThatIsNotAllowed() {
        MemorySegment segment = MemorySegment.ofArray(IntStream.range(0, 1600).toArray());
        CopyPlan plan = CopyPlan.of(ROWS, COLUMNS).with(CopyPolicy.NEVER);

        assertEquals(
                "source and target share bytes, needs a scratch of 6400 bytes; allow CopyPolicy.IF_NEEDED",
                assertThrows(IllegalArgumentException.class, () -> plan.run(segment, 0, segment, 0)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> plan.run(segment, 0, segment, 0, 7, 9));
        assertArrayEquals(IntStream.range(0, 1600).toArray(), segment.toArray(java.lang.foreign.ValueLayout.JAVA_INT));
    }

    /// Where no scratch is needed, none is refused: elsewhere, moved, in place.
    @Test
    void needsNoScratchWhereBothSidesLieAlike() {
        ArrMeta gaps = new FixedMeta(40, 12, new FixedMeta(2, 4, INT));
        ArrMeta turned = new FixedMeta(40, 12, new FixedMeta(2, 4, new ScalarMeta(Scalar.FLOAT32, ByteOrder.BIG_ENDIAN)));
        MemorySegment segment = MemorySegment.ofArray(new int[400]);

        assertDoesNotThrow(() -> {
            never(ROWS, COLUMNS).run(MemorySegment.ofArray(new int[1600]), 0, MemorySegment.ofArray(new int[1600]), 0);
            never(gaps, gaps).run(segment, 12, segment, 0);
            never(gaps, gaps).run(segment, 0, segment, 8);
            never(gaps, gaps).run(segment, 12, segment, 0, 3, 20);
            CopyPlan.of(gaps, turned, Casting.UNSAFE).with(CopyPolicy.NEVER).run(segment, 0, segment, 0);
        });
    }

    /// Elements 0, 2, 4 and 3, 5, 7: the second row begins inside the first.
    @Test
    void movesRowsThatReachIntoEachOther() {
        ArrMeta comb = new FixedMeta(2, 12, new FixedMeta(3, 8, INT));
        for (int shift = -3; shift <= 3; shift++) {
            int[] values = IntStream.range(0, 20).toArray();
            int[] expected = values.clone();
            for (int at : new int[] {0, 2, 4, 3, 5, 7}) {
                expected[5 + shift + at] = 5 + at;
            }
            MemorySegment segment = MemorySegment.ofArray(values);
            CopyPlan.of(comb, comb).run(segment, 20, segment, 20 + 4 * shift);
            assertArrayEquals(expected, values, "moved by " + shift);
        }
    }

    @Test
    void findsOverlapOfDifferentSegments() {
        int[] values = IntStream.range(0, 1600).toArray();
        CopyPlan.of(ROWS, COLUMNS).run(MemorySegment.ofArray(values), 0, MemorySegment.ofArray(values), 0);
        assertEquals(40, values[1]);

        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(6404, 4);
            MemorySegment.copy(MemorySegment.ofArray(IntStream.range(0, 1600).toArray()), 0, memory, 0, 6400);
            CopyPlan never = never(ROWS, COLUMNS);
            MemorySegment shifted = memory.asSlice(4);
            assertThrows(IllegalArgumentException.class, () -> never.run(memory, 0, shifted, 0));
        }
    }

    @Test
    void convertsIntoAWiderTypeOverItself() {
        byte[] bytes = new byte[800];
        MemorySegment segment = MemorySegment.ofArray(bytes);
        MemorySegment.copy(MemorySegment.ofArray(IntStream.range(0, 100).toArray()), 0, segment, 0, 400);

        CopyPlan.of(c("100 * int32"), c("100 * int64"), Casting.SAFE).run(segment, 0, segment, 0);

        long[] longs = new long[100];
        MemorySegment.copy(segment, 0, MemorySegment.ofArray(longs), 0, 800);
        assertArrayEquals(IntStream.range(0, 100).asLongStream().toArray(), longs);
    }

    private static CopyPlan never(ArrMeta source, ArrMeta target) {
        return CopyPlan.of(source, target).with(CopyPolicy.NEVER);
    }

    private static ArrMeta c(String shape) {
        return Layout.C.metaOf(DataShape.parse(shape));
    }
}
