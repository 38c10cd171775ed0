package org.tng4j.arrays.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.Storage;
import org.tng4j.arrays.shape.DataShape;

/// NumPy's types against ours. What NumPy calls one type may be two of ours, or none: those rows go one way only.
class DescrTest {

    private static ElementType parsed(String descr) {
        return Descr.parse(LiteralReader.read(descr, Dialect.PYTHON));
    }

    private static String printed(String storage) {
        ArrayForm form = ArrayForm.of(Storage.parse(storage).meta());
        return LiteralText.of(Descr.of(ElementType.of(form.item(), form.room())), Dialect.PYTHON);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "'|b1'  ; bool",
        "'|i1'  ; int8",
        "'<i2'  ; <int16",
        "'>i4'  ; >int32",
        "'<i8'  ; <int64",
        "'|u1'  ; uint8",
        "'>u2'  ; >uint16",
        "'<u4'  ; <uint32",
        "'<u8'  ; <uint64",
        "'<f2'  ; <float16",
        "'>f4'  ; >float32",
        "'<f8'  ; <float64",
        "'<c8'  ; <complex[float32]",
        "'>c16' ; >complex[float64]",
        "'|S5'  ; string[5]",
        "'<U5'  ; <string[20, 'U32']",
        "'>U5'  ; >string[20, 'U32']",
        "'|V7'  ; bytes[7]",
        "[('x', '<f4'), ('y', '<f4')] ; {x: <float32, y: <float32} @ []{0, 4}",
        "[('a', '|i1'), ('b', '>i4', (2, 3))] ; {a: int8, b: 2 * 3 * >int32} @ []{0, 1 [12, 4]}",
        "[('a', '|i1'), ('', '|V3'), ('b', '<i4')] ; {a: int8, b: <int32} @ []{0, 4}",
        "[('', '|V4'), ('x', '<f4')] ; {x: <float32} @ []{4}",
        "[('p', [('a', '<i4'), ('b', '|i1'), ('', '|V3')]), ('q', '<f8')] ; {p: {a: <int32, b: int8}, q: <float64} @ []{0 {0, 4}, 8}",
        "[('p', [('a', '<i2'), ('b', '<i2')], (3,))] ; {p: 3 * {a: <int16, b: <int16}} @ []{0 [4]{0, 2}}",
        "[(\"it's\", '<f4'), ('λ', '|S3')] ; {'it\\u0027s': <float32, '\\u03bb': string[3]} @ []{0, 4}"})
    void isTheSameBothWays(String descr, String storage) {
        assertEquals(Storage.parse(storage).meta(), parsed(descr).item());
        assertEquals(descr, printed(storage));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "'i4'     ; int32",
        "'=f8'    ; float64",
        "'|f4'    ; float32",
        "'a5'     ; string[5]",
        "[(('title', 'n'), '<f4')] ; {n: <float32}",
        "[('', '<f4'), ('', '<i4')] ; {f0: <float32, f1: <int32} @ []{0, 4}",
        "[('x', '<f4', 3)] ; {x: 3 * <float32}"})
    void takesOtherSpellings(String descr, String storage) {
        assertEquals(Storage.parse(storage).meta(), parsed(descr).item());
    }

    @Test
    void countsPaddingBehindTheLastField() {
        assertEquals(16, parsed("[('x', '<f8'), ('b', '|i1'), ('', '|V7')]").byteSize());
        assertEquals("[('x', '<f8'), ('b', '|i1'), ('', '|V7')]", printed("3 * {x: <float64, b: int8} @ [16]{0, 8}"));
    }

    @Test
    void leavesAGapOfARecordOrMoreToTheArray() {
        assertEquals("[('x', '<f8')]", printed("3 * {x: <float64} @ [16]{0}"));
        assertEquals("[('x', '<f8'), ('', '|V7')]", printed("3 * {x: <float64} @ [15]{0}"));
        assertEquals("[('x', '<f8')]", printed("3 * {x: <float64} @ [-16]{0}+32"));
    }

    @Test
    void namesTheFieldsOfATuple() {
        assertEquals("[('f0', '<i4'), ('f1', '<f4')]", printed("(<int32, <float32)"));
    }

    @Test
    void takesACharForOneCharacterAndAnOptionForItsValue() {
        assertEquals("'<U1'", printed("<char"));
        assertEquals("'<f4'", printed("?<float32"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "'O'        ; type is 'O', must be a byte order, one of b i u f c S U V, and a size",
        "'<M8[ns]'  ; type is '<M8[ns]', must be a byte order, one of b i u f c S U V, and a size",
        "'<f16'     ; type is '<f16', must be one of [b1, c16, c8, f2, f4, f8, i1, i2, i4, i8, u1, u2, u4, u8]",
        "'<S1234567890123456789' ; type is '<S12345678901234…', must be a byte order, one of b i u f c S U V, and a size",
        "3          ; descr is '3', must be a string or a list",
        "None       ; descr is 'null', must be a string or a list",
        "[('a',)]   ; field is '[a]', must be (name, type) or (name, type, shape)",
        "[3]        ; field is '3', must be (name, type) or (name, type, shape)",
        "[(3, '<f4')] ; name is '3', must be a string or (title, name)",
        "[('a', '<f4', (-1,))] ; shape is '[-1]', must be integers of at least 0",
        "[('a', '<f4', (True,))] ; size is 'true', must be an integer",
        "[('a', '<f4'), ('a', '<f4')] ; name a is there twice"})
    void refusesTypesThatAreNoneOfOurs(String descr, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> parsed(descr)).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "void            ; void is no type of NumPy",
        "{'': 3 * bytes[4]} @ []{0 [4]} ; bytes[4] without a name is padding for NumPy",
        "string[6, 'U16'] ; string[6, 'U16'] is no type of NumPy",
        "string[6, 'U32'] ; string[6, 'U32'] is no type of NumPy",
        "?int32          ; ?int32 is no type of others: only floats without validity bits have NaN for what is missing",
        "{a: int32, b: int32} @ []{4, 0} ; {a: int32, b: int32} @ []{4, 0} is no element that others know: fields must follow each other, and dimensions in them must be row-major without gaps",
        "{a: int32, b: int32} @ []{0, 2} ; {a: int32, b: int32} @ []{0, 2} is no element that others know: fields must follow each other, and dimensions in them must be row-major without gaps",
        "{a: 2 * int32} @ []{0 [8]} ; {a: 2 * int32} @ []{0 [8]} is no element that others know: fields must follow each other, and dimensions in them must be row-major without gaps"})
    void refusesWhatNumpyHasNoTypeFor(String storage, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> printed(storage)).getMessage());
    }

    @Test
    void refusesWhatLiesElsewhere() {
        String remedy = " has parts elsewhere, neighbours take what lies in one place: string[N], 3 * float32, ?float32";
        for (String type : new String[] {"string", "var * int32"}) {
            FixedMeta meta = (FixedMeta) Layout.C.metaOf(DataShape.parse("2 * " + type), 9);
            assertEquals(type + remedy, assertThrows(IllegalArgumentException.class,
                    () -> ElementType.of(meta.item(), Long.MAX_VALUE)).getMessage());
        }
        assertEquals("?float32" + remedy, assertThrows(IllegalArgumentException.class,
                () -> ElementType.of(Layout.C.withBitmaps().metaOf(DataShape.parse("?float32")), Long.MAX_VALUE)).getMessage());
    }

    @Test
    void refusesMoreDimensionsThanADatashapeHas() {
        String message = assertThrows(IllegalArgumentException.class,
                () -> parsed("[('a', '<f4', (" + "1,".repeat(65) + "))]")).getMessage();

        assertEquals("shape has 65 dimensions, must be at most 64", message);
    }
}
