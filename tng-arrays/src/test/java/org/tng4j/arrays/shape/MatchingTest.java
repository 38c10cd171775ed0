package org.tng4j.arrays.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {

    /// One shape of every kind; the patterns of [#WHAT_VARIABLES_MATCH] among them.
    private static final List<String> KINDS = List.of(
            "int8", "?int8", "string", "string[4]", "bytes", "bytes[4]", "{x: int8}", "(int8)", "ref[int8]", "union[x: int8]",
            "(int8) -> int8", "T", "Any", "Scalar", "FixedString", "FixedBytes", "3 * int8", "var * int8", "N * int8",
            "Fixed * int8", "... * int8", "A... * int8");

    private static final List<String> SIZED = List.of("3 * int8", "N * int8", "Fixed * int8");
    private static final List<String> DIMENSIONS =
            List.of("int8", "3 * int8", "var * int8", "N * int8", "Fixed * int8", "... * int8", "A... * int8");

    /// Which of [#KINDS] a pattern matches; those that are not named match themselves alone.
    private static final Map<String, List<String>> WHAT_VARIABLES_MATCH = Map.of(
            "Any", KINDS,
            "T", List.of("int8", "?int8", "string", "string[4]", "bytes", "bytes[4]", "{x: int8}", "(int8)", "ref[int8]",
                    "union[x: int8]", "(int8) -> int8", "T", "Scalar", "FixedString", "FixedBytes"),
            "Scalar", List.of("int8", "Scalar"),
            "FixedString", List.of("string[4]", "FixedString"),
            "FixedBytes", List.of("bytes[4]", "FixedBytes"),
            "N * int8", SIZED,
            "Fixed * int8", SIZED,
            "... * int8", DIMENSIONS,
            "A... * int8", DIMENSIONS);

    @Test
    void matchesEveryKindWithEveryKindAsTheTableSays() {
        for (String pattern : KINDS) {
            List<String> matched = KINDS.stream().filter(shape -> match(shape, pattern).isPresent()).toList();
            assertEquals(WHAT_VARIABLES_MATCH.getOrDefault(pattern, List.of(pattern)), matched, pattern);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int32                        | int32                          | {}
            int32                        | Any                            | {}
            10 * 5 * {v: float64}        | Any                            | {}
            (float64, int32)             | (Any, Any)                     | {}
            (float64) -> int32           | (Any) -> Any                   | {}
            (10 * complex) -> float64    | (Any) -> Scalar                | {}
            (uint8, float64)             | (Scalar, Scalar)               | {}
            string[100, "U16"]           | FixedString                    | {}
            bytes[100, align=2]          | FixedBytes                     | {}
            10 * 20 * bool               | Fixed * 20 * bool              | {}
            3 * 4 * bool                 | Fixed * Fixed * bool           | {}
            {v: float64, t: float64}     | T                              | {T={v: float64, t: float64}}
            (int32, int32, bool)         | T                              | {T=(int32, int32, bool)}
            (int32, int32, bool)         | (T, T, S)                      | {T=int32, S=bool}
            (int32, int32)               | (T, S)                         | {T=int32, S=int32}
            ?3 * float32                 | T                              | {T=?3 * float32}
            ?float32                     | ?T                             | {T=float32}
            100 * float64                | N * float64                    | {N=100 * void}
            M * float64                  | N * float64                    | {N=M * void}
            10 * float32                 | N * T                          | {N=10 * void, T=float32}
            7 * 7 * int8                 | N * N * int8                   | {N=7 * void}
            N * float64                  | ... * float64                  | {}
            10 * N * float64             | ... * float64                  | {}
            float64                      | ... * float64                  | {}
            10 * 20 * float64            | Dim... * float64               | {Dim...=10 * 20 * void}
            float64                      | Dim... * float64               | {Dim...=void}
            5 * 3 * float32              | Dim... * 3 * T                 | {Dim...=5 * void, T=float32}
            2 * var * 5 * 3 * float32    | M * A... * 3 * T               | {M=2 * void, A...=var * 5 * void, T=float32}
            2 * 3 * float32              | M * A... * 3 * T               | {M=2 * void, A...=void, T=float32}
            B... * 3 * int8              | A... * int8                    | {A...=B... * 3 * void}
            2 * {x: 3 * int8, y: bool}   | N * {x: M * T, y: S}           | {N=2 * void, M=3 * void, T=int8, S=bool}
            2 * {x: int8}                | A... * {x: B... * int8}        | {A...=2 * void, B...=void}
            ref[3 * int8]                | ref[N * T]                     | {N=3 * void, T=int8}
            union[x: int8, y: 2 * bool]  | union[x: T, y: A... * bool]    | {T=int8, A...=2 * void}
            (3 * int8) -> 3 * bool       | (N * T) -> N * S               | {N=3 * void, T=int8, S=bool}
            """)
    void bindsVariables(String shape, String pattern, String bindings) {
        assertEquals(bindings, match(shape, pattern).orElseThrow().values().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Any                          | int32
            10 * float32                 | 10 * float64
            11 * float64                 | 10 * float64
            (?{a: uint8}) -> 10 * uint8  | (Any) -> Scalar
            string                       | FixedString
            bytes                        | FixedBytes
            var * var * bool             | Fixed * Fixed * bool
            (int32, int64, bool)         | (T, T, S)
            10 * float32                 | T
            3 * 4 * int8                 | N * N * int8
            3 * M * int8                 | N * N * int8
            var * float32                | N * float32
            ... * float32                | N * float32
            float32                      | N * float32
            3 * 4 * float32              | N * float32
            var * float32                | 3 * float32
            N * float32                  | 3 * float32
            3 * float32                  | M * A... * 3 * T
            5 * 4 * float32              | A... * 3 * T
            int32                        | ?int32
            ?int32                       | int32
            ?int32                       | Scalar
            {x: int8}                    | {y: int8}
            {x: int8, y: int8}           | {y: int8, x: int8}
            {x: int8, y: int8}           | {x: int8}
            (int8, int8)                 | (int8)
            (int8)                       | (int8, T)
            (int8) -> int8               | (int8, T)
            (3 * int8) -> 4 * bool       | (N * T) -> N * S
            (3 * int8, T)                | (T * int8, T)
            """)
    void refusesWhatThePatternDoesNotDescribe(String shape, String pattern) {
        assertEquals(Optional.empty(), match(shape, pattern));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            (12 * float32, 12 * int32)            | 12 * void
            (10 * float32, 1 * int32)             | 10 * void
            (float32, 3 * 4 * int32)              | 3 * 4 * void
            (3 * 4 * float32, int32)              | 3 * 4 * void
            (3 * float32, 4 * 1 * int32)          | 4 * 3 * void
            (1 * float32, 1 * int32)              | 1 * void
            (float32, int32)                      | void
            (1 * float32, var * int32)            | var * void
            (3 * var * float32, var * int32)      | 3 * var * void
            (1 * float32, 0 * int32)              | 0 * void
            (3 * float32, 4 * int32)              | none
            (3 * float32, var * int32)            | none
            (2 * 3 * float32, 3 * 2 * int32)      | none
            (3 * float32, 3 * float32)            | none
            """)
    void broadcastsAnEllipsisThatOccursTwice(String arguments, String dims) {
        assertEquals(
                Optional.ofNullable(dims),
                match(arguments, "(A... * float32, A... * int32)").map(found -> found.values().get("A...").toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            (A... * float32, A... * int32) -> A... * float64       | (3 * float32, 4 * 1 * int32)     | 4 * 3 * float64
            (M * N * T, N * P * T) -> M * P * T                    | (2 * 3 * int8, 3 * 5 * int8)     | 2 * 5 * int8
            (M * N * T, N * P * T) -> M * P * T                    | (2 * 3 * int8, 4 * 5 * int8)     | none
            (N * T, A... * S) -> {x: A... * N * ?T, y: ref[S]}     | (2 * int8, 3 * bool)             | {x: 3 * 2 * ?int8, y: ref[bool]}
            (A... * T) -> ?T                                       | (3 * ?int8)                      | ?int8
            (N * T) -> (M * T, union[x: N * U]) -> ... * Any       | (2 * int8)                       | (M * int8, union[x: 2 * U]) -> ... * Any
            (T) -> bytes[4]                                        | (int8)                           | bytes[4]
            () -> void                                             | ()                               | void
            """)
    void tellsWhatAFunctionGives(String function, String arguments, String result) {
        Proto proto = (Proto) DataShape.parse(function);

        Optional<Bindings> found = DataShape.parse(arguments).matches(new TupleShape(proto.arguments()));

        assertEquals(Optional.ofNullable(result), found.map(bound -> bound.applyTo(proto.result()).toString()));
    }

    @Test
    void putsBackWhatItBound() {
        for (long seed = 0; seed < 10_000; seed++) {
            DataShape shape = RandomShapes.concrete(new Random(seed));
            DataShape pattern = pattern(shape, new Random(seed));
            Bindings found = shape.matches(pattern).orElseThrow(AssertionError::new);
            assertEquals(shape, found.applyTo(pattern), "seed " + seed + ": " + pattern);
        }
    }

    @Test
    void matchesEveryShapeWithItselfAndWithAny() {
        for (long seed = 0; seed < 10_000; seed++) {
            DataShape shape = RandomShapes.any(new Random(seed));
            assertTrue(shape.matches(new TypeVar("Any")).isPresent(), "seed " + seed);
            assertTrue(shape.matches(new EllipsisDim("", new TypeVar("Any"))).isPresent(), "seed " + seed);
            if (shape.isConcrete()) {
                assertEquals(Optional.of(new Bindings(Map.of())), shape.matches(shape), "seed " + seed);
            }
        }
    }

    /// The same shape with variables in place of some sizes, of leading dimensions, and of the data type.
    private static DataShape pattern(DataShape shape, Random random) {
        DataShape pattern = shape.withDType(random.nextBoolean() ? new TypeVar("T") : shape.measure());
        List<Dim> dims = pattern.dims();
        int skipped = random.nextInt(dims.size() + 1);
        DataShape rest = skipped == 0 ? pattern : dims.get(skipped - 1).item();
        String text = rest.dims().stream().map(dim -> label(dim, random) + " * ").collect(Collectors.joining());
        DataShape kept = DataShape.parse(text + "void").withDType(rest.measure());
        return skipped == 0 ? kept : new EllipsisDim("A", kept);
    }

    /// Each size has a name of its own, or equal sizes would have to be.
    private static String label(Dim dim, Random random) {
        return dim instanceof FixedDim && random.nextBoolean() ? "N" + dim.label() : dim.label();
    }

    private static Optional<Bindings> match(String shape, String pattern) {
        return DataShape.parse(shape).matches(DataShape.parse(pattern));
    }
}
