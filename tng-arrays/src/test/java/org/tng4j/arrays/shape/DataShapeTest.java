package org.tng4j.arrays.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DataShapeTest {

    @Test
    void comparesByStructure() {
        DataShape shape = DataShape.of(Scalar.FLOAT32, 1000, 3);

        assertEquals(new FixedDim(1000, new FixedDim(3, Scalar.FLOAT32)), shape);
        assertEquals(DataShape.parse("1000 * 3 * float32").hashCode(), shape.hashCode());
    }

    @Test
    void answersQuestionsAboutDimensions() {
        DataShape shape = DataShape.parse("1000 * 3 * float32");

        assertEquals(2, shape.rank());
        assertEquals(1000, shape.dim(0));
        assertEquals(3, shape.dim(1));
        assertEquals(DataShape.parse("3 * float32"), shape.item());
        assertEquals(Scalar.FLOAT32, shape.measure());
        assertEquals(3000, shape.elementCount());
        assertTrue(shape.isFixed());
        assertEquals("101 * 1000 * 3 * float32", shape.prepend(101).toString());
    }

    @Test
    void answersQuestionsAboutVarDimensions() {
        DataShape shape = DataShape.parse("var * 3 * float32");

        assertFalse(shape.isFixed());
        assertFalse(shape.prepend(2).isFixed());
        assertEquals(2, shape.rank());
        assertEquals(3, shape.dim(1));
        assertEquals(Scalar.FLOAT32, shape.measure());
        assertEquals(
                "dimension 0 of var * 3 * float32 is var, has no fixed size",
                assertThrows(IllegalStateException.class, () -> shape.dim(0)).getMessage());
        assertEquals(
                "dimension 0 of var * 3 * float32 is var, has no fixed size",
                assertThrows(IllegalStateException.class, shape::elementCount).getMessage());
    }

    @Test
    void answersQuestionsAboutSymbolicDimensions() {
        DataShape shape = DataShape.parse("N * A... * 3 * float32");

        assertEquals(List.of("N", "A...", "3"), shape.dims().stream().map(Dim::label).toList());
        assertEquals(Scalar.FLOAT32, shape.measure());
        assertEquals("A... * 3 * float32", shape.item().toString());
        assertEquals(
                "rank of A... * 3 * float32 is not fixed",
                assertThrows(IllegalStateException.class, shape::rank).getMessage());
        assertEquals(
                "dimension 0 of N * float32 is N, has no fixed size",
                assertThrows(IllegalStateException.class, () -> DataShape.parse("N * float32").dim(0)).getMessage());
        assertThrows(IllegalStateException.class, shape::elementCount);
    }

    @Test
    void countsAnOptionOfAnArrayAsOneElement() {
        DataShape shape = DataShape.parse("2 * ?3 * float32");

        assertEquals(1, shape.rank());
        assertEquals("?3 * float32", shape.measure().toString());
        assertEquals(2, shape.elementCount());
    }

    @ParameterizedTest
    @EnumSource(Scalar.class)
    void hasNothingAboveAScalar(Scalar scalar) {
        assertEquals(0, scalar.rank());
        assertEquals(1, scalar.elementCount());
        assertEquals(scalar, scalar.measure());
        assertTrue(scalar.isFixed());
        assertEquals(
                scalar + " has no dimension",
                assertThrows(IllegalStateException.class, scalar::item).getMessage());
        assertThrows(IndexOutOfBoundsException.class, () -> scalar.dim(0));
    }

    @Test
    void multipliesSizesExactly() {
        assertEquals(0, DataShape.parse("4294967296 * 4294967296 * 0 * int8").elementCount());
        assertEquals(Long.MAX_VALUE, DataShape.parse("9223372036854775807 * 1 * int8").elementCount());
        DataShape square = DataShape.parse("4294967296 * 4294967296 * int8");
        DataShape oneTooMany = DataShape.parse("2 * 4611686018427387904 * int8");
        assertEquals(
                "4294967296 * 4294967296 * int8 has more than 9223372036854775807 elements",
                assertThrows(ArithmeticException.class, square::elementCount).getMessage());
        assertThrows(ArithmeticException.class, oneTooMany::elementCount);
    }

    @Test
    void refusesNegativeSizes() {
        assertEquals(
                "size is -1, must be at least 0",
                assertThrows(IllegalArgumentException.class, () -> DataShape.of(Scalar.INT8, 2, -1)).getMessage());
    }

    @Test
    void refusesToNestDeeperThan64() {
        DataShape deepest = DataShape.of(Scalar.INT8, new long[64]);

        assertEquals(64, deepest.rank());
        assertEquals(deepest, DataShape.parse(deepest.toString()));
        assertEquals(
                "nesting is 65, must be at most 64",
                assertThrows(IllegalArgumentException.class, () -> deepest.prepend(1)).getMessage());
        assertEquals(
                "nesting is 65, must be at most 64",
                assertThrows(IllegalArgumentException.class, () -> new VarDim(deepest)).getMessage());
    }

    @Test
    void knowsTheBytesOfEveryScalar() {
        StringBuilder sizes = new StringBuilder();
        for (Scalar scalar : Scalar.values()) {
            sizes.append(scalar).append(' ').append(scalar.byteSize()).append('/').append(scalar.componentSize()).append(' ');
        }
        assertEquals("bool 1/1 int8 1/1 int16 2/2 int32 4/4 int64 8/8 uint8 1/1 uint16 2/2 uint32 4/4 uint64 8/8 "
                + "float16 2/2 float32 4/4 float64 8/8 complex[float32] 8/4 complex[float64] 16/8 char 4/4 void 0/0 ",
                sizes.toString());
    }
}
