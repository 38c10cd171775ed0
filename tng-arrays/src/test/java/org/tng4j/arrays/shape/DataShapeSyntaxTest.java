package org.tng4j.arrays.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataShapeSyntaxTest {

    private static final String ANY = "integer, fixed[integer], var, bool, int8, int16, int32, int64, uint8, uint16, uint32, "
            + "uint64, float16, float32, float64, complex[float32], complex[float64], char, void or string";

    static List<Arguments> refusals() {
        return List.of(
                refusal("", "line 1, column 1: found the end of the text, expected " + ANY, "", "^"),
                refusal("boot", "line 1, column 1: found 'boot', expected " + ANY, "boot", "^"),
                refusal("int33", "line 1, column 1: found 'int33', expected " + ANY, "int33", "^"),
                refusal("tcon[", "line 1, column 1: found 'tcon', expected " + ANY, "tcon[", "^"),
                refusal("Float32", "line 1, column 1: found 'Float32', expected " + ANY, "Float32", "^"),
                refusal("3", "line 1, column 2: found the end of the text, expected '*'", "3", " ^"),
                refusal("3 *", "line 1, column 4: found the end of the text, expected " + ANY, "3 *", "   ^"),
                refusal("1000 x 3 * float32", "line 1, column 6: found 'x', expected '*'", "1000 x 3 * float32", "     ^"),
                refusal("3 float32", "line 1, column 3: found 'float32', expected '*'", "3 float32", "  ^"),
                refusal("var", "line 1, column 4: found the end of the text, expected '*'", "var", "   ^"),
                refusal("fixed * int8", "line 1, column 7: found '*', expected '['", "fixed * int8", "      ^"),
                refusal("fixed[x] * int8", "line 1, column 7: found 'x', expected integer", "fixed[x] * int8", "      ^"),
                refusal("fixed[3 * int8", "line 1, column 9: found '*', expected ']'", "fixed[3 * int8", "        ^"),
                refusal("float32 float32", "line 1, column 9: found 'float32', expected the end of the text",
                        "float32 float32", "        ^"),
                refusal("string[10]", "line 1, column 7: found '[', expected the end of the text", "string[10]", "      ^"),
                refusal("complex[real]", "line 1, column 9: found 'real', expected float32 or float64",
                        "complex[real]", "        ^"),
                refusal("complex[float32", "line 1, column 16: found the end of the text, expected ']'",
                        "complex[float32", "               ^"),
                refusal("3 * -2 * int8", "line 1, column 5: size is '-2', must be at least 0", "3 * -2 * int8", "    ^"),
                refusal("9223372036854775808 * int8",
                        "line 1, column 1: size is '9223372036854775808', must be at most 9223372036854775807",
                        "9223372036854775808 * int8", "^"),
                refusal("- 2 * int8", "line 1, column 1: found '-', expected " + ANY, "- 2 * int8", "^"),
                refusal("{x: int8}", "line 1, column 1: found '{', expected " + ANY, "{x: int8}", "^"),
                refusal("?int8", "line 1, column 1: found '?', expected " + ANY, "?int8", "^"),
                refusal("(int8, int8)", "line 1, column 1: found '(', expected " + ANY, "(int8, int8)", "^"),
                refusal("N * int8", "line 1, column 1: found 'N', expected " + ANY, "N * int8", "^"),
                refusal("... * int8", "line 1, column 1: found '.', expected " + ANY, "... * int8", "^"),
                refusal("u'x'", "line 1, column 1: found 'u', expected " + ANY, "u'x'", "^"),
                refusal("3 * \uD83D\uDE00", "line 1, column 5: found '\uD83D\uDE00', expected " + ANY,
                        "3 * \uD83D\uDE00", "    ^"),
                refusal("3 *\n\t4 * \u0007 * int8", "line 2, column 6: found ' ', expected " + ANY, " 4 *   * int8", "     ^"));
    }

    private static Arguments refusal(String text, String message, String line, String caret) {
        return Arguments.of(text, message + "\n" + line + "\n" + caret);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void saysWhereAndWhatWasExpected(String text, String message) {
        assertEquals(message, refused(text).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bfloat16", "int128", "float128", "decimal", "date", "datetime", "time", "categorical", "map", "json"})
    void namesForeignTypes(String foreign) {
        assertEquals(
                "line 1, column 5: type " + foreign + " is outside this project's datashape\n3 * " + foreign + "\n    ^",
                refused("3 * " + foreign).getMessage());
    }

    @Test
    void tellsProgramsToo() {
        DataShapeSyntaxException refused = refused("3 *\n  fixed 4 * int8");

        assertEquals(2, refused.line());
        assertEquals(9, refused.column());
        assertEquals(List.of("'['"), refused.expected());
    }

    @Test
    void showsOnlyTheNeighbourhoodInALongLine() {
        String digits = "0".repeat(100);

        assertEquals(
                "line 1, column 101: found 'x', expected '*'\n" + "0".repeat(32) + "x " + "0".repeat(30) + "…\n"
                        + " ".repeat(32) + "^",
                refused(digits + "x " + digits).getMessage());
    }

    @Test
    void refusesMoreThan64Dimensions() {
        String dims = "1*".repeat(65);

        assertEquals(
                "line 1, column 129: rank is 65 or more, must be at most 64\n" + "1*".repeat(16) + "1*int8\n" + " ".repeat(32) + "^",
                refused(dims + "int8").getMessage());
    }

    @Test
    void refusesMoreThanOneMebibyteOfText() {
        String fits = "int8" + " ".repeat((1 << 20) - 4);

        assertEquals(Scalar.INT8, DataShape.parse(fits));
        assertEquals(
                "line 1, column 1: text has 1048577 characters, must be at most 1048576\nint8" + " ".repeat(60) + "…\n^",
                refused(fits + " ").getMessage());
    }

    @Test
    void refusesAMillionDimensionsWithoutRecursingIntoThem() {
        assertEquals(List.of(), refused("1*".repeat(1 << 19)).expected());
    }

    private static DataShapeSyntaxException refused(String text) {
        return assertThrows(DataShapeSyntaxException.class, () -> DataShape.parse(text));
    }
}
