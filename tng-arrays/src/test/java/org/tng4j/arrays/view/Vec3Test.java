package org.tng4j.arrays.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.shape.DataShape;

class Vec3Test {

    private static final Vec3 A = new Vec3(1, 2, 3);
    private static final Vec3 B = new Vec3(-4, 5, 0.5);

    @Test
    void calculates() {
        assertEquals(new Vec3(-3, 7, 3.5), A.plus(B));
        assertEquals(new Vec3(5, -3, 2.5), A.minus(B));
        assertEquals(new Vec3(2, 4, 6), A.times(2));
        assertEquals(-4 + 10 + 1.5, A.dot(B));
        assertEquals(new Vec3(2 * 0.5 - 3 * 5, 3 * -4 - 1 * 0.5, 1 * 5 - 2 * -4), A.cross(B));
        assertEquals(0, A.cross(B).dot(A), 1e-12);
        assertEquals(13, new Vec3(3, 4, 12).length());
        assertEquals(Math.sqrt(25 + 9 + 6.25), A.distance(B));
        assertEquals(1, B.normalized().length(), 1e-15);
        assertTrue(Double.isNaN(new Vec3(0, 0, 0).normalized().x()));
    }

    @Test
    void goesIntoArraysOfAnyLayoutAndBack() {
        for (Layout layout : new Layout[] {Layout.XYZ, Layout.XYZ_, Layout.SOA, Layout.F}) {
            for (String type : new String[] {"float32", "float64"}) {
                NdView view = NdView.allocate(Arena.ofAuto(), DataShape.parse("5 * 3 * " + type), layout);

                B.put(view, 3);

                assertEquals(B, Vec3.get(view, 3), view.toString());
                assertEquals(new Vec3(0, 0, 0), Vec3.get(view, 2), view.toString());
            }
        }
    }

    @Test
    void roundsToFloats() {
        NdView view = NdView.allocate(Arena.ofAuto(), DataShape.parse("3 * float32"));

        new Vec3(0.1, 0, 0).put(view);

        assertEquals(0.1f, Vec3.get(view).x());
    }

    @Test
    void takesThreeFloatsOnly() {
        NdView four = NdView.allocate(Arena.ofAuto(), DataShape.parse("2 * 4 * float32"));
        NdView ints = NdView.allocate(Arena.ofAuto(), DataShape.parse("2 * 3 * int32"));

        assertEquals("vector is 4 * float32, must have 3 numbers",
                assertThrows(IllegalArgumentException.class, () -> Vec3.get(four, 0)).getMessage());
        assertEquals("vector is 2 * 4 * float32, must have 3 numbers",
                assertThrows(IllegalArgumentException.class, () -> A.put(four)).getMessage());
        assertThrows(IllegalStateException.class, () -> Vec3.get(ints, 0));
        assertThrows(IllegalStateException.class, () -> A.put(ints, 0));
    }
}
