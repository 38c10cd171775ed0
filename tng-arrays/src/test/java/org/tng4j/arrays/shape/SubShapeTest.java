package org.tng4j.arrays.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubShapeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            3 * int32                              | 0            | int32
            3 * int32                              | -3           | int32
            3 * var * M * int32                    | 1 5          | M * int32
            3 * var * M * float64                  | 2 -1 7       | float64
            5 * 3 * float32                        | 2:           | 3 * 3 * float32
            5 * 3 * float32                        | ::2          | 3 * 3 * float32
            5 * 3 * float32                        | ::-2         | 3 * 3 * float32
            5 * 3 * float32                        | : 1:         | 5 * 2 * float32
            5 * 3 * float32                        | 1 ::-1       | 3 * float32
            5 * 3 * float32                        | : 0          | 5 * float32
            10 * int32                             | -3:          | 3 * int32
            10 * int32                             | :-3          | 7 * int32
            10 * int32                             | 7:2:-2       | 3 * int32
            10 * int32                             | 20:          | 0 * int32
            10 * int32                             | -20:20       | 10 * int32
            10 * int32                             | new :        | 1 * 10 * int32
            10 * int32                             | : new        | 10 * 1 * int32
            10 * int32                             | new 3        | 1 * int32
            30 * {a: int32}                        | :-1          | 29 * {a: int32}
            var * int32                            | :            | var * int32
            var * int32                            | ::-1         | var * int32
            var * int32                            | -1:          | var * int32
            var * int32                            | :-1          | var * int32
            var * int32                            | ::2          | var * int32
            var * int32                            | 3:           | var * int32
            var * int32                            | :3:-1        | var * int32
            var * int32                            | :3           | 3 * int32
            var * int32                            | 0:7:2        | 4 * int32
            var * int32                            | 5:1:-1       | 4 * int32
            N * int32                              | :            | N * int32
            N * int32                              | 1:           | var * int32
            N * int32                              | 1:3          | 2 * int32
            {a: int32, b: bool}                    | 0            | int32
            {a: int32, b: bool}                    | -1           | bool
            {a: int32, b: bool, c: int8}           | 1:           | {b: bool, c: int8}
            {a: int32, b: bool, c: int8}           | ::-2         | {c: int8, a: int32}
            {a: int32, b: bool}                    | .b           | bool
            {a: int32, b: bool, c: int8}           | .c,a         | {c: int8, a: int32}
            (int32, bool, int8)                    | 1            | bool
            (int32, bool, int8)                    | :2           | (int32, bool)
            var * {name: string, amount: int32}    | 0            | {name: string, amount: int32}
            var * {name: string, amount: int32}    | 0:3          | 3 * {name: string, amount: int32}
            var * {name: string, amount: int32}    | 0:7:2 .amount | 4 * int32
            var * {name: string, amount: int32}    | .amount 0:7:2 | 4 * int32
            var * {name: string, amount: int32}    | 0 .name      | string
            var * {n: string, a: int32, id: int8}  | : .n,id      | var * {n: string, id: int8}
            var * {n: string, a: int32, id: int8}  | 0 1:         | {a: int32, id: int8}
            10 * {p: 5 * 3 * float32}              | :4 .p -1 ::2 | 4 * 2 * float32
            10 * var * 10 * int32                  | 0:5 0:3 5    | 5 * 3 * int32
            """)
    void leadsWhereThePathSays(String shape, String path, String there) {
        assertEquals(there, DataShape.parse(shape).subShape(path(path)).toString());
    }

    @Test
    void staysWithoutAPath() {
        assertEquals(Text.STRING, Text.STRING.subShape(new long[0]));
        assertEquals("int8", DataShape.parse("2 * 3 * int8").subShape(1, -3).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 * int32    | 3   | index into 3 * int32 is 3, must be at least -3 and below 3
            3 * int32    | -4  | index into 3 * int32 is -4, must be at least -3 and below 3
            0 * int32    | 0   | index into 0 * int32 is 0, must be at least 0 and below 0
            {a: int32}   | 1   | index into {a: int32} is 1, must be at least -1 and below 1
            (int32)      | -2  | index into (int32) is -2, must be at least -1 and below 1
            """)
    void refusesIndicesOutside(String shape, long index, String message) {
        DataShape from = DataShape.parse(shape);

        assertEquals(
                message, assertThrows(IndexOutOfBoundsException.class, () -> from.subShape(index)).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int32               | 0      | int32
            int32               | :      | int32
            2 * 3 * int32       | 1 0 0  | int32
            2 * ?3 * int32      | 1 0    | ?3 * int32
            A... * int32        | 0      | A... * int32
            A... * int32        | :      | A... * int32
            ref[3 * int32]      | 0      | ref[3 * int32]
            """)
    void hasNothingToGoIntoBelowTheLastDimension(String shape, String path, String last) {
        DataShape from = DataShape.parse(shape);

        assertEquals(
                last + " has nothing to go into",
                assertThrows(IllegalStateException.class, () -> from.subShape(path(path))).getMessage());
    }

    @Test
    void slicesAndPicksFieldsInAnyOrder() {
        for (long seed = 0; seed < 10_000; seed++) {
            Random random = new Random(seed);
            Slice slice = Slice.ALL.from(random.nextInt(9) - 4).to(random.nextInt(9) - 4).every(random.nextBoolean() ? 2 : -1);
            NamedShape field = new NamedShape("x", DataShape.of(RandomShapes.scalar(random), random.nextInt(5)));
            DataShape records = DataShape.of(new RecordShape(List.of(field)), random.nextInt(9));
            Index name = new Index.Field("x");
            assertEquals(records.subShape(slice, name), records.subShape(name, slice), "seed " + seed);
        }
    }

    /// Words: `1:2:3` a slice, `.a` a field, `.a,b` fields, `new` an axis, else an index.
    private static Index[] path(String text) {
        List<Index> path = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            path.add(index(word));
        }
        return path.toArray(Index[]::new);
    }

    private static Index index(String word) {
        if (word.equals("new")) {
            return new Index.NewAxis();
        }
        if (word.startsWith(".")) {
            List<String> names = List.of(word.substring(1).split(","));
            return names.size() == 1 ? new Index.Field(names.getFirst()) : new Index.Fields(names);
        }
        return word.contains(":") ? slice(word.split(":", -1)) : new Index.At(Long.parseLong(word));
    }

    private static Slice slice(String[] parts) {
        Slice slice = parts[0].isEmpty() ? Slice.ALL : Slice.ALL.from(Long.parseLong(parts[0]));
        slice = parts[1].isEmpty() ? slice : slice.to(Long.parseLong(parts[1]));
        return parts.length < 3 ? slice : slice.every(Long.parseLong(parts[2]));
    }
}
