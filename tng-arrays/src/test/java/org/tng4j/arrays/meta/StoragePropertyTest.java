package org.tng4j.arrays.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.tng4j.arrays.shape.DataShape;

/// Random datashapes in random layouts.
class StoragePropertyTest {

    private static final int CASES = 10_000;

    @Test
    void printsWhatParsesBackToItself() {
        forAny((storage, seed) -> assertEquals(storage, Storage.parse(storage.toString()), () -> seed + ": " + storage));
    }

    @Test
    void parsesLayoutsThatNobodyWouldMake() {
        forAny((storage, seed) -> {
            Random random = new Random(storage.hashCode());
            Storage senseless = new Storage(RandomMetas.senseless(storage.meta(), random), random.nextLong() >>> 1);
            assertEquals(senseless, Storage.parse(senseless.toString()), () -> seed + ": " + senseless);
        });
    }

    @Test
    void printsAsciiInOneLine() {
        forAny((storage, seed) -> assertTrue(storage.toString().chars().allMatch(c -> c >= ' ' && c <= '~'), seed));
    }

    @Test
    void laysOutTheDatashapeItWasGivenInTheBytesItSays() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            boolean bits = random.nextBoolean();
            DataShape shape = RandomMetas.shape(random, bits);
            Layout layout = RandomMetas.layout(random, bits);
            long[] heapSizes = RandomMetas.heapSizes(shape, random);
            ArrMeta meta = layout.metaOf(shape, heapSizes);
            String message = "seed " + seed + ": " + meta;
            assertEquals(shape, meta.shape(), message);
            assertTrue(meta.span().from() >= 0 && meta.span().to() <= layout.byteSizeOf(shape, heapSizes), message);
        }
    }

    /// Marks every byte of every element, heap, row and bitmap with the number of its owner.
    @Test
    void givesEveryPartBytesOfItsOwn() {
        forAny((storage, seed) -> {
            Span span = storage.meta().span();
            OwnedBytes bytes = new OwnedBytes(Math.toIntExact(span.to()));
            bytes.take(storage.meta(), 0);
            assertEquals(Optional.empty(), bytes.conflict(), () -> seed + ": " + storage);
        });
    }

    @Test
    void keepsEverythingElsewhereInPlaceWhenTheBaseMoves() {
        forAny((storage, seed) -> {
            ArrMeta moved = storage.meta().rebased(40);
            Span before = Reach.elsewhere(storage.meta());
            Span after = Reach.elsewhere(moved);
            assertEquals(before.size(), after.size(), seed);
            assertTrue(before.size() == 0 || before.equals(after.moved(40)), seed);
            assertEquals(storage.meta().elementSpan(), moved.elementSpan(), seed);
            assertEquals(storage.meta(), moved.rebased(-40), seed);
        });
    }

    private static void forAny(BiConsumer<Storage, String> check) {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            boolean bits = random.nextBoolean();
            DataShape shape = RandomMetas.shape(random, bits);
            ArrMeta meta = RandomMetas.layout(random, bits).metaOf(shape, RandomMetas.heapSizes(shape, random));
            check.accept(new Storage(meta, random.nextBoolean() ? 0 : random.nextInt(1000)), "seed " + seed);
        }
    }
}
