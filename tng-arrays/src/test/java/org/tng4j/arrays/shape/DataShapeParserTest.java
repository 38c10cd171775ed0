package org.tng4j.arrays.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataShapeParserTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1000*3*float32                 | 1000 * 3 * float32
            ` 3 * 3 *  float64 `           | 3 * 3 * float64
            fixed[4] * int16               | 4 * int16
            `fixed [ 4 ] * 2*int8`         | 4 * 2 * int8
            var * var*3 * float32          | var * var * 3 * float32
            0 * bool                       | 0 * bool
            007 * uint8                    | 7 * uint8
            9223372036854775807 * void     | 9223372036854775807 * void
            M * bool                       | M * bool
            A * B_2 * Bool                 | A * B_2 * Bool
            M * 5 * var * T                | M * 5 * var * T
            ...*bool                       | ... * bool
            M*...*3*bool                   | M * ... * 3 * bool
            A...*X*3*bool                  | A... * X * 3 * bool
            A ... * bool                   | A... * bool
            """)
    void readsDimensions(String text, String canonical) {
        assertEquals(canonical, DataShape.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            int                            | int32
            real                           | float64
            intptr                         | int64
            uintptr                        | uint64
            complex                        | complex[float64]
            complex64                      | complex[float32]
            complex128                     | complex[float64]
            complex [ float32 ]            | complex[float32]
            5 * complex[float64]           | 5 * complex[float64]
            19 * 2 * string                | 19 * 2 * string
            string[ 3 ]                    | string[3]
            string['A']                    | string['A']
            string["ascii"]                | string['A']
            string['utf8']                 | string
            string[16,'UTF-8']             | string[16]
            string[16,'utf16']             | string[16, 'U16']
            string['U32']                  | string['U32']
            string[0]                      | string[0]
            bytes                          | bytes
            bytes[16]                      | bytes[16]
            bytes[16,align=1]              | bytes[16]
            bytes[16 , align = 4]          | bytes[16, align=4]
            T                              | T
            """)
    void readsTypesWithoutParts(String text, String canonical) {
        assertEquals(canonical, DataShape.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            option[int32]                  | ?int32
            ?int32                         | ?int32
            ? int32                        | ?int32
            2 * 3 * option[int32]          | 2 * 3 * ?int32
            2 * option[3 * int32]          | 2 * ?3 * int32
            2 * ?3 * ?int32                | 2 * ?3 * ?int32
            {}                             | {}
            {x:int16,y:int32,}             | {x: int16, y: int32}
            {_x: int16, Zed: int32}        | {_x: int16, Zed: int32}
            {var: T, int8: string, fixed: int8} | {var: T, int8: string, fixed: int8}
            {'x': int8, "y z": int8}       | {x: int8, 'y z': int8}
            {'': int8, ' ': int8}          | {'': int8, ' ': int8}
            {"it's": int8}                 | {'it\\u0027s': int8}
            {'it\\'s': int8}               | {'it\\u0027s': int8}
            {'"q"': int8, "\\"r\\"": int8} | {'"q"': int8, '"r"': int8}
            {'\\b\\f\\n\\r\\t': int8}      | {'\\u0008\\u000c\\u000a\\u000d\\u0009': int8}
            {'a\\u005Cb': int8}            | {'a\\u005cb': int8}
            {'\\u0061': int8}              | {a: int8}
            {'안녕': int8}                 | {'\\uc548\\ub155': int8}
            {'a#b': int8}                  | {'a#b': int8}
            ()                             | ()
            (float32)                      | (float32)
            (int16,int32,)                 | (int16, int32)
            3 * (int64, 2 * {x: int8})     | 3 * (int64, 2 * {x: int8})
            ()->void                       | () -> void
            (float32,) -> float64          | (float32) -> float64
            (A...*T, A...*T)->A...*T       | (A... * T, A... * T) -> A... * T
            (int8) -> (int16) -> int32     | (int8) -> (int16) -> int32
            ((int8) -> int16) -> int32     | ((int8) -> int16) -> int32
            3 * (int8) -> 2 * int8         | 3 * (int8) -> 2 * int8
            ?(int8) -> int8                | ?(int8) -> int8
            ref[3*int8]                    | ref[3 * int8]
            pointer[target=2 * 3 * int32]  | ref[2 * 3 * int32]
            ?ref[?int8]                    | ?ref[?int8]
            union[a: int8, 'b c': 2*int8,] | union[a: int8, 'b c': 2 * int8]
            """)
    void readsTypesWithParts(String text, String canonical) {
        assertEquals(canonical, DataShape.parse(text).toString());
    }

    @ParameterizedTest
    @EnumSource(Scalar.class)
    void readsEveryScalarByItsName(Scalar scalar) {
        assertEquals(scalar, DataShape.parse(scalar.toString()));
    }

    @Test
    void buildsWhatTheTextSays() {
        assertEquals(
                new SymDim("N", new Option(new RecordShape(List.of(
                        new NamedShape("x", new Text(OptionalLong.of(16), Encoding.UTF16)),
                        new NamedShape("y z", new TupleShape(List.of(new Bytes(OptionalLong.of(8), 4), new TypeVar("T")))))))),
                DataShape.parse("N * ?{x: string[16, 'U16'], 'y z': (bytes[8, align=4], T)}"));
        assertEquals(
                new Proto(
                        List.of(new EllipsisDim("A", Scalar.INT8), new EllipsisDim("", new Ref(new VarDim(Scalar.BOOL)))),
                        new Union(List.of(new NamedShape("n", new FixedDim(3, Bytes.ANY))))),
                DataShape.parse("(A... * int8, ... * ref[var * bool]) -> union[n: 3 * bytes]"));
    }

    @Test
    void dropsComments() {
        assertEquals(
                DataShape.of(Scalar.FLOAT32, 7, 3),
                DataShape.parse("# particles\n7 * # and\r\n\t3 *# values\nfloat32 # done"));
    }

    @Test
    void keepsOneObjectForOneType() {
        assertSame(DataShape.parse("3 * {x: int}"), DataShape.parse("fixed[3]*{x:int32,} # same"));
        assertSame(Scalar.INT8, DataShape.parse("int8"));
    }

    @Test
    void readsADeepAndLongRecord() {
        DataShape orders = DataShape.parse("""
                # what a shop writes down, one line each
                5 * var * {
                    id: int64,
                    customer: {
                        name: string[64],
                        languages: var * string[2],   # ISO 639
                        'e-mail': ?string,
                        address: ?{
                            street: string,
                            city: string,
                            geo: {latitude: float64, longitude: float64, level: int8},
                            country: string[2, 'A'],
                        },
                    },
                    paid: bool,
                    currency: string[3, 'A'],
                    items: var * {
                        article: int64,
                        count: uint32,
                        price: float64,
                        options: var * {name: string, value: union[number: float64, text: string, flag: bool]},
                        parcels: var * {
                            weight: ?float32,
                            'size in mm': 3 * uint16,
                            track: ?var * (int64, string),
                        },
                    },
                    checksum: bytes[16],
                    parent: ref[{id: int64, checksum: bytes[16]}],
                    totals: {net: float64, gross: float64},
                }
                """);

        assertEquals(8, Parts.of(orders.measure()).size());
        assertEquals("5 * var * float64", orders.field("totals").field("gross").toString());
        assertEquals("5 * var * var * var * 3 * uint16", orders.field("items").field("parcels").field("size in mm").toString());
        assertEquals(orders, DataShape.parse(orders.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{first: int64, real: var * int64}",
        "var * {id: int64, name: string, quaternary: int64, count: int64, chains: var * {id: int64, name: string, "
                + "residues: var * {id: int64, name: string, atoms: var * {id: int64, name: string, type: string}}}, "
                + "bonds: var * {from: int64, to: int64}}",
        "{first_frame: int64, n_frames: int64, molecule_counts: ?var * int64, first_time: ?float64}",
        "{header_size: int64, contents_size: int64, id: int64, md5: bytes[16], name: string, version: int64}",
        "var * {step: int64, time: ?float64, positions: ?1000 * 3 * float32, box: ?3 * 3 * float32}",
        "var * {step: int64, time: float64, 'Potential (kJ/mol)': float32}"
    })
    void printsTheTypesOfTrajectoriesAsTheyStand(String canonical) {
        assertEquals(canonical, DataShape.parse(canonical).toString());
    }
}
