package org.tng4j.arrays.copy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.arrays.shape.Scalar;

/// Gather and scatter against a model that moves one byte at a time.
class IndexedCopyPropertyTest {

    private static final Scalar[] SCALARS = {Scalar.INT8, Scalar.INT16, Scalar.FLOAT32, Scalar.FLOAT64, Scalar.COMPLEX128};

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void movesItemsToTheirPlaces(boolean gathers) {
        for (long seed = 0; seed < 6000; seed++) {
            Random random = new Random(seed);
            int bound = 1 + random.nextInt(30);
            long[] indices = gathers ? someOf(bound, random) : differentOf(bound, random);
            long[] item = new long[random.nextInt(3)];
            Arrays.setAll(item, _ -> 1 + random.nextInt(3));
            agreesWithTheModel(gathers, bound, indices, item, random, "seed " + seed);
        }
    }

    private static void agreesWithTheModel(
            boolean gathers, int bound, long[] indices, long[] item, Random random, String seed) {
        Scalar scalar = SCALARS[random.nextInt(SCALARS.length)];
        try (Arena arena = Arena.ofConfined()) {
            ModelArray source =
                    ModelArray.random(arena, random, scalar, dims(gathers ? bound : indices.length, item), true);
            ModelArray target =
                    ModelArray.random(arena, random, scalar, dims(gathers ? indices.length : bound, item), false);
            byte[] expected = target.copyOfBytes();
            long elements = Arrays.stream(item).reduce(1, (a, b) -> a * b);
            for (int i = 0; i < indices.length; i++) {
                for (long element = 0; element < elements; element++) {
                    long from = (gathers ? indices[i] : i) * elements + element;
                    source.copyByModel(from, target, expected, (gathers ? i : indices[i]) * elements + element);
                }
            }
            IndexVector vector = IndexVector.of(bound, indices);
            IndexedCopy copy = gathers
                    ? IndexedCopy.gather(source.meta(), vector, target.meta(), Casting.NO)
                    : IndexedCopy.scatter(source.meta(), vector, target.meta(), Casting.NO);
            copy.run(source.segment(), source.base(), target.segment(), target.base());
            assertArrayEquals(expected, target.copyOfBytes(), seed + ", " + copy.explain());
        }
    }

    /// Pieces of runs, here and there backwards or again.
    private static long[] someOf(int bound, Random random) {
        return LongStream.range(0, random.nextInt(5))
                .flatMap(_ -> {
                    long first = random.nextLong(bound);
                    return LongStream.range(first, first + 1 + random.nextLong(bound - first));
                })
                .toArray();
    }

    /// All, or the first of them, with some changing places.
    private static long[] differentOf(int bound, Random random) {
        long[] indices = LongStream.range(0, bound).toArray();
        for (int swaps = random.nextInt(4); swaps > 0; swaps--) {
            int one = random.nextInt(bound);
            int other = random.nextInt(bound);
            long index = indices[one];
            indices[one] = indices[other];
            indices[other] = index;
        }
        return Arrays.copyOf(indices, random.nextInt(bound + 1));
    }

    private static long[] dims(long items, long[] item) {
        return LongStream.concat(LongStream.of(items), Arrays.stream(item)).toArray();
    }
}
