package org.tng4j.arrays.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Slice;

/// Chains of views beside those that NumPy made: sizes, byte strides, byte offsets, flags, and what cannot be done without a
/// copy. testdata/make/view-chains.py wrote the lines. Where nothing lies, in arrays without elements, does not count: byte
/// strides and offset.
class ViewChainsTest {

    private static final int CHAINS = 2000;

    @Test
    void agreesWithNumPy() throws IOException {
        List<String> lines = lines();
        try (Arena arena = Arena.ofConfined()) {
            for (String line : lines) {
                agrees(arena, line);
            }
        }
        assertEquals(CHAINS, lines.size());
    }

    private static void agrees(Arena arena, String line) {
        String[] columns = line.split(" \\| ", -1);
        DataShape shape = DataShape.of(DataShape.parse(columns[0]), numbers(columns[1]));
        long base = Long.parseLong(columns[2]);
        ArrMeta meta = Layout.C.metaOf(shape);
        NdView view = NdView.wrap(arena.allocate(base + meta.span().to(), 64), base, shape, meta);
        String[] operations = columns[3].split("; ", -1);
        boolean copied = columns[4].equals("copy");
        for (int i = 0; i < operations.length - (copied ? 1 : 0); i++) {
            view = apply(view, operations[i].split(" "));
        }
        if (copied) {
            refusesToCopy(view, operations[operations.length - 1], line);
        } else {
            assertEquals(String.join(" | ", Arrays.copyOfRange(columns, 4, 8)), described(view, columns[5] + " | " + columns[6]), line);
        }
    }

    private static NdView apply(NdView view, String... words) {
        return switch (words[0]) {
            case "slice" -> view.slice(axis(words[1]), new Slice(end(words[2]), end(words[3]), Long.parseLong(words[4])));
            case "at" -> view.at(Arrays.stream(words).skip(1).mapToLong(Long::parseLong).toArray());
            case "flip" -> view.flip(axis(words[1]));
            case "permute" -> view.permute(LongStream.of(numbers(words[1])).mapToInt(Math::toIntExact).toArray());
            case "transpose" -> view.transpose();
            case "newaxis" -> view.newAxis(axis(words[1]));
            case "squeeze" -> view.squeeze();
            case "reshape" -> view.reshape(numbers(words[1]));
            case "broadcast" -> view.broadcastTo(numbers(words[1]));
            case "diagonal" -> view.diagonal(axis(words[1]), axis(words[2]));
            case "as" -> view.as(view.shape().withDType(DataShape.parse(words[1])));
            default -> throw new IllegalArgumentException("operation is " + words[0]);
        };
    }

    private static void refusesToCopy(NdView view, String reshape, String line) {
        String message = assertThrows(IllegalArgumentException.class, () -> apply(view, reshape.split(" ")), line).getMessage();
        assertTrue(message.endsWith("without a copy"), line);
    }

    private static String described(NdView view, String nowhere) {
        boolean empty = view.shape().elementCount() == 0;
        return sizes(view) + " | " + (empty ? nowhere : strides(view) + " | " + view.base()) + " | " + letters(view.flags());
    }

    private static String sizes(NdView view) {
        return joined(IntStream.range(0, view.shape().rank()).mapToLong(view.shape()::dim));
    }

    private static String strides(NdView view) {
        return joined(IntStream.range(0, view.shape().rank()).mapToLong(view::byteStride));
    }

    private static String letters(Flags flags) {
        String letters = (flags.isContiguous() ? "C" : "") + (flags.isColumnMajor() ? "F" : "")
                + (flags.isAligned() ? "A" : "") + (flags.isWriteable() ? "W" : "");
        return letters.isEmpty() ? "-" : letters;
    }

    private static String joined(LongStream numbers) {
        String joined = numbers.mapToObj(Long::toString).collect(Collectors.joining(","));
        return joined.isEmpty() ? "." : joined;
    }

    private static long[] numbers(String text) {
        return text.equals(".") ? new long[0] : Arrays.stream(text.split(",")).mapToLong(Long::parseLong).toArray();
    }

    private static OptionalLong end(String text) {
        return text.equals("_") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    private static int axis(String text) {
        return Integer.parseInt(text);
    }

    private static List<String> lines() throws IOException {
        InputStream stream = Objects.requireNonNull(ViewChainsTest.class.getResourceAsStream("view-chains.txt"));
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
