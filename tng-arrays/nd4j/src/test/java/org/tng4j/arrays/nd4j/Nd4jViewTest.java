package org.tng4j.arrays.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.pool.LeasedArena;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.shape.Slice;
import org.tng4j.arrays.view.NdView;

/// An INDArray that lies over our memory is at the same address, and both see what the other writes.
class Nd4jViewTest {

    private static final List<Scalar> TYPES = List.of(Scalar.FLOAT32, Scalar.FLOAT64, Scalar.INT64);
    private static final List<Layout> LAYOUTS = List.of(Layout.C, Layout.F, Layout.XYZ_, Layout.SOA, Layout.axes(2, 0, 1));

    private final Nd4jBridge bridge = new Nd4jBridge();
    private final LeasedArena arena = new LeasedArena();

    /// Closing proves as well that no lease is left.
    @AfterEach
    void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    private static Stream<Arguments> typesAndLayouts() {
        return TYPES.stream().flatMap(type -> LAYOUTS.stream().map(layout -> Arguments.of(type, layout)));
    }

    @ParameterizedTest
    @MethodSource("typesAndLayouts")
    void sharesEveryLayout(Scalar type, Layout layout) {
        requireShared(NdView.allocate(arena, DataShape.of(type, 4, 11, 3), layout));
    }

    @ParameterizedTest
    @MethodSource("typesAndLayouts")
    void sharesSlicesThatBeginSomewhere(Scalar type, Layout layout) {
        NdView whole = NdView.allocate(arena, DataShape.of(type, 4, 11, 3), layout);

        requireShared(whole.at(2));
        requireShared(whole.slice(1, Slice.ALL.from(2).to(9).every(3)));
        requireShared(whole.slice(2, Slice.ALL.from(1)));
        requireShared(whole.permute(1, 2, 0));
        requireShared(whole.at(3, 10, 1));
        requireShared(whole.slice(0, Slice.ALL.from(1).to(2)).newAxis(2));
    }

    @ParameterizedTest
    @EnumSource(NumberType.class)
    void sharesEveryDataTypeThatBothHave(NumberType type) {
        NdView view = NdView.allocate(arena, DataShape.of(type.scalar, 5));
        try (Nd4jView shared = bridge.view(view)) {
            assertEquals(type.dataType, shared.array().dataType());
            shared.array().putScalar(4, 1);
            view.segment().asSlice(0, type.scalar.byteSize())
                    .copyFrom(view.segment().asSlice(4L * type.scalar.byteSize(), type.scalar.byteSize()));
            assertArrayEquals(new double[] {1, 0, 0, 0, 1}, shared.array().castTo(DataType.DOUBLE).toDoubleVector());
        }
    }

    @Test
    void sharesMemoryOfTheGlobalArena() {
        requireShared(NdView.allocate(Arena.global(), DataShape.parse("7 * 3 * float32")));
    }

    @Test
    void sharesAStructuresField() {
        requireShared(NdView.allocate(arena, DataShape.parse("9 * {id: int64, charge: float64}")).field("charge"));
    }

    private void requireShared(NdView view) {
        try (Nd4jView shared = bridge.view(view)) {
            INDArray array = shared.array();
            assertSame(array, shared.array());
            assertEquals(view.segment().address() + view.base(), array.data().address(), view::toString);
            assertArrayEquals(sizes(view), array.shape());
            requireOurWritesThere(view, array);
            requireTheirWritesHere(view, array);
            requireNativeWritesHere(view, array);
        }
    }

    private static void requireOurWritesThere(NdView view, INDArray array) {
        double sum = 0;
        for (int i = 0; i < array.length(); i++) {
            write(view, i + 1, index(i, array.shape()));
            sum += i + 1;
        }
        for (int i = 0; i < array.length(); i++) {
            assertEquals(i + 1, array.getDouble(index(i, array.shape())));
        }
        assertEquals(sum, array.castTo(DataType.DOUBLE).sumNumber().doubleValue(), "summed in native code");
    }

    private static void requireTheirWritesHere(NdView view, INDArray array) {
        for (int i = 0; i < array.length(); i++) {
            array.putScalar(index(i, array.shape()), 1000 - i);
        }
        for (int i = 0; i < array.length(); i++) {
            assertEquals(1000 - i, read(view, index(i, array.shape())));
        }
    }

    private static void requireNativeWritesHere(NdView view, INDArray array) {
        array.addi(7);
        for (int i = 0; i < array.length(); i++) {
            assertEquals(1007 - i, read(view, index(i, array.shape())));
        }
    }

    private static long[] sizes(NdView view) {
        long[] sizes = new long[view.shape().rank()];
        Arrays.setAll(sizes, view.shape()::dim);
        return sizes;
    }

    private static long[] index(long element, long[] sizes) {
        long[] index = new long[sizes.length];
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            index[axis] = element % sizes[axis];
            element /= sizes[axis];
        }
        return index;
    }

    private static void write(NdView view, int value, long[] index) {
        if (view.shape().measure() == Scalar.INT64) {
            view.writer().setLong(value, index);
        } else if (view.shape().measure() == Scalar.FLOAT64) {
            view.writer().setDouble(value, index);
        } else {
            view.writer().setFloat(value, index);
        }
    }

    private static double read(NdView view, long[] index) {
        return view.shape().measure() == Scalar.INT64 ? view.getLong(index) : view.getDouble(index);
    }

    @Test
    void writesNothingBetweenTheElements() {
        NdView padded = NdView.allocate(arena, DataShape.parse("5 * 3 * float32"), Layout.XYZ_);
        padded.segment().fill((byte) 0xA5);
        try (Nd4jView shared = bridge.view(padded)) {
            shared.array().assign(1);
        }
        for (int i = 0; i < 4; i++) {
            assertEquals(0xA5A5A5A5, padded.segment().get(ValueLayout.JAVA_INT, i * 16 + 12));
        }
    }

    @Test
    void showsAnArraysOwnMemoryAndTakesItBack() {
        INDArray array = Nd4j.arange(24).castTo(DataType.DOUBLE).reshape(2, 4, 3);
        for (INDArray part : List.of(array, array.slice(1), array.permute(2, 0, 1), array.slice(1).getColumn(2),
                array.dup('f'), array.slice(1).slice(2), Nd4j.scalar(3.5))) {
            NdView view = bridge.of(part);
            assertArrayEquals(part.shape(), sizes(view));
            for (int i = 0; i < part.length(); i++) {
                assertEquals(part.getDouble(index(i, part.shape())), view.getDouble(index(i, part.shape())));
            }
            requireShared(view);
        }
    }

    @Test
    void keepsAnArrayWhoseMemoryIsInUse() {
        NdView view = bridge.of(Nd4j.ones(DataType.FLOAT, 1000, 3));
        Nd4jView shared = bridge.view(bridge.of(Nd4j.ones(DataType.FLOAT, 1000, 3).muli(2)));
        for (int i = 0; i < 20; i++) {
            System.gc();
            Nd4j.valueArrayOf(new long[] {1000, 3}, 5f, DataType.FLOAT);
        }
        assertEquals(1, view.getFloat(999, 2));
        assertEquals(6000, shared.array().sumNumber().intValue());
        shared.close();
    }

    @Test
    void holdsTheArenaOpenUntilItIsClosed() {
        Nd4jView shared = bridge.view(NdView.allocate(arena, DataShape.parse("5 * 3 * float32")));

        assertEquals("1 export alive: nd4j ×1", assertThrows(IllegalStateException.class, arena::close).getMessage());
        assertEquals(0, shared.array().sumNumber().intValue());
        shared.close();
        shared.close();
    }

    /// Not luck: ND4J refuses an array whose buffer was taken away, and every operation on arrays that share it. Only
    /// single elements of those others are not guarded.
    @Test
    void leavesNoArrayThatCouldReadClosedMemory() {
        NdView view = NdView.allocate(arena, DataShape.parse("5 * 3 * float32"), Layout.XYZ_);
        Nd4jView shared = bridge.view(view);
        INDArray array = shared.array();
        List<INDArray> all = List.of(array, array.slice(1), array.transpose(), array.getColumn(2));
        shared.close();
        arena.close();

        assertEquals("view is closed", assertThrows(IllegalStateException.class, shared::array).getMessage());
        assertThrows(IllegalStateException.class, () -> array.getDouble(0));
        assertThrows(IllegalStateException.class, () -> array.putScalar(0, 1));
        for (INDArray one : all) {
            assertTrue(one.wasClosed());
            assertThrows(IllegalStateException.class, one::sumNumber);
            assertThrows(IllegalStateException.class, () -> one.addi(1));
            assertThrows(IllegalStateException.class, one::dup);
        }
    }
}
