package org.tng4j.io.internal.compress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.tng4j.io.CodecVectors;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.TngException;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.format.TngUnsupportedException;
import org.tng4j.io.internal.bytes.HeapFile;

/// Payloads that must be refused, and payloads that somebody has cut or changed: a result or our exception, at once.
class CodecMalformedTest {
    private static final Duration HANG = Duration.ofSeconds(10);
    private static final int SMALL = 400;
    private static final int[] MASKS = {0xff, 0x01, 0x10, 0x80};

    /// `malformed.tsv`: blob, message behind the place.
    private static Map<String, String> messages() throws IOException {
        Map<String, String> messages = new LinkedHashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                CodecMalformedTest.class.getResourceAsStream("malformed.tsv"), StandardCharsets.US_ASCII))) {
            reader.lines().forEach(line -> messages.put(line.split("\t", 2)[0], line.split("\t", 2)[1]));
        }
        return messages;
    }

    @Test
    void refusesEveryBlobWithItsMessage() throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        for (JsonNode blob : CodecVectors.json("malformed/index.json")) {
            String name = blob.get("name").asText();
            byte[] payload = CodecVectors.bytes("malformed/" + name + ".bin");
            TngFormatException e = assertTimeoutPreemptively(HANG, () -> assertThrows(TngFormatException.class,
                    () -> decode(payload, payload.length, blob.get("container_natoms").asLong(),
                            blob.get("container_nframes").asLong()), name));
            assertTrue(e.kind() == Kind.CODEC_ERROR || e.kind() == Kind.SIZE_MISMATCH, name);
            found.put(name, e.kind() + ": " + e.problem());
        }
        StringBuilder lines = new StringBuilder();
        found.forEach((name, problem) -> lines.append(name).append('\t').append(problem).append('\n'));
        StringBuilder expected = new StringBuilder();
        messages().forEach((name, problem) -> expected.append(name).append('\t').append(problem).append('\n'));
        assertEquals(expected.toString(), lines.toString());
        assertEquals(112, found.size());
    }

    private static void decode(byte[] payload, int size, long particles, long frames) throws IOException {
        IntegerFrames decoder = new IntegerFrames(new HeapFile("blob", Arrays.copyOf(payload, size)), 1);
        int found = decoder.open(0, size, particles, frames, CodecGoldenTest::place);
        decoder.seek(found - 1);
    }

    private static List<JsonNode> smallVectors() {
        return CodecGoldenTest.vectors().stream()
                .filter(vector -> CodecGoldenTest.payload(vector).length <= SMALL).toList();
    }

    @Test
    void refusesPayloadsCutAtEveryLength() {
        int cuts = 0;
        for (JsonNode vector : smallVectors()) {
            assertTimeoutPreemptively(HANG, () -> refusesPayloadCutAtEveryLength(vector));
            cuts += CodecGoldenTest.payload(vector).length;
        }
        System.out.println(cuts + " cuts of " + smallVectors().size() + " payloads");
    }

    private static void refusesPayloadCutAtEveryLength(JsonNode vector) {
        byte[] payload = CodecGoldenTest.payload(vector);
        for (int size = 0; size < payload.length; size++) {
            int cut = size;
            assertThrows(TngFormatException.class, () -> decode(payload, cut, CodecGoldenTest.particles(vector),
                    CodecGoldenTest.frames(vector)), () -> CodecGoldenTest.name(vector) + " cut to " + cut);
        }
    }

    /// The section itself is shorter and its size field says so: only the values can tell.
    @Test
    void refusesSectionsCutAtEveryLength() {
        for (JsonNode vector : smallVectors()) {
            if (CodecGoldenTest.frames(vector) == 1) {
                assertTimeoutPreemptively(HANG, () -> refusesSectionCutAtEveryLength(vector));
            }
        }
    }

    private static void refusesSectionCutAtEveryLength(JsonNode vector) {
        byte[] payload = CodecGoldenTest.payload(vector);
        for (int size = 40; size < payload.length; size++) {
            byte[] cut = Arrays.copyOf(payload, size);
            cut[36] = (byte) (size - 40);
            cut[37] = (byte) (size - 40 >> 8);
            assertThrows(TngFormatException.class, () -> decode(cut, cut.length, CodecGoldenTest.particles(vector), 1),
                    () -> CodecGoldenTest.name(vector) + " cut to " + cut.length);
        }
    }

    @Test
    void survivesEveryChangedByte() {
        int results = 0;
        int all = 0;
        for (JsonNode vector : smallVectors()) {
            results += assertTimeoutPreemptively(HANG, () -> resultsOfChanged(vector));
            all += MASKS.length * CodecGoldenTest.payload(vector).length;
        }
        System.out.println(all + " changed bytes, " + results + " of them with a result");
        assertTrue(results > 1000 && all - results > 1000);
    }

    private static int resultsOfChanged(JsonNode vector) throws IOException {
        byte[] payload = CodecGoldenTest.payload(vector).clone();
        int results = 0;
        for (int at = 0; at < payload.length; at++) {
            for (int mask : MASKS) {
                payload[at] ^= (byte) mask;
                try {
                    decode(payload, payload.length, CodecGoldenTest.particles(vector), CodecGoldenTest.frames(vector));
                    results++;
                } catch (TngException e) {
                    // the other outcome that there may be
                }
                payload[at] ^= (byte) mask;
            }
        }
        return results;
    }

    @Test
    void refusesCountsBeforeAnythingIsSizedByThem() {
        byte[] payload = CodecVectors.bytes("malformed/natoms_absurd.bin");
        TngFormatException e = assertThrows(TngFormatException.class,
                () -> decode(payload, payload.length, Integer.MAX_VALUE / 3, 1));
        assertEquals(Kind.SIZE_MISMATCH, e.kind());
        byte[] agreeing = payload.clone();
        int most = Integer.MAX_VALUE / 3;
        for (int i = 0; i < 4; i++) {
            agreeing[4 + i] = (byte) (most >> 8 * i);
        }
        TngFormatException short_ = assertThrows(TngFormatException.class,
                () -> decode(agreeing, agreeing.length, most, 1));
        assertEquals(Kind.CODEC_ERROR, short_.kind());
    }

    @Test
    void refusesMoreParticlesThanAnArrayHolds() {
        TngUnsupportedException e = assertThrows(TngUnsupportedException.class,
                () -> decode(new byte[64], 64, Integer.MAX_VALUE / 3 + 1L, 1));
        assertEquals("vector: POSITIONS block at offset 0: particle count is 715827883, must be at most 715827882 in a"
                + " TNG payload", e.getMessage());
    }
}
