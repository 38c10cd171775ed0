package org.tng4j.arrays.copy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.Scalar;

/// Plans against a model that moves one byte at a time, over random shapes, layouts, memories and ranges. The whole memory
/// of the target is compared, so a byte written beside an element is found as well.
class CopyPlanPropertyTest {

    @ParameterizedTest
    @EnumSource(Scalar.class)
    void copiesEveryElementAndNoOtherByte(Scalar scalar) {
        for (long seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            agreesWithTheModel(scalar, random, randomDims(random, 6), "seed " + seed + " " + scalar);
        }
    }

    @ParameterizedTest
    @EnumSource(Scalar.class)
    void copiesRowsLongerThanAChunk(Scalar scalar) {
        for (long seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            long[] dims = {1 + random.nextInt(2), 2000 + random.nextInt(5000)};
            agreesWithTheModel(scalar, random, dims, "seed " + seed + " " + scalar);
        }
    }

    /// Long and short axes: tiles of transposes, chunks of rows, and what is left over of either.
    @ParameterizedTest
    @EnumSource(names = {"INT8", "INT16", "FLOAT32", "COMPLEX64", "FLOAT64", "COMPLEX128"})
    void copiesLongAxesBesideShortOnes(Scalar scalar) {
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            long[] dims = new long[2 + random.nextInt(2)];
            Arrays.setAll(dims, _ -> random.nextBoolean() ? 1 + random.nextInt(6) : 1 + random.nextInt(dims.length == 2 ? 300 : 90));
            agreesWithTheModel(scalar, random, dims, "seed " + seed + " " + scalar);
        }
    }

    /// Rows of one side are columns of the other, with gaps between them, whole and in parts.
    @ParameterizedTest
    @EnumSource(names = {"INT8", "FLOAT32", "FLOAT64"})
    void transposesLargeMatrices(Scalar scalar) {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int width = scalar.byteSize();
            long[] dims = {60 + random.nextInt(150), 60 + random.nextInt(150)};
            long[] rows = {(dims[1] + random.nextInt(3)) * width, width};
            long[] columns = {width, (dims[0] + random.nextInt(3)) * width};
            ScalarMeta element = new ScalarMeta(scalar, ByteOrder.nativeOrder());
            MemorySegment memory = MemorySegment.ofArray(new byte[220 * 220 * width]);
            ModelArray source = ModelArray.of(memory, element, dims, random.nextBoolean() ? rows : columns);
            source.fillWithNoise(random);
            for (long[] strides : new long[][] {rows, columns}) {
                ModelArray target = ModelArray.of(MemorySegment.ofArray(new long[220 * 220]), element, dims, strides);
                runAndCompare(source, target, random, "seed " + seed + " " + scalar);
            }
        }
    }

    @Test
    void copiesTheWholeInAnyPieces() {
        for (long seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            long[] dims = randomDims(random, 6);
            try (Arena arena = Arena.ofConfined()) {
                ModelArray source = ModelArray.random(arena, random, Scalar.INT32, dims, true);
                ModelArray target = ModelArray.random(arena, random, Scalar.INT32, dims, false);
                byte[] expected = target.copyOfBytes();
                source.copyByModel(target, expected, 0, source.elementCount());
                CopyPlan plan = CopyPlan.of(source.meta(), target.meta());
                for (long first : shuffledStarts(source.elementCount(), random)) {
                    long count = Math.min(3, plan.elementCount() - first);
                    plan.run(source.segment(), source.base(), target.segment(), target.base(), first, count);
                }
                assertArrayEquals(expected, target.copyOfBytes(), "seed " + seed);
            }
        }
    }

    private static void agreesWithTheModel(Scalar scalar, Random random, long[] dims, String seed) {
        try (Arena arena = Arena.ofConfined()) {
            ModelArray source = ModelArray.random(arena, random, scalar, dims, true);
            ModelArray target = ModelArray.random(arena, random, scalar, dims, false);
            runAndCompare(source, target, random, seed);
        }
    }

    private static void runAndCompare(ModelArray source, ModelArray target, Random random, String seed) {
        CopyPlan plan = CopyPlan.of(source.meta(), target.meta());
        assertEquals(source.elementCount(), plan.elementCount(), seed);
        long first = random.nextLong(plan.elementCount() + 1);
        long count = random.nextLong(plan.elementCount() - first + 1);
        boolean whole = random.nextBoolean();
        byte[] expected = target.copyOfBytes();
        byte[] sourceBytes = source.copyOfBytes();
        source.copyByModel(target, expected, whole ? 0 : first, whole ? plan.elementCount() : count);
        if (whole) {
            plan.run(source.segment(), source.base(), target.segment(), target.base());
        } else {
            runOnWantedBytesOnly(plan, source, target, first, count);
        }
        String where = seed + ", " + plan.explain();
        assertArrayEquals(expected, target.copyOfBytes(), where);
        assertArrayEquals(sourceBytes, source.copyOfBytes(), where);
    }

    /// The segments hold the wanted elements and nothing else: whoever touches another byte is out of bounds.
    private static void runOnWantedBytesOnly(CopyPlan plan, ModelArray source, ModelArray target, long first, long count) {
        long sourceFrom = source.lowestByte(first, count);
        long targetFrom = target.lowestByte(first, count);
        plan.run(
                source.segment().asSlice(sourceFrom, source.highestByte(first, count) - sourceFrom),
                source.base() - sourceFrom,
                target.segment().asSlice(targetFrom, target.highestByte(first, count) - targetFrom),
                target.base() - targetFrom,
                first,
                count);
    }

    private static List<Long> shuffledStarts(long elementCount, Random random) {
        List<Long> starts = new ArrayList<>();
        for (long first = 0; first < elementCount; first += 3) {
            starts.add(first);
        }
        Collections.shuffle(starts, random);
        return starts;
    }

    private static long[] randomDims(Random random, int bound) {
        long[] dims = new long[random.nextInt(5)];
        Arrays.setAll(dims, _ -> random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(bound));
        return dims;
    }
}
