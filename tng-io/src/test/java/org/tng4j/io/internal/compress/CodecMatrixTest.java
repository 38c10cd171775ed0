package org.tng4j.io.internal.compress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tng4j.io.internal.compress.CodecMatrix.Output;
import org.tng4j.io.internal.compress.CodecMatrix.Source;
import org.tng4j.io.internal.compress.CodecMatrix.Use;

/// Compares what every algorithm gives with the golden vectors and with what the test's own encoders wrote, counts
/// both, and holds docs/coverage.md to the counts. On failure the seed is in the message.
class CodecMatrixTest {
    private static final int INPUTS = Integer.getInteger("tng4j.inputs", 500);
    /// Of each pair: what the page counts; more are only compared.
    private static final int COUNTED = SeededPayload.SEEDS_OF_PAIR;
    private static final Path PAGE = Path.of("..", "docs", "coverage.md");
    private static final String START = "<!-- codec matrix: written by CodecMatrixTest -->\n";
    private static final String END = "<!-- end of codec matrix -->\n";

    private final CodecMatrix matrix = new CodecMatrix();
    private final CodecGoldenTest golden = new CodecGoldenTest();

    /// Algorithms that may follow each other in a payload.
    private record Pair(Algorithm initial, @Nullable Algorithm following) {
        @Override
        public String toString() {
            return initial.quantity() + " " + initial + (following == null ? "" : ", then " + following);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyAlgorithmIsComparedAndThePageSaysSo() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode vector : CodecGoldenTest.vectors()) {
            tests.add(dynamicTest(CodecGoldenTest.name(vector), () -> compare(vector)));
        }
        List<Pair> pairs = pairs();
        for (int i = 0; i < pairs.size(); i++) {
            int index = i;
            tests.add(dynamicTest(pairs.get(i).toString(), () -> compare(pairs, index)));
        }
        tests.add(dynamicTest("the page says so", this::checkPage));
        return tests.stream();
    }

    private static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (Algorithm initial : Algorithm.values()) {
            if (Algorithm.of(initial.quantity(), initial.id(), true) != null) {
                pairs.add(new Pair(initial, null));
                Arrays.stream(Algorithm.values()).filter(following -> following.quantity() == initial.quantity())
                        .forEach(following -> pairs.add(new Pair(initial, following)));
            }
        }
        return pairs;
    }

    private void compare(JsonNode vector) throws IOException {
        golden.integersEqualTheReference(vector);
        count(vector, Output.INT32);
        golden.floatsEqualTheReference(vector);
        count(vector, Output.FLOAT32);
        golden.doublesEqualTheReference(vector);
        count(vector, Output.FLOAT64);
    }

    private void count(JsonNode vector, Output output) {
        matrix.add(use(vector, "initial"), output, Source.VECTOR);
        if (CodecGoldenTest.frames(vector) > 1) {
            matrix.add(use(vector, "following"), output, Source.VECTOR);
        }
    }

    private static Use use(JsonNode vector, String which) {
        return new Use(CodecGoldenTest.algorithm(vector, which), which.equals("initial"),
                vector.get("algo").get(which + "_parameter").asInt());
    }

    /// Seeds are the same however many are asked for: first the counted ones of all pairs, then more.
    private void compare(List<Pair> pairs, int index) throws IOException {
        int perPair = Math.ceilDiv(INPUTS, pairs.size());
        for (int i = 0; i < perPair; i++) {
            long seed = (i / COUNTED * (long) pairs.size() + index) * COUNTED + i % COUNTED;
            SeededPayload payload = new SeededPayload(seed, pairs.get(index).initial(), pairs.get(index).following());
            new PayloadRoundTrip(payload).check();
            if (i < COUNTED) {
                count(payload);
            }
        }
    }

    private void count(SeededPayload payload) {
        for (Output output : Output.values()) {
            matrix.add(new Use(payload.initial, true, payload.initialParameter), output, Source.SEED);
            if (payload.frames > 1) {
                matrix.add(new Use(payload.following, false, payload.followingParameter), output, Source.SEED);
            }
        }
    }

    private void checkPage() throws IOException {
        assumeTrue(INPUTS >= 500, "fewer inputs than the page counts");
        String page = Files.readString(PAGE);
        assertTrue(page.contains(START) && page.contains(END), PAGE + " has lost its marks");
        int from = page.indexOf(START) + START.length();
        int to = page.indexOf(END);
        String counted = matrix.toMarkdown();
        if (Boolean.getBoolean("tng4j.write")) {
            Files.writeString(PAGE, page.substring(0, from) + counted + page.substring(to));
        } else {
            assertEquals(counted, page.substring(from, to),
                    "docs/coverage.md differs from what was compared; -Dtng4j.write=true writes it anew");
        }
    }
}
