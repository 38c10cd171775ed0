package org.tng4j.arrays.copy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.shape.DataShape;

/// Plans of records, text, bytes and options against a model that copies leaf by leaf, over random datashapes and layouts.
/// The whole memory of the target is compared, so a byte of padding that is written is found as well.
class RecordCopyPropertyTest {

    @Test
    void copiesEveryFieldAndNoOtherByte() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            RandomRecords records = new RandomRecords(random);
            DataShape shape = records.shape();
            agreesWithTheModel(random, records.layout(shape), records.layout(shape), Casting.NO, "seed " + seed);
        }
    }

    @Test
    void copiesBetweenLayoutsThatAreAlike() {
        for (long seed = 0; seed < 5000; seed++) {
            Random random = new Random(seed);
            RandomRecords records = new RandomRecords(random);
            ArrMeta meta = records.layout(records.shape());
            agreesWithTheModel(random, meta, meta, Casting.NO, "seed " + seed);
        }
    }

    @Test
    void convertsEachFieldByItself() {
        for (long seed = 0; seed < 5000; seed++) {
            Random random = new Random(seed);
            RandomRecords records = new RandomRecords(random);
            DataShape shape = records.shape();
            agreesWithTheModel(
                    random, records.layout(shape), records.layout(records.converted(shape)), Casting.UNSAFE, "seed " + seed);
        }
    }

    @Test
    void copiesAsIfAllWereReadFirst() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            RandomRecords records = new RandomRecords(random);
            DataShape shape = records.shape();
            ArrMeta source = records.layout(shape);
            boolean converts = random.nextInt(4) == 0;
            ArrMeta target = random.nextBoolean() ? source : records.layout(converts ? records.converted(shape) : shape);
            agreesInOneMemory(random, source, target, converts ? Casting.UNSAFE : Casting.NO, "seed " + seed);
        }
    }

    private static void agreesWithTheModel(Random random, ArrMeta source, ArrMeta target, Casting casting, String seed) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment from = memory(arena, random, source.span().size() + 5);
            MemorySegment to = memory(arena, random, target.span().size() + 5);
            agrees(random, CopyPlan.of(source, target, casting), new Side(source, from, baseOf(random, source, 5)),
                    new Side(target, to, baseOf(random, target, 5)), seed);
        }
    }

    private static void agreesInOneMemory(Random random, ArrMeta source, ArrMeta target, Casting casting, String seed) {
        try (Arena arena = Arena.ofConfined()) {
            int margin = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(40);
            long size = Math.max(source.span().size(), target.span().size()) + margin;
            MemorySegment memory = memory(arena, random, size);
            int sourceMargin = (int) (size - source.span().size());
            int targetMargin = (int) (size - target.span().size());
            agrees(random, CopyPlan.of(source, target, casting), new Side(source, memory, baseOf(random, source, sourceMargin)),
                    new Side(target, random.nextBoolean() ? memory : memory.asSlice(0), baseOf(random, target, targetMargin)), seed);
        }
    }

    private record Side(ArrMeta meta, MemorySegment segment, long base) {

        ModelRecords model() {
            return new ModelRecords(meta, base);
        }
    }

    private static void agrees(Random random, CopyPlan plan, Side source, Side target, String seed) {
        ModelRecords from = source.model();
        ModelRecords to = target.model();
        assertEquals(from.elementCount(), plan.elementCount(), seed);
        boolean whole = random.nextBoolean();
        int first = whole ? 0 : random.nextInt(from.elementCount() + 1);
        int count = whole ? from.elementCount() : random.nextInt(from.elementCount() - first + 1);
        byte[] expected = ModelRecords.bytesOf(target.segment);
        from.copyTo(to, ModelRecords.bytesOf(source.segment), expected, first, count);
        if (whole) {
            plan.run(source.segment, source.base, target.segment, target.base);
        } else {
            runOnWantedBytesOnly(plan, source, target, first, count);
        }
        Supplier<String> where = () -> seed + ", " + source.meta.storageText(source.base) + " to "
                + target.meta.storageText(target.base) + ", " + plan.explain() + ", " + first + " + " + count;
        assertArrayEquals(expected, ModelRecords.bytesOf(target.segment), where);
    }

    /// The segments hold the wanted elements and nothing else: whoever touches another byte is out of bounds.
    private static void runOnWantedBytesOnly(CopyPlan plan, Side source, Side target, int first, int count) {
        long sourceFrom = source.model().lowestByte(first, count);
        long targetFrom = target.model().lowestByte(first, count);
        plan.run(
                source.segment.asSlice(sourceFrom, source.model().highestByte(first, count) - sourceFrom),
                source.base - sourceFrom,
                target.segment.asSlice(targetFrom, target.model().highestByte(first, count) - targetFrom),
                target.base - targetFrom,
                first,
                count);
    }

    private static long baseOf(Random random, ArrMeta meta, int margin) {
        return random.nextInt(margin + 1) - meta.span().from();
    }

    private static MemorySegment memory(Arena arena, Random random, long size) {
        byte[] noise = new byte[(int) size];
        random.nextBytes(noise);
        MemorySegment heap = MemorySegment.ofArray(noise);
        return random.nextBoolean() ? heap : arena.allocate(size + 1).asSlice(1).copyFrom(heap);
    }
}
