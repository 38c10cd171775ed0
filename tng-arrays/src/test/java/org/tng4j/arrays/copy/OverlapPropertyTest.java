package org.tng4j.arrays.copy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tng4j.arrays.shape.Scalar;

/// Source and target somewhere in one memory, against a model that reads all of it first.
class OverlapPropertyTest {

    private static final Scalar[] SCALARS = {Scalar.INT8, Scalar.INT16, Scalar.FLOAT32, Scalar.FLOAT64, Scalar.COMPLEX64};

    @Test
    void copiesAsIfAllWereReadFirst() {
        for (long seed = 0; seed < 30_000; seed++) {
            agreesWithTheModel(new Random(seed), 7, "seed " + seed);
        }
    }

    @Test
    void copiesManyAsIfAllWereReadFirst() {
        for (long seed = 0; seed < 500; seed++) {
            agreesWithTheModel(new Random(seed), 90, "seed " + seed);
        }
    }

    private static void agreesWithTheModel(Random random, int bound, String seed) {
        long[] dims = new long[random.nextInt(bound > 10 ? 3 : 4)];
        Arrays.setAll(dims, _ -> 1 + random.nextInt(random.nextBoolean() ? 3 : bound));
        Scalar scalar = SCALARS[random.nextInt(SCALARS.length)];
        try (Arena arena = Arena.ofConfined()) {
            ModelArray source = ModelArray.random(arena, random, scalar, dims, false)
                    .inWiderMemory(arena, random, random.nextInt(40) + random.nextInt(bound) * 16);
            ModelArray target = source.another(random, random.nextInt(3) > 0);
            CopyPlan plan = CopyPlan.of(source.meta(), target.meta());
            boolean whole = random.nextBoolean();
            long first = whole ? 0 : random.nextLong(plan.elementCount() + 1);
            long count = whole ? plan.elementCount() : random.nextLong(plan.elementCount() - first + 1);
            byte[] expected = source.copyOfBytes();
            source.copyByModel(target, expected, first, count);
            if (whole) {
                plan.run(source.segment(), source.base(), target.segment(), target.base());
            } else {
                plan.run(source.segment(), source.base(), target.segment(), target.base(), first, count);
            }
            assertArrayEquals(expected, source.copyOfBytes(),
                    () -> seed + ", " + source.meta().storageText(source.base()) + " to "
                            + target.meta().storageText(target.base()) + ", " + plan.explain());
        }
    }
}
