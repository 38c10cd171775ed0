package org.tng4j.arrays.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiscoveryTest {

    private record Atom(long id, String name, List<Double> place, Object note) {}

    record Broken(int x) {
        @Override
        public int x() {
            throw new IllegalStateException("no x today");
        }
    }

    static List<Arguments> values() {
        return List.of(
                found(true, "bool"),
                found((byte) 1, "int8"),
                found((short) 1, "int16"),
                found(1, "int32"),
                found(1L, "int64"),
                found(1f, "float32"),
                found(1.0, "float64"),
                found('x', "char"),
                found("x", "string"),
                found(CharBuffer.wrap("x"), "string"),
                found(null, "?void"),
                found(new int[3], "3 * int32"),
                found(new byte[0], "0 * int8"),
                found(new boolean[2][3], "2 * 3 * bool"),
                found(new double[][] {{1}, {1, 2}}, "2 * var * float64"),
                found(new float[][][] {{{1}}, {{1, 2}}}, "2 * 1 * var * float32"),
                found(new String[] {"a", null}, "2 * ?string"),
                found(new Integer[] {null, 1, null}, "3 * ?int32"),
                found(List.of(), "0 * void"),
                found(List.of(1, 2, 3), "3 * int32"),
                found(List.of(1, 2L, (byte) 3), "3 * int64"),
                found(List.of(1L, 1f), "2 * float64"),
                found(List.of("Hello", 1), "(string, int32)"),
                found(List.of(true, 1), "(bool, int32)"),
                found(Arrays.asList("Hello", 1, null), "(string, int32, ?void)"),
                found(List.of(List.of(), List.of(1), List.of(1, 2)), "3 * var * int32"),
                found(List.of(List.of(1), 2), "(1 * int32, int32)"),
                found(List.of(new int[] {1}, new long[] {1, 2}), "2 * var * int64"),
                found(Arrays.asList(null, List.of(1)), "2 * ?1 * int32"),
                found(Collections.singletonList(null), "1 * ?void"),
                found(map("amount", 100, "the name", "Alice"), "{amount: int32, 'the name': string}"),
                found(List.of(map("a", 1), map("a", 2L)), "2 * {a: int64}"),
                found(List.of(map("a", 1), map("a", null)), "2 * {a: ?int32}"),
                found(List.of(map("a", 1, "b", true), map("b", true, "a", 2L)), "2 * {a: int64, b: bool}"),
                found(List.of(map("a", 1), map("b", 1)), "({a: int32}, {b: int32})"),
                found(List.of(map("a", 1), map("a", "x")), "({a: int32}, {a: string})"),
                found(List.of(map("a", 1), map("a", 1, "b", 1)), "({a: int32}, {a: int32, b: int32})"),
                found(List.of(map("a", 1, "b", 1), map("a", 1)), "({a: int32, b: int32}, {a: int32})"),
                found(new Atom(7, "CA", List.of(1.0, 2.0, 3.0), null),
                        "{id: int64, name: string, place: 3 * float64, note: ?void}"),
                found(new Atom[] {new Atom(1, "N", List.of(1.0, 2.0), 1), new Atom(2, "C", List.of(1.0, 2.0, 3.0), null)},
                        "2 * {id: int64, name: string, place: var * float64, note: ?int32}"));
    }

    private static Arguments found(Object value, String shape) {
        return Arguments.of(value, shape);
    }

    private static Map<Object, Object> map(Object... entries) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put(entries[i], entries[i + 1]);
        }
        return map;
    }

    @ParameterizedTest
    @MethodSource("values")
    void findsAShapeThatAcceptsTheValue(Object value, String shape) {
        DataShape found = DataShape.ofValue(value);

        assertEquals(shape, found.toString());
        assertTrue(found.accepts(value));
    }

    @Test
    void refusesWhatHasNoShape() {
        refuses("value is of class java.lang.Object, which has no datashape", new Object());
        refuses("value is of class java.lang.Object, which has no datashape", List.of(map("x", new Object[] {new Object()})));
        refuses("field x of " + Broken.class.getName() + " cannot be read", new Broken(1));
        refuses("value is of class java.util.LinkedHashMap, which has no datashape", map("x", 1, 2, 3));
    }

    @Test
    void refusesValuesThatHoldThemselves() {
        List<Object> self = new ArrayList<>();
        self.add(self);

        refuses("value nests 65 deep or deeper, must be at most 64", self);
    }

    private static void refuses(String message, Object value) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, () -> DataShape.ofValue(value)).getMessage());
    }
}
