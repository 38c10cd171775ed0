package org.tng4j.arrays.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataShapeSyntaxTest {

    private static final String BODY = "integer, fixed[integer], var, '...', variable, bool, int8, int16, int32, int64, uint8, "
            + "uint16, uint32, uint64, float16, float32, float64, complex[float32], complex[float64], char, void, string, bytes, "
            + "'{', '(', option, union, ref or pointer";
    private static final String SHAPE = "'?', " + BODY;
    private static final String END = "found the end of the text, expected ";
    private static final String ESCAPES = ", expected \\', \\\", \\b, \\f, \\n, \\r, \\t or \\uXXXX";

    static List<Arguments> refusedDimensions() {
        return List.of(
                refusal("", 1, END + SHAPE),
                refusal("3", 2, END + "'*'"),
                refusal("3 *", 4, END + SHAPE),
                refusal("1000 x 3 * float32", 6, "found 'x', expected '*'"),
                refusal("3 float32", 3, "found 'float32', expected '*'"),
                refusal("- 2 * int8", 1, "found '-', expected " + SHAPE),
                refusal("3 * -2 * int8", 5, "size is '-2', must be at least 0"),
                refusal("-0 * int8", 1, "size is '-0', must be at least 0"),
                refusal("9223372036854775808 * int8", 1,
                        "size is '9223372036854775808', must be at most 9223372036854775807"),
                refusal("fixed * int8", 7, "found '*', expected '['"),
                refusal("fixed[x] * int8", 7, "found 'x', expected integer"),
                refusal("fixed[3 * int8", 9, "found '*', expected ']'"),
                refusal("fixed[-1] * int8", 7, "size is '-1', must be at least 0"),
                refusal("var", 4, END + "'*'"),
                refusal("n * int8", 1, "found 'n', expected " + SHAPE),
                refusal("_N * int8", 1, "found '_N', expected " + SHAPE),
                refusal("N x int8", 3, "found 'x', expected '...', '*' or the end of the text"),
                refusal("N...", 5, END + "'*'"),
                refusal("N... int8", 6, "found 'int8', expected '*'"),
                refusal("...int8", 4, "found 'int8', expected '*'"),
                refusal(".. * int8", 1, "found '.', expected " + SHAPE),
                refusal("... * ... * int8", 1, "a second ellipsis follows, dimensions may have 1"),
                refusal("3 * A... * 3 * B... * int8", 5, "a second ellipsis follows, dimensions may have 1"));
    }

    static List<Arguments> refusedTypes() {
        return List.of(
                refusal("boot", 1, "found 'boot', expected " + SHAPE),
                refusal("int33", 1, "found 'int33', expected " + SHAPE),
                refusal("tcon[", 1, "found 'tcon', expected " + SHAPE),
                refusal("u'x'", 1, "found 'u', expected " + SHAPE),
                refusal("'x'", 1, "found quoted 'x', expected " + SHAPE),
                refusal("float32 float32", 9, "found 'float32', expected the end of the text"),
                refusal("int8 -> int8", 6, "found '->', expected the end of the text"),
                refusal("complex float32", 9, "found 'float32', expected '[' or the end of the text"),
                refusal("complex[real]", 9, "found 'real', expected float32 or float64"),
                refusal("complex[int64]", 9, "found 'int64', expected float32 or float64"),
                refusal("complex[float32", 16, END + "']'"),
                refusal("string[", 8, END + "integer or quoted text"),
                refusal("string[x]", 8, "found 'x', expected integer or quoted text"),
                refusal("string[-1]", 8, "size is '-1', must be at least 0"),
                refusal("string[10 'A']", 11, "found quoted 'A', expected ',' or ']'"),
                refusal("string[10, A]", 12, "found 'A', expected quoted text"),
                refusal("string['A', 10]", 11, "found ',', expected ']'"),
                refusal("string['latin1']", 8, "encoding is 'latin1', must be one of 'A', 'U8', 'U16', 'U32'"),
                refusal("bytes[]", 7, "found ']', expected integer"),
                refusal("bytes[-1]", 7, "size is '-1', must be at least 0"),
                refusal("bytes[16, 4]", 11, "found '4', expected 'align'"),
                refusal("bytes[16, align 4]", 17, "found '4', expected '='"),
                refusal("bytes[16, align=-4]", 17, "alignment is '-4', must be at least 0"),
                refusal("bytes[16, align=0]", 1, "alignment is 0, must be a power of two"),
                refusal("3 * bytes[16, align=3]", 5, "alignment is 3, must be a power of two"),
                refusal("bytes[6, align=4]", 1, "size is 6, must be a multiple of the alignment 4"),
                refusal("bytes[align=4]", 7, "found 'align', expected integer"),
                refusal("3 * \uD83D\uDE00", 5, "found '\uD83D\uDE00', expected " + SHAPE));
    }

    static List<Arguments> refusedComposites() {
        return List.of(
                refusal("?", 2, END + BODY),
                refusal("??int8", 2, "found '?', expected " + BODY),
                refusal("?option[int8]", 1, "?int8 is an option already"),
                refusal("3 * option[?int8]", 5, "?int8 is an option already"),
                refusal("option int8", 8, "found 'int8', expected '['"),
                refusal("option[]", 8, "found ']', expected " + SHAPE),
                refusal("(", 2, END + "')', " + SHAPE),
                refusal("(int8", 6, END + "',' or ')'"),
                refusal("(int8 int8)", 7, "found 'int8', expected ',' or ')'"),
                refusal("(,)", 2, "found ',', expected ')', " + SHAPE),
                refusal("(int8) ->", 10, END + SHAPE),
                refusal("(int8) - > int8", 8, "found '-', expected '->' or the end of the text"),
                refusal("(int8) int8", 8, "found 'int8', expected '->' or the end of the text"),
                refusal("ref", 4, END + "'['"),
                refusal("ref[]", 5, "found ']', expected " + SHAPE),
                refusal("ref[int8", 9, END + "']'"),
                refusal("ref[target=int8]", 5, "found 'target', expected " + SHAPE),
                refusal("pointer[int8]", 9, "found 'int8', expected 'target'"),
                refusal("pointer[target int8]", 16, "found 'int8', expected '='"),
                refusal("pointer[target=int8", 20, END + "']'"),
                refusal("union{a: int8}", 6, "found '{', expected '['"),
                refusal("union[int8]", 11, "found ']', expected ':'"),
                refusal("3 * union[]", 5, "union has 0 members, must have at least 1"),
                refusal("union[a: int8, a: int16]", 16, "name a is there twice"));
    }

    static List<Arguments> refusedRecords() {
        return List.of(
                refusal("{", 2, END + "'}', name or quoted text"),
                refusal("{x", 3, END + "':'"),
                refusal("{x}", 3, "found '}', expected ':'"),
                refusal("{x:}", 4, "found '}', expected " + SHAPE),
                refusal("{x: int8", 9, END + "',' or '}'"),
                refusal("{x: int8 y: int8}", 10, "found 'y', expected ',' or '}'"),
                refusal("{x: int8;}", 9, "found ';', expected ',' or '}'"),
                refusal("{x+ int8}", 3, "found '+', expected ':'"),
                refusal("{x: %}", 5, "found '%', expected " + SHAPE),
                refusal("{, x: int8}", 2, "found ',', expected '}', name or quoted text"),
                refusal("{x: int8,,}", 10, "found ',', expected '}', name or quoted text"),
                refusal("{3: int8}", 2, "found '3', expected '}', name or quoted text"),
                refusal("{ Unique Key : int64}", 10, "found 'Key', expected ':'"),
                refusal("{u'x': int8}", 3, "found quoted 'x', expected ':'"),
                refusal("{x: int8, 'x': int16}", 11, "name x is there twice"),
                refusal("{'y z': int8, \"y z\": int8}", 15, "name 'y z' is there twice"),
                refusal("{'x: int8}", 2, "quote ' is not closed in its line"),
                refusal("{\"x': int8}", 2, "quote \" is not closed in its line"),
                refusal("{'x\\'", 2, "quote ' is not closed in its line"),
                refusal("{'x\\", 2, "quote ' is not closed in its line"),
                refusal("{'a\\\\b': int8}", 4, "found \\\\" + ESCAPES),
                refusal("{'\\x': int8}", 3, "found \\x" + ESCAPES),
                refusal("{'\\u12': int8}", 3, "found \\u" + ESCAPES),
                refusal("{'\\u12x4': int8}", 3, "found \\u" + ESCAPES),
                refusal("{'\\u+123': int8}", 3, "found \\u" + ESCAPES));
    }

    /// A text of one line, and the column of the caret below it.
    private static Arguments refusal(String text, int column, String what) {
        return Arguments.of(
                text, column, "line 1, column " + column + ": " + what + "\n" + text + "\n" + " ".repeat(column - 1) + "^");
    }

    @ParameterizedTest
    @MethodSource({"refusedDimensions", "refusedTypes", "refusedComposites", "refusedRecords"})
    void saysWhereAndWhatWasExpected(String text, int column, String message) {
        DataShapeSyntaxException refused = refused(text);

        assertEquals(message, refused.getMessage());
        assertEquals(1, refused.line());
        assertEquals(column, refused.column());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "bfloat16", "bcomplex32", "bcomplex64", "complex32", "int128", "uint128", "float128", "bigint", "bignum", "decimal",
        "decimal32", "decimal64", "decimal128", "date", "time", "datetime", "timedelta", "units", "categorical", "map", "json",
        "object", "null"
    })
    void namesForeignTypes(String foreign) {
        String found = "line 1, column 9: type " + foreign + " is outside this project's datashape\n";

        assertEquals(found + "3 * {x: " + foreign + "}\n        ^", refused("3 * {x: " + foreign + "}").getMessage());
        assertEquals(found + "3 * {x: " + foreign + "[9]}\n        ^", refused("3 * {x: " + foreign + "[9]}").getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "<", ">", "=", "|"})
    void sendsOrdersToTheLayout(String mark) {
        assertEquals(
                "line 1, column 5: '" + mark + "' is an order, which belongs to a layout, not to a datashape\n3 * " + mark
                        + "2 * int16\n    ^",
                refused("3 * " + mark + "2 * int16").getMessage());
    }

    @Test
    void tellsProgramsToo() {
        DataShapeSyntaxException refused = refused("3 *\n  fixed 4 * int8");

        assertEquals(2, refused.line());
        assertEquals(9, refused.column());
        assertEquals(List.of("'['"), refused.expected());
    }

    @Test
    void showsTheLineOfTheError() {
        assertEquals(
                "line 3, column 5: found quoted 'my field 1', expected ':'\n   u'my field 1': string,\n    ^",
                refused("{\n   id: int64,\n   u'my field 1': string,\n   amount: float32\n}").getMessage());
        assertEquals(
                "line 2, column 6: found ' ', expected " + SHAPE + "\n 4 *   * int8\n     ^",
                refused("3 *\n\t4 * \u0007 * int8").getMessage());
        assertEquals(
                "line 1, column 2: quote ' is not closed in its line\n{'x\n ^", refused("{'x\ny': int8}").getMessage());
        assertEquals(
                "line 1, column 2: quote ' is not closed in its line\n{'x y': int8}\n ^", refused("{'x\ry': int8}").getMessage());
        assertEquals("line 2, column 1: found '}', expected the end of the text\n}\n^", refused("int8 # done\n}").getMessage());
    }

    @Test
    void showsOnlyTheNeighbourhoodInALongLine() {
        String digits = "0".repeat(100);

        assertEquals(
                "line 1, column 101: found 'x', expected '*'\n" + "0".repeat(32) + "x " + "0".repeat(30) + "…\n"
                        + " ".repeat(32) + "^",
                refused(digits + "x " + digits).getMessage());
    }

    @ParameterizedTest
    @CsvSource({"1 *, ,", "N *, ,", "ref[, ]", "pointer[target=, ]", "(, )", "() ->, ,", "{x:, }", "union[x:, ]"})
    void refusesToNestDeeperThan64(String opening, String closing) {
        String close = closing == null ? "" : closing;

        assertEquals(64, nesting(DataShape.parse(opening.repeat(64) + "int8" + close.repeat(64))));
        assertEquals(
                "line 1, column " + (64 * opening.length() + 1) + ": nesting is 65 or more, must be at most 64",
                refused(opening.repeat(65) + "int8" + close.repeat(65)).getMessage().lines().findFirst().orElseThrow());
    }

    @Test
    void countsOptionsAndEllipsesAsNestingToo() {
        String most = "... * ?ref[".repeat(21) + "?int8" + "]".repeat(21);

        assertEquals(64, nesting(DataShape.parse(most)));
        assertEquals(
                "line 1, column 236: nesting is 65 or more, must be at most 64",
                refused("1 * " + most).getMessage().lines().findFirst().orElseThrow());
    }

    private static int nesting(DataShape shape) {
        return shape == Scalar.INT8 ? 0 : 1 + nesting(Parts.of(shape).getLast());
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
