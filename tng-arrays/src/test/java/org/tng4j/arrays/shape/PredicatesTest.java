package org.tng4j.arrays.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredicatesTest {

    /// S scalar, F fixed, C concrete, R record, T tabular, H homogeneous, O option; a dot for each that it is not.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int32                                   | SFC..H.
            string                                  | SFC..H.
            ?int32                                  | SFC..HO
            T                                       | S....H.
            10 * int32                              | .FC..H.
            10 * ?int32                             | .FC..HO
            var * int32                             | ..C..H.
            N * int32                               | .....H.
            N * 3 * int32                           | ....TH.
            10 * T                                  | .....H.
            ... * int32                             | .....H.
            10 * 3 * int32                          | .FC.TH.
            var * 3 * int32                         | ..C.TH.
            10 * var * int32                        | ..C..H.
            var * 10 * 3 * int32                    | ..C..H.
            ?10 * 3 * int32                         | SFC.THO
            10 * ?3 * int32                         | .FC.THO
            {}                                      | SFCR...
            {name: string, amount: int32}           | SFCR...
            {x: int32, y: ?int32}                   | SFCR...
            {x: int32, y: int32}                    | SFCR.H.
            ?{name: string, amount: int32}          | SFCR..O
            var * {name: string, amount: int32}     | ..CRT..
            10 * {x: int32, y: int32}               | .FCRTH.
            10 * ?{x: int32, y: int32}              | .FCRTHO
            10 * {x: int32, y: var * int32}         | ..CR.H.
            10 * {x: T}                             | ...R.H.
            {x: 3 * int32, y: 3 * float64}          | SFCRT..
            (int32, string)                         | SFC....
            3 * (int32, string)                     | .FC.T..
            (int32, var * int32)                    | S.C..H.
            ref[var * int32]                        | SFC..H.
            union[a: int32, b: string]              | SFC....
            union[a: int32, b: var * string]        | S.C....
            (int32) -> int32                        | SFC..H.
            (N * int32) -> string                   | SF.....
            bytes[4]                                | SFC..H.
            """)
    void answersAsTheTableSays(String text, String answers) {
        DataShape shape = DataShape.parse(text);

        assertEquals(answers, answer('S', shape.isScalar()) + answer('F', shape.isFixed()) + answer('C', shape.isConcrete())
                + answer('R', shape.isRecord()) + answer('T', shape.isTabular()) + answer('H', shape.isHomogeneous())
                + answer('O', shape.isOption()));
    }

    private static String answer(char letter, boolean yes) {
        return yes ? String.valueOf(letter) : ".";
    }
}
