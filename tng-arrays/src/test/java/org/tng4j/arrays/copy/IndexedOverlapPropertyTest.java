package org.tng4j.arrays.copy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.shape.DataShape;

/// Gather and scatter between two places of one memory, against a model that reads all of it first.
class IndexedOverlapPropertyTest {

    private static final String[] ITEMS = {"int8", "int16", "float32", "float64", "3 * float32", "3 * float64", "5 * int8"};

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void movesItemsAsIfAllWereReadFirst(boolean gathers) {
        for (long seed = 0; seed < 20_000; seed++) {
            agreesWithTheModel(gathers, new Random(seed), "seed " + seed);
        }
    }

    private static void agreesWithTheModel(boolean gathers, Random random, String seed) {
        int bound = 1 + random.nextInt(8);
        long[] indices = indices(bound, random);
        DataShape item = DataShape.parse(ITEMS[random.nextInt(ITEMS.length)]);
        FixedMeta source = items(gathers ? bound : indices.length, item, random);
        FixedMeta target = items(gathers ? indices.length : bound, item, random);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = random.nextBoolean() ? arena.allocate(1000) : MemorySegment.ofArray(new byte[1000]);
            byte[] before = new byte[1000];
            random.nextBytes(before);
            MemorySegment.copy(before, 0, memory, ValueLayout.JAVA_BYTE, 0, before.length);
            long from = 300L + random.nextInt(60);
            long to = 300L + random.nextInt(60);
            byte[] expected = before.clone();
            int itemSize = (int) source.item().span().size();
            for (int i = 0; i < indices.length; i++) {
                long sourceItem = from + source.byteStride() * (gathers ? indices[i] : i);
                long targetItem = to + target.byteStride() * (gathers ? i : indices[i]);
                System.arraycopy(before, (int) sourceItem, expected, (int) targetItem, itemSize);
            }
            IndexVector vector = IndexVector.of(bound, indices);
            IndexedCopy copy = gathers
                    ? IndexedCopy.gather(source, vector, target, Casting.NO)
                    : IndexedCopy.scatter(source, vector, target, Casting.NO);
            copy.run(memory, from, memory, to);
            assertArrayEquals(expected, memory.toArray(ValueLayout.JAVA_BYTE), () -> seed + ", " + copy + ", " + source.storageText(from)
                    + " to " + target.storageText(to));
        }
    }

    /// The first of them, often in order, else with one changing places; no item twice.
    private static long[] indices(int bound, Random random) {
        long[] indices = LongStream.range(0, random.nextBoolean() ? bound : random.nextInt(bound + 1)).toArray();
        if (indices.length > 0 && random.nextBoolean()) {
            int one = random.nextInt(indices.length);
            int other = random.nextInt(indices.length);
            long index = indices[one];
            indices[one] = indices[other];
            indices[other] = index;
        }
        return indices;
    }

    /// With or without gaps, in either direction.
    private static FixedMeta items(long count, DataShape item, Random random) {
        long byteStride = Layout.PACKED.byteSizeOf(item) + (random.nextBoolean() ? 0 : random.nextInt(4));
        return new FixedMeta(count, random.nextInt(4) == 0 ? -byteStride : byteStride, Layout.PACKED.metaOf(item));
    }
}
