package org.tng4j.arrays.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AcceptanceTest {

    private record Point(int x, Integer y) {}

    static List<Arguments> accepted() {
        return List.of(
                row("bool", true), row("char", 'x'), row("void", null), row("?int8", null), row("?int8", 1),
                row("float32", 1.5), row("float64", 1.5f), row("float16", 3), row("complex", 2.0),
                row("string", "x"), row("string[3]", "€"), row("string[4, 'U16']", "é€"), row("string['A']", "x"),
                row("bytes", new byte[3]), row("bytes[3]", new byte[3]), row("bytes", new byte[0]),
                row("2 * int8", new int[] {127, -128}), row("2 * int8", List.of(1, 2)), row("0 * int8", List.of()),
                row("var * int8", new byte[5]), row("var * var * int8", new int[][] {{}, {1}}),
                row("2 * ?int8", Arrays.asList(1, null)), row("?2 * int8", null),
                row("(int8, string)", List.of(1, "x")), row("(int8)", new long[] {5}), row("()", List.of()),
                row("{x: int8, y: ?int8}", Map.of("x", 1)), row("{x: int8, y: ?int8}", new Point(1, null)),
                row("{y: int8, x: int8}", new Point(1, 2)), row("{}", Map.of()),
                row("ref[2 * int8]", new byte[2]), row("union[a: int8, b: string]", "x"), row("union[a: int8, b: string]", 1));
    }

    static List<Arguments> refused() {
        return List.of(
                row("bool", 1), row("int8", true), row("char", "x"), row("void", 0), row("int8", null), row("int8", 1.0),
                row("int8", "1"), row("float64", "1"), row("float64", true), row("float64", null),
                row("string", 'x'), row("string[3]", "x€"), row("string[3, 'U16']", "é€"), row("string['A']", "é"),
                row("bytes[3]", new byte[4]), row("bytes", "abc"), row("bytes", new int[3]),
                row("2 * int8", new int[] {1}), row("2 * int8", new int[] {1, 128}), row("2 * int8", Arrays.asList(1, null)),
                row("var * int8", 1), row("var * int8", null), row("var * int8", Map.of("x", 1)),
                row("2 * ?int8", null), row("?2 * int8", Arrays.asList(1, null)),
                row("(int8, string)", List.of("x", 1)), row("(int8)", List.of(1, 2)), row("(int8)", 1),
                row("{x: int8, y: int8}", Map.of("x", 1)), row("{x: int8}", new Point(1, 2)),
                row("{x: int8, y: int8}", new Point(1, null)), row("{x: int8}", Map.of("x", "1")),
                row("{x: int8}", List.of(1)), row("{'1': int8}", Map.of(1, 1)),
                row("{x: int8}", Collections.singletonMap("x", null)),
                row("ref[int8]", "x"), row("union[a: int8, b: string]", 1.5), row("(int8) -> int8", 1));
    }

    private static Arguments row(String shape, Object value) {
        return Arguments.of(shape, value);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptsWhatFits(String shape, Object value) {
        assertTrue(DataShape.parse(shape).accepts(value));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatDoesNotFit(String shape, Object value) {
        assertFalse(DataShape.parse(shape).accepts(value));
    }

    @ParameterizedTest
    @CsvSource({
        "int8, -128, 127", "int16, -32768, 32767", "int32, -2147483648, 2147483647",
        "int64, -9223372036854775808, 9223372036854775807", "uint8, 0, 255", "uint16, 0, 65535", "uint32, 0, 4294967295",
        "uint64, 0, 9223372036854775807"
    })
    void acceptsIntegersInTheirRangeOnly(String type, long smallest, long largest) {
        DataShape shape = DataShape.parse(type);

        assertTrue(shape.accepts(smallest) && shape.accepts(largest) && shape.accepts((byte) 1));
        assertEquals(smallest == Long.MIN_VALUE, shape.accepts(smallest - 1));
        assertFalse(largest != Long.MAX_VALUE && shape.accepts(largest + 1));
    }

    @Test
    void asksForAConcreteShape() {
        assertEquals(
                "3 * {x: N * int8} has symbolic parts, values are of concrete datashapes",
                assertThrows(IllegalStateException.class, () -> DataShape.parse("3 * {x: N * int8}").accepts(1)).getMessage());
    }
}
