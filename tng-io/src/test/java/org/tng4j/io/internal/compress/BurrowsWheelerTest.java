package org.tng4j.io.internal.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.io.internal.bytes.HeapFile;

/// The inverse transform against the definition: all rotations, sorted.
class BurrowsWheelerTest {

    /// Both ways of linking rows, and their border.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100, 2047, 2048, 3000})
    void givesBackTheTextOfItsSortedRotations(int count) throws IOException {
        for (int largest : new int[] {0, 3, 0xffff}) {
            assertGivesBack(text(new Random(count), count, largest));
        }
    }

    private static char[] text(Random dice, int count, int largest) {
        char[] text = new char[count];
        for (int i = 0; i < count; i++) {
            text[i] = (char) dice.nextInt(largest + 1);
        }
        return text;
    }

    private static void assertGivesBack(char[] text) throws IOException {
        int count = text.length;
        int[] rotations = IntStream.range(0, count).boxed().sorted(rotations(text)).mapToInt(Integer::intValue).toArray();
        char[] lastColumn = new char[count];
        int row = 0;
        for (int i = 0; i < count; i++) {
            lastColumn[i] = text[(rotations[i] + count - 1) % count];
            row = rotations[i] == 0 ? i : row;
        }
        char[] found = new char[count];
        new BurrowsWheeler().invert(new SectionBytes(new HeapFile("section", new byte[0])), lastColumn, count, row, found);
        assertArrayEquals(text, found, () -> Arrays.toString(text));
    }

    private static Comparator<Integer> rotations(char[] text) {
        int count = text.length;
        return (a, b) -> {
            for (int i = 0; i < count; i++) {
                int difference = text[(a + i) % count] - text[(b + i) % count];
                if (difference != 0) {
                    return difference;
                }
            }
            return Integer.compare(a, b);
        };
    }
}
