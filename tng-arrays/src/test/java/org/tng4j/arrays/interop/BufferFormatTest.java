package org.tng4j.arrays.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.Storage;
import org.tng4j.arrays.shape.DataShape;

class BufferFormatTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "<?   ; bool ; 1",
        "<b   ; int8 ; 1",
        "<B   ; uint8 ; 1",
        ">h   ; >int16 ; 2",
        "<H   ; <uint16 ; 2",
        ">i   ; >int32 ; 4",
        "<I   ; <uint32 ; 4",
        "<q   ; <int64 ; 8",
        ">Q   ; >uint64 ; 8",
        "<e   ; <float16 ; 2",
        "<f   ; <float32 ; 4",
        ">d   ; >float64 ; 8",
        "<Zf  ; <complex[float32] ; 8",
        ">Zd  ; >complex[float64] ; 16",
        "5s   ; string[5] ; 5",
        ">5w  ; >string[20, 'U32'] ; 20",
        "5x   ; bytes[5] ; 5",
        "(3)<f ; 3 * <float32 ; 12",
        "(2,3)<f ; 2 * 3 * <float32 ; 24",
        "T{<f:x:<f:y:} ; {x: <float32, y: <float32} @ []{0, 4} ; 8",
        "T{<b:a:<Q:b:} ; {a: int8, b: <uint64} @ []{0, 1} ; 9",
        "T{<b:a:7x<Q:b:} ; {a: int8, b: <uint64} @ []{0, 8} ; 16",
        "T{(3)T{<h:u:b:v:}:p:3x5s:s:} ; {p: 3 * {u: <int16, v: int8}, s: string[5]} @ []{0 [3]{0, 2}, 12} ; 17",
        "(3)T{<h:u:b:v:5x:w:1x} ; 3 * {u: <int16, v: int8, w: bytes[5]} @ [9]{0, 2, 3} ; 27",
        "T{<i<d} ; (<int32, <float64) @ []{0, 4} ; 12"})
    void isTheSameBothWays(String text, String storage, long byteSize) {
        BufferFormat format = BufferFormat.parse(text);

        assertEquals(new BufferFormat(Storage.parse(storage).meta(), byteSize), format);
        assertEquals(text, format.toString());
        assertEquals(byteSize, BufferFormat.parse(BufferFormat.of(Storage.parse(storage).meta()).toString()).byteSize());
    }

    /// As NumPy, ctypes and struct spell them: on a machine where long has 64 bits.
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "T{<b:a:Q:b:}        ; {a: int8, b: <uint64} @ []{0, 1} ; 9",
        "T{b:a:Q:b:}         ; {a: int8, b: uint64} @ []{0, 8} ; 16",
        "T{b:a:xxxxxxxL:b:}  ; {a: int8, b: uint64} @ []{0, 8} ; 16",
        "T{i:a:b:b:}         ; {a: int32, b: int8} @ []{0, 4} ; 8",
        "T{^b:a:Q:b:}        ; {a: int8, b: uint64} @ []{0, 1} ; 9",
        "T{=f:f0:b:f1:}      ; {f0: float32, f1: int8} @ []{0, 4} ; 5",
        "T{>i:a:b:b:=h:c:}   ; {a: >int32, b: int8, c: int16} @ []{0, 4, 5} ; 7",
        "T{3x:v:(2,2)=Zf:a:} ; {v: bytes[3], a: 2 * 2 * complex[float32]} @ []{0, 3 [16, 8]} ; 35",
        "T{T{i:a:b:b:}:p:b:q:} ; {p: {a: int32, b: int8}, q: int8} @ []{0 {0, 4}, 8} ; 12",
        "T{b:q:2T{i:a:b:b:}:p:} ; {q: int8, p: 2 * {a: int32, b: int8}} @ []{0, 4 [8]{0, 4}} ; 20",
        "T{T{i:a:b:b:}:p:xxxd:q:} ; {p: {a: int32, b: int8}, q: float64} @ []{0 {0, 4}, 16} ; 24",
        "<l   ; <int32 ; 4",
        "l    ; int64 ; 8",
        "@L   ; uint64 ; 8",
        "!h   ; >int16 ; 2",
        "3f   ; 3 * float32 ; 12",
        "if   ; (int32, float32) @ []{0, 4} ; 8",
        "id   ; (int32, float64) @ []{0, 8} ; 16",
        "f:x: ; {x: float32} ; 4",
        " < f ; <float32 ; 4",
        "w    ; string[4, 'U32'] ; 4",
        "(2)3f ; 2 * 3 * float32 ; 24"})
    void readsOtherSpellings(String text, String storage, long byteSize) {
        assertEquals(new BufferFormat(Storage.parse(storage).meta(), byteSize), BufferFormat.parse(text));
    }

    @Test
    void printsOptionsAndCharsAsWhatTheyAreMadeOf() {
        assertEquals(">f", BufferFormat.of(Storage.parse("?>float32").meta()).toString());
        assertEquals("<w", BufferFormat.of(Storage.parse("<char").meta()).toString());
    }

    @Test
    void printsAViewsElementWithItsPadding() {
        assertEquals("(10)T{<i:a:b:b:3x}", BufferFormat.of(Storage.parse("10 * {a: <int32, b: int8} @ [8]{0, 4}").meta()).toString());
        assertEquals("T{<i:a:b:b:3x}", new BufferFormat(Storage.parse("{a: <int32, b: int8} @ []{0, 4}").meta(), 8).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "T{<f:x:    ; character 7 is the end, expected '}'",
        "(3<f       ; character 2 is '<f', expected ')'",
        "()f        ; character 1 is ')f', expected a size",
        "<g         ; character 1 is 'g', expected one of ? b B h H i I l L q Q e f d Zf Zd s w x T{",
        "O          ; character 0 is 'O', expected one of ? b B h H i I l L q Q e f d Zf Zd s w x T{",
        "Zq         ; character 0 is 'Zq', expected one of ? b B h H i I l L q Q e f d Zf Zd s w x T{",
        "f:x        ; character 3 is the end, expected ':'",
        "f::        ; character 2 is ':', expected a name",
        "T{f:x:d}   ; format has 2 fields and 1 names, must have as many or none",
        "T{f:x:d:x:} ; name x is there twice",
        "1234567890123456789f ; number at character 0 has 19 digits, must have at most 18",
        "(123456789012345678,123456789012345678)f ; bytes of the format must fit 63 bits"})
    void saysWhereAFormatEnds(String text, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> BufferFormat.parse(text)).getMessage());
    }

    @Test
    void refusesEndlessNesting() {
        assertEquals("format nests deeper than 64 at character 130",
                assertThrows(IllegalArgumentException.class, () -> BufferFormat.parse("T{".repeat(100_000))).getMessage());
        assertEquals("format has more than 64 dimensions at character 130",
                assertThrows(IllegalArgumentException.class, () -> BufferFormat.parse("(" + "1,".repeat(100_000))).getMessage());
        assertEquals("format has 1048577 characters, must be at most 1048576",
                assertThrows(IllegalArgumentException.class, () -> BufferFormat.parse("b".repeat((1 << 20) + 1))).getMessage());
    }

    @Test
    void refusesWhatTheProtocolHasNoWordsFor() {
        assertThrows(IllegalArgumentException.class, () -> BufferFormat.of(Layout.C.metaOf(DataShape.parse("3 * string"), 9)));
        assertThrows(IllegalArgumentException.class, () -> BufferFormat.of(Storage.parse("3 * 3 * float32 @ [16, 4]").meta()));
        assertThrows(IllegalArgumentException.class, () -> BufferFormat.of(Layout.C.metaOf(DataShape.parse("?int32"))));
        assertEquals("void has no format in the buffer protocol",
                assertThrows(IllegalArgumentException.class, () -> BufferFormat.of(Layout.C.metaOf(DataShape.parse("void")))).getMessage());
        assertEquals("field is named 'a:b', a format has no place for ':'",
                assertThrows(IllegalArgumentException.class, () -> BufferFormat.of(Layout.C.metaOf(DataShape.parse("{'a:b': int8}")))).getMessage());
        assertEquals("bytes[3] without a name is padding in the buffer protocol",
                assertThrows(IllegalArgumentException.class, () -> BufferFormat.of(Layout.C.metaOf(DataShape.parse("(int8, bytes[3])")))).getMessage());
        assertEquals("size is 3, must be at least 4 for float32",
                assertThrows(IllegalArgumentException.class, () -> new BufferFormat(Layout.C.metaOf(DataShape.parse("float32")), 3)).getMessage());
    }
}
