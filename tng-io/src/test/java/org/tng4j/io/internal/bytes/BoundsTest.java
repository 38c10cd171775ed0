package org.tng4j.io.internal.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.format.TngUnsupportedException;

class BoundsTest {
    private static final long MAX = Long.MAX_VALUE;
    private static final Place PLACE = new Place("run.tng", "POSITIONS block", 638, 1);

    @Nested
    class Product {
        @ParameterizedTest
        @CsvSource({"0, 0, 0", "0, 9223372036854775807, 0", "9223372036854775807, 0, 0", "6, 7, 42",
            "1, 9223372036854775807, 9223372036854775807", "3037000499, 3037000499, 9223372030926249001"})
        void isExact(long a, long b, long product) throws IOException {
            assertEquals(product, Bounds.product(a, b, "number of values", () -> PLACE));
        }

        @ParameterizedTest
        @CsvSource({"2, 4611686018427387904", "4611686018427387904, 2", "3037000500, 3037000500",
            "9223372036854775807, 9223372036854775807"})
        void isRefusedWhere64BitsDoNotHoldIt(long a, long b) {
            var e = assertThrows(TngUnsupportedException.class,
                    () -> Bounds.product(a, b, "number of values", () -> PLACE));
            assertEquals("run.tng: POSITIONS block at offset 638, frame set 1: number of values is " + a + " * " + b
                    + ", must fit 64 bits", e.getMessage());
            assertEquals(Kind.LIMIT_EXCEEDED, e.kind());
        }
    }

    @Nested
    class Sum {
        @ParameterizedTest
        @CsvSource({"0, 0, 0", "9223372036854775807, 0, 9223372036854775807",
            "0, 9223372036854775807, 9223372036854775807",
            "4611686018427387904, 4611686018427387903, 9223372036854775807"})
        void isExact(long a, long b, long sum) throws IOException {
            assertEquals(sum, Bounds.sum(a, b, "last step", () -> PLACE));
        }

        @ParameterizedTest
        @CsvSource({"1, 9223372036854775807", "9223372036854775807, 1", "4611686018427387904, 4611686018427387904"})
        void isRefusedWhere64BitsDoNotHoldIt(long a, long b) {
            var e = assertThrows(TngFormatException.class, () -> Bounds.sum(a, b, "last step", () -> PLACE));
            assertEquals("run.tng: POSITIONS block at offset 638, frame set 1: last step is " + a + " + " + b
                    + ", must fit 64 bits", e.getMessage());
            assertEquals(Kind.BAD_VALUE, e.kind());
        }
    }

    @Nested
    class Contains {
        @ParameterizedTest
        @CsvSource({"10, 0, 10", "10, 10, 0", "10, 3, 7", "0, 0, 0", "9223372036854775807, 0, 9223372036854775807",
            "9223372036854775807, 9223372036854775807, 0"})
        void acceptsRangesInside(long limit, long offset, long size) {
            assertTrue(Bounds.contains(limit, offset, size));
        }

        @ParameterizedTest
        @CsvSource({"10, 0, 11", "10, 11, 0", "10, 3, 8", "10, -1, 5", "10, 5, -1", "0, 0, 1"})
        void rejectsRangesOutside(long limit, long offset, long size) {
            assertFalse(Bounds.contains(limit, offset, size));
        }

        @Test
        void rejectsOverflowingSizeWithoutWrapping() {
            assertFalse(Bounds.contains(MAX, 1, MAX));
            assertFalse(Bounds.contains(10, MAX, MAX));
        }
    }

    @Nested
    class LargestInflated {
        @ParameterizedTest
        @CsvSource({"0, 65536", "1, 66576", "100, 169536", "8868626958514144, 9223372036854775296",
            "8868626958514145, 9223372036854775807"})
        void isWhatDeflateCanReach(long payloadSize, long most) {
            assertEquals(most, Bounds.largestInflated(payloadSize));
        }

        @Test
        void isAllThatFits64Bits() {
            assertEquals(MAX, Bounds.largestInflated(MAX));
        }
    }
}
