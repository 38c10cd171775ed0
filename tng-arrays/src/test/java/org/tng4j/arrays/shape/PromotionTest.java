package org.tng4j.arrays.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromotionTest {

    @Test
    void promotesEveryTwoNumbersAsNumPyDoes() throws IOException {
        Set<String> pairs = new HashSet<>();
        try (BufferedReader table = open("promotion.tsv")) {
            for (String[] row : table.lines().map(line -> line.split("\t", -1)).toList()) {
                DataShape common = DataShape.promote(DataShape.parse(row[0]), DataShape.parse(row[1]));
                assertEquals(row[2], common.toString(), row[0] + " and " + row[1]);
                pairs.add(row[0] + " " + row[1]);
            }
        }
        assertEquals(14 * 14, pairs.size());
    }

    private static BufferedReader open(String name) {
        return new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PromotionTest.class.getResourceAsStream(name), name), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int64                | ?float32             | ?float64
            ?int64               | float32              | ?float64
            ?int8                | ?uint8               | ?int16
            ?int8                | int8                 | ?int8
            3 * int8             | 3 * uint8            | 3 * int16
            3 * ?int8            | 3 * uint8            | 3 * ?int16
            ?3 * int8            | 3 * uint8            | ?3 * int16
            var * N * int64      | var * N * float32    | var * N * float64
            string               | string               | string
            ?string              | string               | ?string
            char                 | char                 | char
            T                    | T                    | T
            {x: int8}            | {x: int8}            | {x: int8}
            """)
    void promotesWhatLiesRoundNumbers(String one, String other, String common) {
        assertEquals(common, DataShape.promote(DataShape.parse(one), DataShape.parse(other)).toString());
        assertEquals(common, DataShape.promote(DataShape.parse(other), DataShape.parse(one)).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int8                 | string
            int8                 | char
            int8                 | void
            bool                 | char
            char                 | int32
            string               | string[4]
            3 * int8             | 4 * int8
            3 * int8             | int8
            3 * int8             | var * int8
            {x: int8}            | {x: int16}
            T                    | int8
            ?string              | int8
            """)
    void refusesWhatHasNoCommonType(String one, String other) {
        assertEquals(
                one + " and " + other + " have no common data type",
                assertThrows(IllegalArgumentException.class,
                        () -> DataShape.promote(DataShape.parse(one), DataShape.parse(other))).getMessage());
    }
}
