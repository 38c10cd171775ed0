package org.tng4j.arrays.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceTest {

    private static final OptionalLong[] ENDS = {
        OptionalLong.empty(), end(Long.MIN_VALUE), end(-7), end(-6), end(-5), end(-4), end(-1), end(0), end(1), end(3), end(4),
        end(5), end(6), end(Long.MAX_VALUE)
    };

    @Test
    void takesWhatTheDefinitionSays() {
        for (OptionalLong from : ENDS) {
            for (OptionalLong to : ENDS) {
                for (int every : new int[] {-7, -3, -2, -1, 1, 2, 3, 7}) {
                    check(new Slice(from, to, every));
                }
            }
        }
    }

    private static void check(Slice slice) {
        for (int size = 0; size < 7; size++) {
            List<Long> taken = taken(slice, size);
            long start = taken.isEmpty() ? slice.start(size) : taken.getFirst();
            assertEquals(taken.size(), slice.count(size), slice + " of " + size);
            assertEquals(start, slice.start(size), slice + " of " + size);
        }
    }

    /// Index by index: between the ends, and a multiple of `every` from the first index that is there.
    private static List<Long> taken(Slice slice, long size) {
        List<Long> taken = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            long index = slice.every() > 0 ? i : size - 1 - i;
            boolean begun = slice.from().isEmpty() || !isBefore(index, slice.from(), size, slice.every());
            boolean ended = slice.to().isPresent() && !isBefore(index, slice.to(), size, slice.every());
            boolean onGrid = taken.isEmpty() || (index - taken.getFirst()) % slice.every() == 0;
            if (begun && !ended && onGrid) {
                taken.add(index);
            }
        }
        return taken;
    }

    private static boolean isBefore(long index, OptionalLong end, long size, long every) {
        long counted = end.getAsLong() < 0 ? end.getAsLong() + size : end.getAsLong();
        return every > 0 ? index < counted : index > counted;
    }

    @ParameterizedTest
    @CsvSource({
        "-9223372036854775808, 1", "9223372036854775807, 1", "2, 4611686018427387904", "-2, 4611686018427387904",
        "1, 9223372036854775807", "-1, 9223372036854775807"
    })
    void countsTheLongestAxes(long every, long count) {
        assertEquals(count, Slice.ALL.every(every).count(Long.MAX_VALUE));
    }

    @Test
    void refusesAnEveryOf0() {
        assertEquals(
                "every is 0, must not be 0",
                assertThrows(IllegalArgumentException.class, () -> Slice.ALL.every(0)).getMessage());
    }

    private static OptionalLong end(long index) {
        return OptionalLong.of(index);
    }
}
