package org.tng4j.arrays.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.DataShapeSyntaxException;
import org.tng4j.arrays.shape.Scalar;

class StorageTest {

    private static final String OTHER_MARK = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? "<" : ">";

    @ParameterizedTest
    @ValueSource(strings = {
        "float32",
        "float32 @ []+8",
        "1000 * 3 * float32 @ [12, 4]",
        "1000 * 3 * float32 @ [16, 4]",
        "1000 * 3 * float32 @ [4, 4000]",
        "1000 * 3 * float32 @ [-12, 4]+11988",
        "10 * {X: float64, Y: float64} @ [32]{0, 16}",
        "10 * {A: 3 * float64, B: 3 * {X: float64, Y: 4 * float64}, C: 2 * float64} @ [160]{0 [8], 24 [40]{0, 8 [8]}, 144 [8]}",
        "7 * string @ [8]{64, 512}",
        "string @ []{16, 5}",
        "string[16] @ []",
        "9 * (bytes[4, align=4], bytes) @ [24]{0, 8 {216, 100}}",
        "2 * var * 3 * float32 @ [8, 12{24, 100}, 4]",
        "var * var * string @ [8{16, 10}, 8{104, 20}]{272, 400}",
        "10 * ?int32 @ [4]",
        "10 * ?int32 @ [4]?{40, 0, 4, 10}",
        "10 * ?3 * float32 @ [12]?{120, 0, 12, 10}[4]",
        "?int32 @ []",
        "{x: float64, 'it\\u0027s @': int8} @ []{0, 8}",
        "{} @ []{}",
    })
    void readsWhatItPrints(String text) {
        assertEquals(text, Storage.parse(text).toString());
    }

    @Test
    void readsByteOrders() {
        ByteOrder other = OTHER_MARK.equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        String text = "15 * {int32: int32, f: 3 * @float32, 'int8': @string[8, 'U16'], c: @complex[float32]} @ [32]{0, 4 [4], 16, 24}"
                .replace("@float32", OTHER_MARK + "float32").replace("@string", OTHER_MARK + "string")
                .replace("@complex", OTHER_MARK + "complex").replace("'int8'", "int8");

        RecordMeta record = (RecordMeta) Storage.parse(text).meta().leaf();

        assertEquals(text, Storage.parse(text).toString());
        assertEquals(new ScalarMeta(Scalar.INT32, ByteOrder.nativeOrder()), record.fields().get(0).meta());
        assertEquals(new ScalarMeta(Scalar.FLOAT32, other), record.fields().get(1).meta().leaf());
        assertEquals(new ScalarMeta(Scalar.COMPLEX64, other), record.fields().get(3).meta());
        assertEquals("15 * 3 * " + OTHER_MARK + "float32 @ [12, 4]", Storage.parse("15 * 3 * " + OTHER_MARK + "float32").toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 * 3 * int16                                | 2 * 3 * int16 @ [6, 2]
            !2 * 3 * int16                               | 2 * 3 * int16 @ [2, 4]
            ' ! 2 * 3 * complex128'                      | 2 * 3 * complex[float64] @ [16, 32]
            fixed[2] * 3 * <int16@[ 6,2 ] + 4            | 2 * 3 * int16 @ [6, 2]+4
            'option[ < int ] # here @'                   | ?int32 @ []
            {a: real, b: option[<uint8]}                 | {a: float64, b: ?uint8} @ []{0, 8}
            """)
    void readsOtherWaysToWriteIt(String text, String canonical) {
        String native_ = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? text : text.replace('<', '>');
        assertEquals(canonical, Storage.parse(native_).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            2 * int8 @               | layout, column 11: found the end of the text, expected '['
            2 * int8 @ [1            | layout, column 14: found the end of the text, expected ']'
            2 * int8 @ [1, 1]        | layout, column 14: found ',', expected ']'
            2 * 3 * int8 @ [1]       | layout, column 18: found ']', expected ','
            2 * int8 @ [x]           | layout, column 13: found 'x', expected a number
            2 * int8 @ [-]           | layout, column 13: found '-', expected a number
            int8 @ 4                 | layout, column 8: found '4', expected '['
            2 * int8 @ [1] 7         | layout, column 16: found '7', expected the end of the text
            2 * int8 @ [1]+-7        | base is -7, must be at least 0
            2 * int8 @ [9223372036854775808] | layout, column 13: found '9', expected a number of 63 bits
            2 * string @ [8]         | layout, column 17: found the end of the text, expected '{'
            {a: int8} @ []{0, 1}     | layout, column 17: found ',', expected '}'
            !2 * int8 @ [1]          | layout is given twice, as ! and as @ [1]
            ?string @ []{1, 2}       | ?string has no value to spare, needs a bitmap
            2 * string               | 2 * string needs 1 heap size, given 0
            ref[int8] @ []           | a layout of ref[int8] does not exist yet
            >string @ []{16, 8}      | byte order of string is BIG_ENDIAN, must be none
            """)
    void refusesTextThatIsNoStorage(String text, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> Storage.parse(text)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@ [1]", "2 * > 3 * int8", ">2 * int8", "2 * >>int8", "{a: int8, a: int8} @ []{0, 1}", "2 !* int8"})
    void leavesTheDatashapeToItsOwnParser(String text) {
        assertThrows(DataShapeSyntaxException.class, () -> Storage.parse(text));
    }

    @Test
    void readsLongNames() {
        String name = "a b".repeat(100_000);
        String text = "{'" + name + "': int8} @ []{3}";

        assertEquals(text, Storage.parse(text).toString());
        assertThrows(DataShapeSyntaxException.class, () -> Storage.parse("{'" + name));
    }

    @Test
    void refusesPatterns() {
        assertEquals("a layout of N * int8 does not exist yet",
                assertThrows(IllegalArgumentException.class, () -> Storage.parse("N * int8 @ [1]")).getMessage());
        assertEquals(DataShape.parse("2 * int8"), Storage.parse("2 * int8").meta().shape());
    }

    @Test
    void refusesMoreTextThanAMebibyte() {
        assertEquals("text has 1048577 characters, must be at most 1048576",
                assertThrows(IllegalArgumentException.class, () -> Storage.parse("a".repeat((1 << 20) + 1))).getMessage());
    }

    /// Each once took time that grew with the square of its size: minutes, at this one.
    @ParameterizedTest
    @ValueSource(strings = {"'\\", "a[", "a [", "<", "< ", "> a", "a ", "'", "\"", "#", "# ", "@", "!", "{a:", "?", "[<a", "a\n#", "fixed["})
    void refusesAMebibyteOfNonsenseAtOnce(String nonsense) {
        String text = nonsense.repeat((1 << 20) / nonsense.length());

        assertTimeoutPreemptively(Duration.ofSeconds(10),
                () -> assertThrows(IllegalArgumentException.class, () -> Storage.parse(text)));
    }

    @Test
    void readsAndPrintsAsManyFieldsAsFit() {
        String fields = IntStream.range(0, 50_000).mapToObj(i -> "f" + i + ": " + OTHER_MARK + "int16").collect(Collectors.joining(", "));

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            Storage storage = Storage.parse("{" + fields + "}");
            assertEquals(storage, Storage.parse(storage.meta().shape().toString().replace("int16", OTHER_MARK + "int16")));
            assertTrue(storage.toString().startsWith("{f0: " + OTHER_MARK + "int16, f1: " + OTHER_MARK + "int16, f2: "));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{<a: int8}", "2 * <var * int8", "<option[int8]", "{a: int8 >}", "<", "2 * > '", "2 * int8 \0[1]"})
    void refusesByteOrdersOfWhatIsNoDataType(String text) {
        assertThrows(DataShapeSyntaxException.class, () -> Storage.parse(text));
    }

    @Test
    void readsCommentsAndQuotesWhereverTheyStand() {
        assertEquals("{'a # @ <b': " + OTHER_MARK + "int16, c: string[8, 'U16']} @ []{0, 2}+4", Storage.parse("""
                { # it's @ <here>
                "a # @ <b" # and
                : %s # now
                int16, c # [
                : string [ 8, # ]
                'U16']} @ [] # no @
                {0, 2} # +3
                +4""".formatted(OTHER_MARK)).toString());
    }
}
