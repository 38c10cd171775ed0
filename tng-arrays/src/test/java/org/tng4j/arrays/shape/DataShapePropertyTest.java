package org.tng4j.arrays.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class DataShapePropertyTest {

    private static final int CASES = 10_000;

    @Test
    void printsWhatParsesBackToItself() {
        forAny((shape, seed) -> assertEquals(shape, DataShape.parse(shape.toString()), seed));
    }

    @Test
    void printsAsciiInOneLine() {
        forAny((shape, seed) -> assertTrue(shape.toString().chars().allMatch(c -> c >= ' ' && c <= '~'), seed));
    }

    @Test
    void parsesEveryWayOfWritingToTheSameShape() {
        forAny((shape, seed) -> {
            Random random = new Random(shape.hashCode());
            String text = SugaredText.spaced(SugaredText.of(shape, random), random);
            assertEquals(shape, DataShape.parse(text), () -> seed + ": " + text);
        });
    }

    @Test
    void keepsOneObjectForEqualShapes() {
        forAny((shape, seed) -> assertSame(DataShape.parse(shape.toString()), shape.interned(), seed));
    }

    @Test
    void goesThroughItsDimensionsDownToTheMeasure() {
        forAny((shape, seed) -> {
            DataShape at = shape;
            for (Dim dim : shape.dims()) {
                assertEquals(at, dim, seed);
                assertEquals(at, at.item().prepend(dim), seed);
                at = at.item();
            }
            assertEquals(shape.measure(), at, seed);
            assertEquals(shape, shape.withDType(Scalar.VOID).withDType(at), seed);
        });
    }

    @Test
    void tellsConcreteShapesFromPatterns() {
        forAny((shape, seed) -> {
            Set<Class<?>> kinds = new HashSet<>();
            collect(shape, kinds, new HashSet<>());
            boolean symbolic = kinds.removeAll(Set.of(SymDim.class, EllipsisDim.class, TypeVar.class));
            assertEquals(!symbolic, shape.isConcrete(), seed);
        });
        for (long seed = 0; seed < CASES; seed++) {
            assertTrue(RandomShapes.concrete(new Random(seed)).isConcrete(), "seed " + seed);
        }
    }

    @Test
    void drawsEveryKindOfShape() {
        Set<Class<?>> kinds = new HashSet<>();
        Set<DataShape> scalars = new HashSet<>();
        forAny((shape, _) -> collect(shape, kinds, scalars));

        assertEquals(
                Set.of(FixedDim.class, VarDim.class, SymDim.class, EllipsisDim.class, Scalar.class, Text.class, Bytes.class,
                        RecordShape.class, TupleShape.class, Option.class, Ref.class, Union.class, Proto.class, TypeVar.class),
                kinds);
        assertEquals(EnumSet.allOf(Scalar.class), scalars);
    }

    private static void collect(DataShape shape, Set<Class<?>> kinds, Set<DataShape> scalars) {
        kinds.add(shape.getClass());
        if (shape instanceof Scalar) {
            scalars.add(shape);
        }
        Parts.of(shape).forEach(part -> collect(part, kinds, scalars));
    }

    private static void forAny(BiConsumer<DataShape, String> check) {
        for (long seed = 0; seed < CASES; seed++) {
            check.accept(RandomShapes.any(new Random(seed)), "seed " + seed);
        }
    }
}
