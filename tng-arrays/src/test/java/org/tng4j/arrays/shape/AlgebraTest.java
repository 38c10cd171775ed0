package org.tng4j.arrays.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AlgebraTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 * int8            | 4 * int8
            3 * int8            | var * int8
            N * int8            | M * int8
            A... * int8         | ... * int8
            {x: int8, y: int8}  | {y: int8, x: int8}
            {x: int8}           | (int8)
            {x: int8}           | union[x: int8]
            string[3]           | string
            string[3]           | string[3, "A"]
            bytes[8]            | bytes[8, align=4]
            int32               | 1 * int32
            ?3 * int8           | 3 * ?int8
            (int8) -> int8      | (int8, int8)
            """)
    void tellsUnequalShapesApart(String one, String other) {
        assertNotEquals(DataShape.parse(one), DataShape.parse(other));
    }

    @Test
    void changesTheDataTypeBelowTheDimensions() {
        assertEquals("3 * var * N * int8", DataShape.parse("3 * var * N * {x: int8}").withDType(Scalar.INT8).toString());
        assertEquals("A... * 2 * int8", DataShape.parse("A... * T").withDType(DataShape.parse("2 * int8")).toString());
        assertEquals("string", DataShape.parse("?3 * int8").withDType(Text.STRING).toString());
    }

    @Test
    void putsAnyDimensionInFront() {
        DataShape shape = DataShape.parse("3 * float32");

        assertEquals("101 * 3 * float32", shape.prepend(101).toString());
        for (Dim dim : DataShape.parse("7 * var * N * A... * int8").dims()) {
            assertEquals(dim.label() + " * 3 * float32", shape.prepend(dim).toString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {x: int8, y: 2 * int16}              | y  | 2 * int16
            10 * var * {x: int8, y: 2 * int16}   | y  | 10 * var * 2 * int16
            N * A... * {x: T}                    | x  | N * A... * T
            {x: {x: ?bool}}                      | x  | {x: ?bool}
            {'y z': int8}                        | y z| int8
            """)
    void picksOneField(String shape, String name, String field) {
        assertEquals(field, DataShape.parse(shape).field(name).toString());
    }

    @Test
    void picksSeveralFieldsInTheOrderAskedFor() {
        DataShape shape = DataShape.parse("9 * {x: int8, y: 2 * int16, 'z z': bool}");

        assertEquals("9 * {'z z': bool, x: int8}", shape.fields("z z", "x").toString());
        assertEquals("9 * {}", shape.fields().toString());
        refuses("name x is there twice", () -> shape.fields("x", "x"));
        refuses("{x: int8, y: 2 * int16, 'z z': bool} has no field 'a b'", () -> shape.fields("x", "a b"));
        refuses("{x: int8, y: 2 * int16, 'z z': bool} has no field Z", () -> shape.field("Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int8            | int8
            3 * ?{x: int8}  | ?{x: int8}
            (int8)          | (int8)
            T               | T
            """)
    void hasNoFieldsWithoutARecord(String shape, String measure) {
        assertEquals(
                measure + " has no fields",
                assertThrows(IllegalStateException.class, () -> DataShape.parse(shape).field("x")).getMessage());
    }

    @Test
    void refusesPartsThatDoNotFit() {
        refuses("variable is n, must be an identifier that begins with A to Z", () -> new SymDim("n", Scalar.INT8));
        refuses("variable is '', must be an identifier that begins with A to Z", () -> new TypeVar(""));
        refuses("variable is 'N-1', must be an identifier that begins with A to Z", () -> new EllipsisDim("N-1", Scalar.INT8));
        refuses("variable is _N, must be an identifier that begins with A to Z", () -> new TypeVar("_N"));
        refuses("a second ellipsis follows, dimensions may have 1",
                () -> new EllipsisDim("", DataShape.parse("3 * A... * int8")));
        refuses("size is -1, must be at least 0", () -> new FixedDim(-1, Scalar.INT8));
        refuses("size is -1, must be at least 0", () -> new Text(OptionalLong.of(-1), Encoding.ASCII));
        refuses("size is -8, must be at least 0", () -> new Bytes(OptionalLong.of(-8), 4));
        refuses("alignment is -8, must be a power of two", () -> new Bytes(OptionalLong.of(8), -8));
        refuses("alignment is -9223372036854775808, must be a power of two",
                () -> new Bytes(OptionalLong.of(0), Long.MIN_VALUE));
        refuses("size is any, must be a multiple of the alignment 4", () -> new Bytes(OptionalLong.empty(), 4));
        refuses("?int8 is an option already", () -> new Option(DataShape.parse("?int8")));
        refuses("union has 0 members, must have at least 1", () -> new Union(List.of()));
        refuses("name x is there twice", () -> new RecordShape(
                List.of(new NamedShape("x", Scalar.INT8), new NamedShape("y", Scalar.INT8), new NamedShape("x", Scalar.BOOL))));
    }

    /// Each of these puts one shape round another.
    static Stream<UnaryOperator<DataShape>> wrappings() {
        return Stream.of(
                item -> new FixedDim(1, item),
                item -> new VarDim(item),
                item -> new SymDim("N", item),
                item -> new EllipsisDim("", item),
                item -> new Option(item),
                item -> new Ref(item),
                item -> new RecordShape(List.of(new NamedShape("x", Scalar.INT8), new NamedShape("y", item))),
                item -> new Union(List.of(new NamedShape("x", item), new NamedShape("y", Scalar.INT8))),
                item -> new TupleShape(List.of(item, Scalar.INT8)),
                item -> new Proto(List.of(item), Scalar.INT8),
                item -> new Proto(List.of(), item));
    }

    @ParameterizedTest
    @MethodSource("wrappings")
    void refusesToNestDeeperThan64InAnyShape(UnaryOperator<DataShape> wrapping) {
        DataShape deepest = wrapping.apply(DataShape.of(Scalar.INT8, new long[63]));

        assertEquals(deepest, DataShape.parse(deepest.toString()));
        refuses("nesting is 65, must be at most 64", () -> new FixedDim(1, deepest));
        refuses("nesting is 65, must be at most 64", () -> wrapping.apply(DataShape.of(Scalar.INT8, new long[64])));
    }

    private static void refuses(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
