package org.tng4j.arrays.copy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.arrays.shape.Scalar;

/// Conversions of many elements, in random layouts, against the conversion of each alone; and that against NumPy, in
/// [ConversionTest].
class ConversionPropertyTest {

    static Stream<Scalar> numbers() {
        return Stream.of(Scalar.values()).filter(scalar -> Casting.UNSAFE.converts(Scalar.INT8, scalar));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void convertsEachElementAsIfItWereAlone(Scalar from) {
        for (long seed = 0; seed < 20; seed++) {
            for (Scalar to : numbers().toList()) {
                agreesWithTheModel(from, to, new Random(seed), "seed " + seed + " " + from + " to " + to);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void convertsMoreThanAChunk(Scalar from) {
        for (Scalar to : numbers().toList()) {
            agreesWithTheModel(from, to, new Random(7), "seed 7 " + from + " to " + to, 3, 2100);
        }
    }

    /// Of two that do not fit, the first in row-major order, whichever way the plan goes, and however long its rows are.
    @Test
    void namesTheFirstElementThatDoesNotFit() {
        for (long seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            long[] dims = new long[1 + random.nextInt(4)];
            Arrays.setAll(dims, _ -> 1 + random.nextInt(6));
            if (seed % 10 == 0) {
                dims = new long[] {1 + random.nextInt(3), 2000 + random.nextInt(3000)};
            }
            try (Arena arena = Arena.ofConfined()) {
                ModelArray source = ModelArray.random(arena, random, Scalar.INT64, dims, false);
                ModelArray target = ModelArray.random(arena, random, Scalar.INT32, dims, false);
                long one = random.nextLong(source.elementCount());
                long other = random.nextLong(source.elementCount());
                source.fillWithZeros();
                source.setByte(one, (byte) 1);
                source.setByte(other, (byte) 1);
                CopyPlan plan = CopyPlan.of(source.meta(), target.meta(), Casting.SAME_KIND);
                String message = assertThrows(
                                ArithmeticException.class,
                                () -> plan.run(source.segment(), source.base(), target.segment(), target.base()))
                        .getMessage();
                assertEquals("element " + Math.min(one, other), message.substring(0, message.indexOf(" is ")),
                        "seed " + seed + ", " + plan);
            }
        }
    }

    private static void agreesWithTheModel(Scalar from, Scalar to, Random random, String seed) {
        long[] dims = new long[random.nextInt(4)];
        Arrays.setAll(dims, _ -> random.nextInt(9) == 0 ? 0 : 1 + random.nextInt(9));
        agreesWithTheModel(from, to, random, seed, dims);
    }

    private static void agreesWithTheModel(Scalar from, Scalar to, Random random, String seed, long... dims) {
        try (Arena arena = Arena.ofConfined()) {
            ModelArray source = ModelArray.random(arena, random, from, dims, true);
            ModelArray target = ModelArray.random(arena, random, to, dims, false);
            byte[] expected = target.copyOfBytes();
            source.convertByModel(target, expected);
            CopyPlan plan = CopyPlan.of(source.meta(), target.meta(), Casting.UNSAFE);
            plan.run(source.segment(), source.base(), target.segment(), target.base());
            assertArrayEquals(expected, target.copyOfBytes(), seed + ", " + plan.explain());
        }
    }
}
