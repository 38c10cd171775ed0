package org.tng4j.arrays.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.RandomMetas;
import org.tng4j.arrays.meta.RecordMeta;
import org.tng4j.arrays.meta.Span;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.FixedDim;
import org.tng4j.arrays.shape.NamedShape;
import org.tng4j.arrays.shape.RecordShape;
import org.tng4j.arrays.shape.Slice;

/// What views promise whatever they hold: random fixed axes over random elements (records, text, options, rows of their
/// own) in random layouts. Two views are the same if all their elements are, place and layout.
class ViewLawsPropertyTest {

    private static final int CASES = 2000;

    /// One case.
    private interface Law {
        void check(NdView view, Random random, String seed);
    }

    @Test
    void slicesSlicesAsTheirIndicesCompose() {
        forAny((view, random, seed) -> {
            int axis = random.nextInt(view.shape().rank());
            Slice first = slice(random);
            Slice second = slice(random);
            List<Long> all = LongStream.range(0, view.shape().dim(axis)).boxed().toList();
            List<Long> taken = taken(taken(all, first), second);
            NdView toFront = toFront(view.slice(axis, first).slice(axis, second), axis);
            List<String> expected = taken.stream().flatMap(i -> elements(toFront(view, axis).at(i)).stream()).toList();
            assertEquals(expected, elements(toFront), seed + " " + first + " " + second);
            assertEquals(taken.size(), toFront.shape().dim(0), seed);
        });
    }

    @Test
    void undoesAPermutationByItsInverse() {
        forAny((view, random, seed) -> {
            int[] order = permutation(view.shape().rank(), random);
            int[] inverse = new int[order.length];
            for (int i = 0; i < order.length; i++) {
                inverse[order[i]] = i;
            }
            assertEquals(view.toString(), view.permute(order).permute(inverse).toString(), seed);
            assertEquals(view.toString(), view.transpose().transpose().toString(), seed);
            assertEquals(elements(view).stream().sorted().toList(), elements(view.permute(order)).stream().sorted().toList(), seed);
        });
    }

    @Test
    void slicesFieldsAsItTakesFieldsOfSlices() {
        forAny((view, random, seed) -> {
            NdView records = view.shape().measure() instanceof RecordShape ? view : recordsOf(random);
            for (String name : names(records)) {
                int axis = random.nextInt(records.shape().rank());
                Slice slice = slice(random);
                assertEquals(elements(records.field(name).slice(axis, slice)), elements(records.slice(axis, slice).field(name)), seed);
                assertEquals(elements(records.field(name)), elements(records.fields(name).field(0)), seed);
            }
        });
    }

    @Test
    void staysInTheBytesOfItsParent() {
        forAny((view, random, seed) -> {
            NdView at = view;
            for (int times = 0; times < 4; times++) {
                NdView parent = at;
                at = anyOperation(parent, random);
                assertInside(parent, at, () -> seed + ": " + view + " -> " + parent);
            }
        });
    }

    @Test
    void keepsTheElementsWhenItOnlyMovesAxes() {
        forAny((view, random, seed) -> {
            int rank = view.shape().rank();
            assertEquals(elements(view), elements(view.newAxis(random.nextInt(rank + 1))), seed);
            assertEquals(elements(view), elements(view.squeeze()), seed);
            assertEquals(elements(view), elements(view.flip(rank - 1).flip(rank - 1)), seed);
            assertEquals(elements(view), elements(reshaped(view, random)), seed);
        });
    }

    @Test
    void repeatsElementsWhenStretched() {
        forAny((view, random, seed) -> {
            NdView stretched = view.broadcastTo(sizes(view, 2));
            assertEquals(elements(view), elements(stretched.at(1)), seed);
            assertEquals(0, stretched.byteStride(0), seed);
            assertTrue(stretched.segment().isReadOnly(), seed);
        });
    }

    private static NdView anyOperation(NdView view, Random random) {
        int rank = fixedRank(view);
        if (rank == 0) {
            return view.newAxis(0);
        }
        int axis = random.nextInt(rank);
        return switch (random.nextInt(9)) {
            case 0 -> view.slice(axis, slice(random));
            case 1 -> view.flip(axis);
            case 2 -> view.permute(permutation(rank, random));
            case 3 -> view.shape().dim(0) == 0 ? view : view.at(random.nextLong(view.shape().dim(0)));
            case 4 -> view.squeeze();
            case 5 -> rank < 2 ? view : view.diagonal(axis, (axis + 1) % rank);
            case 6 -> view.broadcastTo(sizes(view, random.nextInt(3)));
            case 7 -> view.meta().leaf() instanceof RecordMeta record && !record.fields().isEmpty()
                    ? view.field(random.nextInt(record.fields().size()))
                    : view;
            default -> reshaped(view, random);
        };
    }

    /// All axes from some on as one, if byte strides can say so.
    private static NdView reshaped(NdView view, Random random) {
        long[] sizes = sizes(view);
        int axis = random.nextInt(sizes.length + 1);
        long[] fewer = LongStream.concat(
                LongStream.of(sizes).limit(axis), LongStream.of(LongStream.of(sizes).skip(axis).reduce(1, (a, b) -> a * b))).toArray();
        try {
            return view.reshape(fewer);
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().endsWith("without a copy") && !view.isContiguous(), () -> e.getMessage());
            return view;
        }
    }

    private static void assertInside(NdView parent, NdView child, Supplier<String> message) {
        Span whole = parent.meta().span().moved(parent.base());
        Span part = child.meta().span().moved(child.base());
        assertTrue(part.size() == 0 || part.from() >= whole.from() && part.to() <= whole.to(), message);
        assertTrue(child.base() >= 0 && child.base() <= child.segment().byteSize(), message);
        NdView.wrap(child.segment(), child.base(), child.shape(), child.meta());
    }

    private static void forAny(Law law) {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            boolean bits = random.nextBoolean();
            DataShape shape = RandomMetas.shape(random, bits).measure();
            law.check(view(shape, bits, random), random, "seed " + seed);
        }
    }

    private static NdView recordsOf(Random random) {
        DataShape field = RandomMetas.shape(random, true);
        return view(new RecordShape(List.of(new NamedShape("a", RandomMetas.shape(random, true)), new NamedShape("b", field))), true, random);
    }

    private static NdView view(DataShape measure, boolean bits, Random random) {
        DataShape shape = measure;
        for (int rank = 1 + random.nextInt(3); rank > 0; rank--) {
            shape = shape.prepend(random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(3));
        }
        Layout layout = RandomMetas.layout(random, bits);
        long[] heapSizes = RandomMetas.heapSizes(shape, random);
        MemorySegment memory = MemorySegment.ofArray(new byte[Math.toIntExact(layout.byteSizeOf(shape, heapSizes))]);
        return NdView.wrap(memory, 0, shape, layout.metaOf(shape, heapSizes));
    }

    private static List<String> names(NdView records) {
        return ((RecordShape) records.shape().measure()).members().stream().map(NamedShape::name).toList();
    }

    /// Every element, in row-major order, as text: its place, its layout, and where it has what elsewhere. A row counts
    /// as one.
    private static List<String> elements(NdView view) {
        if (!(view.shape() instanceof FixedDim axis)) {
            return List.of(view.toString());
        }
        return LongStream.range(0, axis.size()).boxed().flatMap(i -> elements(view.at(i)).stream()).toList();
    }

    private static NdView toFront(NdView view, int axis) {
        IntStream others = IntStream.range(0, view.shape().rank()).filter(other -> other != axis);
        return view.permute(IntStream.concat(IntStream.of(axis), others).toArray());
    }

    private static int fixedRank(NdView view) {
        return (int) view.shape().dims().stream().takeWhile(FixedDim.class::isInstance).count();
    }

    private static int[] permutation(int rank, Random random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        Collections.shuffle(order, random);
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static long[] sizes(NdView view, long... front) {
        LongStream own = IntStream.range(0, fixedRank(view)).mapToLong(view.shape()::dim);
        return LongStream.concat(LongStream.of(front), own).toArray();
    }

    private static Slice slice(Random random) {
        return new Slice(end(random), end(random), (random.nextBoolean() ? 1 : -1) * (1 + random.nextInt(3)));
    }

    private static OptionalLong end(Random random) {
        return random.nextInt(3) == 0 ? OptionalLong.empty() : OptionalLong.of(random.nextInt(9) - 4);
    }

    /// Python's slices, item by item.
    private static List<Long> taken(List<Long> items, Slice slice) {
        List<Long> taken = new ArrayList<>();
        int size = items.size();
        boolean forwards = slice.every() > 0;
        long at = slice.from().isEmpty() ? (forwards ? 0 : size - 1) : fromEnd(slice.from().getAsLong(), size);
        long stop = slice.to().isEmpty() ? (forwards ? size : -1) : Math.max(fromEnd(slice.to().getAsLong(), size), forwards ? 0 : -1);
        at = forwards ? Math.max(at, 0) : Math.min(at, size - 1);
        for (; forwards ? at < Math.min(stop, size) : at > stop; at += slice.every()) {
            taken.add(items.get((int) at));
        }
        return taken;
    }

    private static long fromEnd(long index, int size) {
        return index < 0 ? index + size : index;
    }
}
