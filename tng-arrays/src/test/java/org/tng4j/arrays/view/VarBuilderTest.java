package org.tng4j.arrays.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.VarMeta;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Slice;

class VarBuilderTest {

    @Test
    void fillsRowAfterRow() {
        NdView all = allocate("3 * var * int32", 5);
        VarBuilder builder = new VarBuilder(all);

        NdView first = builder.append(2);
        NdView second = builder.append(3);
        first.writer().setLong(7, 1);
        second.writer().setLong(9, 2);

        assertEquals("2 * int32 @ [4]+32", first.toString());
        assertEquals(7, builder.freeze().getLong(0, 1));
        assertEquals(9, all.getLong(1, 2));
        assertEquals(0, all.at(2).slice(0, Slice.ALL).shape().dim(0));
        assertEquals("7", String.valueOf(all.at(0).slice(0, Slice.ALL).getLong(1)));
    }

    @Test
    void givesEachRowItsSizeOnce() {
        VarBuilder builder = new VarBuilder(allocate("2 * var * int32", 5));
        builder.append(1);

        refuses("row has 5 items, there is room for 4", () -> builder.append(5));
        refuses("row has -1 items, there is room for 4", () -> builder.append(-1));
        builder.append(4);
        stops("all 2 rows are there, none can be appended", () -> builder.append(0));
        builder.freeze();
        stops("rows are frozen, none can be appended", () -> builder.append(0));
    }

    @Test
    void takesRaggedArraysWithoutGapsOnly() {
        refuses("3 * int8 @ [1] is no n * var * item with offsets 8 bytes apart", () -> new VarBuilder(allocate("3 * int8")));
        refuses("2 * var * int8 @ [16, 1{40, 9}] is no n * var * item with offsets 8 bytes apart",
                () -> new VarBuilder(allocate("4 * var * int8", 9).slice(0, Slice.ALL.every(2))));
        NdView rows = allocate("1 * var * int8", 9);
        refuses("memory of 1 * var * int8 @ [8, 1{16, 9}] is read-only",
                () -> new VarBuilder(NdView.wrap(rows.segment().asReadOnly(), 0, rows.shape(), rows.meta())));
    }

    @Test
    void writesNothingWhereThereAreNoRows() {
        byte[] bytes = {1, 2, 3, 4, 5, 6, 7, 8};
        NdView none = NdView.wrap(MemorySegment.ofArray(bytes), 0, DataShape.parse("0 * var * int8"),
                new FixedMeta(0, 8, new VarMeta(1, 8, 0, Layout.C.metaOf(DataShape.parse("int8")))));

        assertEquals(none.toString(), new VarBuilder(none).freeze().toString());
        assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, bytes);
    }

    @Test
    void leavesTheRowsInFrontOfASliceAlone() {
        NdView all = allocate("3 * var * int32", 5);
        VarBuilder builder = new VarBuilder(all);
        builder.append(2);
        builder.append(3);
        builder.freeze();
        NdView rest = all.slice(0, 1, 3, 1);

        refuses("first row of " + rest + " begins at item 2, must begin at 0", () -> new VarBuilder(rest));
        assertEquals(2, all.at(0).slice(0, Slice.ALL).shape().dim(0));
    }

    /// Random rows of rows, beside lists of lists.
    @Test
    void agreesWithListsOfLists() {
        for (int seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            List<List<Long>> lists = lists(random);
            NdView view = filled(lists, random);
            assertEquals(lists, read(view), "seed " + seed);
            assertEquals(lists.reversed(), read(view.flip(0)), "seed " + seed);
            Slice slice = Slice.ALL.from(random.nextInt(5) - 2).every(random.nextBoolean() ? 1 : -2);
            List<List<Long>> sliced = lists.stream().map(list -> sliced(list, slice)).toList();
            List<List<Long>> rows = new ArrayList<>();
            for (long i = 0; i < lists.size(); i++) {
                rows.add(readRow(view.at(i).slice(0, slice)));
            }
            assertEquals(sliced, rows, "seed " + seed);
        }
    }

    private static List<List<Long>> lists(Random random) {
        List<List<Long>> lists = new ArrayList<>();
        for (int rows = random.nextInt(6); rows > 0; rows--) {
            lists.add(random.longs(random.nextInt(5)).boxed().toList());
        }
        return lists;
    }

    private static NdView filled(List<List<Long>> lists, Random random) {
        long count = lists.stream().mapToLong(List::size).sum();
        VarBuilder builder = new VarBuilder(allocate(lists.size() + " * var * int64", count + random.nextInt(3)));
        for (List<Long> list : lists) {
            NdView row = builder.append(list.size());
            for (int i = 0; i < list.size(); i++) {
                row.writer().setLong(list.get(i), i);
            }
        }
        return builder.freeze();
    }

    private static List<List<Long>> read(NdView view) {
        return LongStream.range(0, view.shape().dim(0)).mapToObj(i -> readRow(view.at(i).slice(0, Slice.ALL))).toList();
    }

    private static List<Long> readRow(NdView row) {
        return LongStream.range(0, row.shape().dim(0)).mapToObj(row::getLong).toList();
    }

    private static List<Long> sliced(List<Long> list, Slice slice) {
        int size = list.size();
        long from = slice.from().orElseThrow() < 0 ? slice.from().getAsLong() + size : slice.from().getAsLong();
        if (slice.every() > 0) {
            return list.subList(Math.clamp(from, 0, size), size);
        }
        List<Long> sliced = new ArrayList<>();
        for (long i = Math.min(from, size - 1L); i >= 0; i -= 2) {
            sliced.add(list.get((int) i));
        }
        return sliced;
    }

    private static NdView allocate(String shape, long... heapSizes) {
        return NdView.allocate(Arena.ofAuto(), DataShape.parse(shape), Layout.C, heapSizes);
    }

    private static void refuses(String message, Executable code) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, code).getMessage());
    }

    private static void stops(String message, Executable code) {
        assertEquals(message, assertThrows(IllegalStateException.class, code).getMessage());
    }
}
