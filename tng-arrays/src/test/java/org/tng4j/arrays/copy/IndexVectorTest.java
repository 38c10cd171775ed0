package org.tng4j.arrays.copy;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IndexVectorTest {

    @Test
    void findsRunsOfConsecutiveIndices() {
        assertEquals(0, IndexVector.of(5).runCount());
        assertEquals(1, IndexVector.of(5, 2, 3, 4).runCount());
        assertEquals(3, IndexVector.of(9, 7, 8, 0, 1, 2, 8).runCount());
        assertEquals(3, IndexVector.of(3, 2, 1, 0).runCount());
        assertEquals(2, IndexVector.of(3, 1, 1).runCount());
    }

    @Test
    void knowsWhenItChangesNothing() {
        assertTrue(IndexVector.of(3, 0, 1, 2).isIdentity());
        assertTrue(IndexVector.of(0).isIdentity());
        assertFalse(IndexVector.of(4, 0, 1, 2).isIdentity());
        assertFalse(IndexVector.of(1).isIdentity());
        assertFalse(IndexVector.of(3, 0, 2, 1).isIdentity());
        assertFalse(IndexVector.of(4, 1, 2, 3).isIdentity());
    }

    @Test
    void givesBackWhatItWasMadeOf() {
        long seed = 20260728;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            long[] indices = LongStream.range(0, random.nextInt(30)).map(_ -> random.nextInt(4)).toArray();
            IndexVector vector = IndexVector.of(4, indices);
            assertEquals(indices.length, vector.size());
            for (int i = 0; i < indices.length; i++) {
                assertEquals(indices[i], vector.get(i), "seed " + seed + ", round " + round);
            }
        }
    }

    @Test
    void keepsNothingOfTheArray() {
        long[] indices = {1, 0};
        IndexVector vector = IndexVector.of(2, indices);
        indices[0] = 7;

        assertEquals(1, vector.get(0));
    }

    @Test
    void refusesIndicesOutside() {
        assertEquals("index 2 is 10, must be at least 0 and below 10", outside(10, 3, 4, 10, 11));
        assertEquals("index 0 is -1, must be at least 0 and below 10", outside(10, -1));
        assertEquals("index 0 is 0, must be at least 0 and below 0", outside(0, 0));
    }

    @Test
    void refusesPlacesOutside() {
        IndexVector vector = IndexVector.of(9, 4, 5);

        assertEquals(
                "place is 2, vector has 2",
                assertThrows(IndexOutOfBoundsException.class, () -> vector.get(2)).getMessage());
        assertThrows(IndexOutOfBoundsException.class, () -> vector.get(-1));
    }

    @Test
    void namesIndicesThatComeTwice() {
        assertEquals("index 5 is 12, as is index 2, must be distinct", twice(10, 11, 12, 3, 4, 12));
        assertEquals("index 3 is 7, as is index 1, must be distinct", twice(6, 7, 8, 7));
        assertEquals("index 4 is 1, as is index 0, must be distinct", twice(1, 9, 8, 0, 1));
        assertDoesNotThrow(() -> IndexVector.of(20, 10, 11, 12, 3, 4, 13).requireDistinct());
    }

    @Test
    void refusesABoundBelowZero() {
        assertEquals("bound is -1, must be at least 0",
                assertThrows(IllegalArgumentException.class, () -> IndexVector.of(-1)).getMessage());
    }

    private static String outside(long bound, long... indices) {
        return assertThrows(IndexOutOfBoundsException.class, () -> IndexVector.of(bound, indices)).getMessage();
    }

    private static String twice(long... indices) {
        IndexVector vector = IndexVector.of(20, indices);
        return assertThrows(IllegalArgumentException.class, vector::requireDistinct).getMessage();
    }
}
