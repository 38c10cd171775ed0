package org.tng4j.arrays.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralReaderTest {

    private static Object python(String text) {
        return LiteralReader.read(text, Dialect.PYTHON);
    }

    private static Object json(String text) {
        return LiteralReader.read(text, Dialect.JSON);
    }

    @Test
    void readsTheLiteralsOfPython() {
        assertEquals(Map.of("a", List.of(1L, -2L), "b", true), python("{'a': (1, -2), \"b\": True, }"));
        assertEquals(Arrays.asList(null, false, List.of(), List.of(), Map.of()), python(" [None, False, (), [], {}] \n"));
        assertEquals("it's", python("\"it's\""));
        assertEquals("a\t\u00e9λ😀'\\", python("'a\\t\\xe9\\u03bb\\U0001f600\\'\\\\'"));
    }

    @Test
    void tellsATupleOfOneFromAValueInBrackets() {
        assertEquals(List.of(3L), python("(3,)"));
        assertEquals(3L, python("(3)"));
        assertEquals(List.of(3L), python("[3]"));
    }

    @Test
    void readsWhatPython2Wrote() {
        assertEquals(Map.of("shape", List.of(3L, 4L)), python("{u'shape': (3L, 4L)}"));
    }

    @Test
    void readsJson() {
        assertEquals(Arrays.asList(Map.of("a", 1L), null, true, "\"/é"), json("[{\"a\": 1}, null, true, \"\\\"\\/\\u00e9\"]"));
        assertEquals(List.of(3L), json("[3]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "{'a': 1           ; character 7 is the end, expected ',' or '}'",
        "{'a' 1}           ; character 5 is '1}', expected ':'",
        "(1 2)             ; character 3 is '2)', expected ',' or ')'",
        "{} {}             ; character 3 is '{}', expected the end",
        "{'a': 1, 'a': 2}  ; key 'a' is there twice",
        "{1: 2}            ; character 1 is '1: 2}', expected a string",
        "'a                ; character 2 is the end, expected a quote",
        "u1                ; character 1 is '1', expected a quote",
        "'\\q'             ; character 2 ends no escape of PYTHON",
        "'\\xg0'           ; character 3 ends no escape of PYTHON",
        "true              ; character 0 is 'true', expected a value",
        "1.5               ; character 1 is '.5', expected the end",
        "__import__('os')  ; character 0 is '__import__('os')', expected a value",
        "-                 ; number at character 0 is '-', must fit 64 bits",
        "9223372036854775808 ; number at character 0 is '9223372036854775…', must fit 64 bits"})
    void saysWhereALiteralEnds(String text, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> python(text)).getMessage());
    }

    @Test
    void endsAStringWithItsLine() {
        assertEquals("character 2 is '?b'', expected a quote",
                assertThrows(IllegalArgumentException.class, () -> python("'a\nb'")).getMessage());
    }

    @Test
    void takesEachDialectForItself() {
        assertThrows(IllegalArgumentException.class, () -> json("(1, 2)"));
        assertThrows(IllegalArgumentException.class, () -> json("'a'"));
        assertThrows(IllegalArgumentException.class, () -> json("True"));
        assertThrows(IllegalArgumentException.class, () -> json("u\"a\""));
        assertThrows(IllegalArgumentException.class, () -> python("null"));
    }

    @Test
    void refusesEndlessNesting() {
        String message = assertThrows(IllegalArgumentException.class, () -> python("(".repeat(1_000_000))).getMessage();

        assertEquals("nesting at character 64 is deeper than 64", message);
        assertEquals(List.of(), ((List<?>) python("[".repeat(2) + "]".repeat(2))).getFirst());
    }

    @Test
    void doesNotTakeAZeroCharacterForTheEnd() {
        assertEquals("character 2 is '?x', expected the end",
                assertThrows(IllegalArgumentException.class, () -> python("{}\0x")).getMessage());
    }

    @Test
    void printsWhatItReads() {
        Object value = Map.of("k", Arrays.asList(1L, null, true, "it's", "\"", "'\"", "\n\\\u0001\u00a0λ\u2028"));

        assertEquals(value, python(LiteralText.of(value, Dialect.PYTHON)));
        assertEquals(value, json(LiteralText.of(value, Dialect.JSON)));
        assertEquals("{'k': [1, None, True, \"it's\", '\"', '\\'\"', '\\n\\\\\\x01\\xa0λ\\u2028']}", LiteralText.of(value, Dialect.PYTHON));
        assertEquals("(1,)", LiteralText.of(Tuple.of(1L), Dialect.PYTHON));
        assertEquals("[1]", LiteralText.of(Tuple.of(1L), Dialect.JSON));
    }
}
