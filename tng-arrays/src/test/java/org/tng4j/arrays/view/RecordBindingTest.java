package org.tng4j.arrays.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.shape.DataShape;

class RecordBindingTest {

    private record Place(double x, float y) {}

    private record Atom(boolean isHeavy, byte a, short b, int c, long d, float e, double f, Place place) {}

    private record Named(String name) {}

    record Picky(int n) {
        Picky {
            if (n < 0) {
                throw new IllegalArgumentException("n is " + n + ", must be at least 0");
            }
        }
    }

    private static final RecordBinding<Atom> ATOMS = RecordBinding.of(Atom.class, MethodHandles.lookup());
    private static final Atom ATOM =
            new Atom(true, (byte) -1, (short) 300, Integer.MIN_VALUE, Long.MAX_VALUE, 1.5f, Math.PI, new Place(-0.0, Float.MIN_VALUE));

    @Test
    void hasTheDatashapeOfItsComponents() {
        assertEquals("{isHeavy: bool, a: int8, b: int16, c: int32, d: int64, e: float32, f: float64, place: {x: float64, y: float32}}",
                ATOMS.shape().toString());
    }

    @Test
    void goesIntoMemoryOfAnyLayoutAndBack() {
        for (Layout layout : new Layout[] {Layout.C, Layout.PACKED.withOrder(ByteOrder.BIG_ENDIAN), Layout.F.withOrder(ByteOrder.LITTLE_ENDIAN)}) {
            NdView view = NdView.allocate(Arena.ofAuto(), DataShape.of(ATOMS.shape(), 2, 3), layout);

            ATOMS.put(ATOM, view, 1, 2);

            assertEquals(ATOM, ATOMS.get(view, 1, 2), view.toString());
            assertEquals(new Atom(false, (byte) 0, (short) 0, 0, 0, 0, 0, new Place(0, 0)), ATOMS.get(view, 1, 1), view.toString());
        }
    }

    @Test
    void findsFieldsByName() {
        NdView view = NdView.allocate(Arena.ofAuto(), DataShape.parse("2 * {y: float32, id: int8, x: float32}"));
        RecordBinding<Place> places = RecordBinding.of(Place.class, MethodHandles.lookup());
        view.field("x").writer().setFloat(0.5f, 1);

        assertEquals(new Place(0.5, 0), places.get(view, 1));
        assertEquals("view holds float32, must hold float64",
                assertThrows(IllegalStateException.class, () -> places.put(new Place(1, 1), view, 0)).getMessage());
        assertEquals("{y: float32, id: int8} has no field x",
                assertThrows(IllegalArgumentException.class, () -> places.get(view.fields("y", "id"), 0)).getMessage());
    }

    @Test
    void refusesIntegersThatTheComponentDoesNotHold() {
        NdView view = NdView.allocate(Arena.ofAuto(), DataShape.parse("{n: int64}"));
        RecordBinding<Picky> picky = RecordBinding.of(Picky.class, MethodHandles.lookup());
        view.field("n").writer().setLong(1L << 31);

        assertEquals("value is 2147483648, component holds -2147483648 to 2147483647",
                assertThrows(ArithmeticException.class, () -> picky.get(view)).getMessage());
        view.field("n").writer().setLong(-3);
        assertEquals("n is -3, must be at least 0", assertThrows(IllegalArgumentException.class, () -> picky.get(view)).getMessage());
    }

    @Test
    void refusesWhatItCannotBind() {
        assertEquals("component name is java.lang.String, must be a number, a boolean or a record",
                assertThrows(IllegalArgumentException.class, () -> RecordBinding.of(Named.class, MethodHandles.lookup())).getMessage());
        assertThrows(IllegalArgumentException.class, () -> RecordBinding.of(Place.class, MethodHandles.publicLookup()));
    }
}
