package org.tng4j.io.internal.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.arrays.copy.CopyPlan;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.io.CodecVectors;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.KnownCodec;
import org.tng4j.io.format.Place;
import org.tng4j.io.internal.bytes.HeapFile;
import org.tng4j.io.internal.codec.DecodeRequest;
import org.tng4j.io.internal.codec.FrameTarget;
import org.tng4j.io.internal.codec.ParticleRuns;
import org.tng4j.io.internal.codec.PayloadOwner;
import org.tng4j.io.internal.codec.TngDecoder;

/// Every golden vector equals what the reference made of it, bit for bit: integers, floats and doubles.
class CodecGoldenTest {
    /// Vectors end before they fill a usual window: a small one is refilled often.
    private static final int SMALL_WINDOW = 1;
    /// Bytes before and behind a payload: who reads them reads something else.
    private static final int MARGIN = 5;

    static List<JsonNode> vectors() {
        return CodecVectors.rows("index.json");
    }

    private static Coder coder(JsonNode vector, String which) {
        return algorithm(vector, which).coder();
    }

    /// @param which `initial` or `following`
    static Algorithm algorithm(JsonNode vector, String which) {
        var quantity = vector.get("kind").asText().equals("positions")
                ? Algorithm.Quantity.POSITIONS : Algorithm.Quantity.VELOCITIES;
        return Algorithm.of(quantity, vector.get("algo").get(which).asInt(), which.equals("initial"));
    }

    static int particles(JsonNode vector) {
        return vector.get("natoms").asInt();
    }

    static int frames(JsonNode vector) {
        return vector.get("nframes").asInt();
    }

    static String name(JsonNode vector) {
        return vector.get("name").asText();
    }

    static byte[] payload(JsonNode vector) {
        return CodecVectors.bytes(name(vector) + ".bin");
    }

    /// A file with a payload in the middle of other bytes.
    static HeapFile file(byte[] payload) {
        byte[] bytes = new byte[payload.length + 2 * MARGIN];
        Arrays.fill(bytes, (byte) 0xa5);
        System.arraycopy(payload, 0, bytes, MARGIN, payload.length);
        return new HeapFile("vector", bytes);
    }

    static Place place() {
        return new Place("vector", "POSITIONS block", 0, -1);
    }

    @Test
    void vectorsAreAllThere() {
        assertEquals(630, vectors().size());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void integersEqualTheReference(JsonNode vector) throws IOException {
        byte[] payload = payload(vector);
        IntegerFrames decoder = new IntegerFrames(file(payload), SMALL_WINDOW);
        assertEquals(frames(vector), decoder.open(MARGIN, payload.length, particles(vector), frames(vector),
                CodecGoldenTest::place));
        check(vector, "i32", Integer.BYTES, integers(decoder, vector));
        assertEquals(vector.get("precision").get("value").asDouble(), decoder.precision());
        assertEquals(0, decoder.surplus());
    }

    private static byte[] integers(IntegerFrames decoder, JsonNode vector) throws IOException {
        int count = 3 * particles(vector);
        ByteBuffer all = ByteBuffer.allocate(Integer.BYTES * count * frames(vector)).order(ByteOrder.LITTLE_ENDIAN);
        for (int frame = 0; frame < frames(vector); frame++) {
            decoder.seek(frame);
            for (int i = 0; i < count; i++) {
                all.putInt(decoder.integers()[i]);
            }
        }
        return all.array();
    }

    private static void check(JsonNode vector, String type, int size, byte[] found) {
        assertEquals((long) size * 3 * particles(vector) * frames(vector), found.length);
        if (!vector.has("stored") || vector.get("stored").asBoolean()) {
            assertArrayEquals(CodecVectors.bytes(name(vector) + "." + type), found, name(vector));
        }
        assertEquals(vector.get("sha256").get(type).asText(), CodecVectors.sha256(found), name(vector));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void floatsEqualTheReference(JsonNode vector) throws IOException {
        check(vector, "f32", Float.BYTES, numbers(vector, Scalar.FLOAT32));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void doublesEqualTheReference(JsonNode vector) throws IOException {
        check(vector, "f64", Double.BYTES, numbers(vector, Scalar.FLOAT64));
    }

    /// All frames as little-endian numbers, through the decoder and a target as the cursor has them.
    private static byte[] numbers(JsonNode vector, Scalar type) throws IOException {
        byte[] payload = payload(vector);
        DecodeRequest request = request(payload.length, particles(vector), frames(vector), type);
        long frameSize = 3L * particles(vector) * type.byteSize();
        byte[] all = new byte[Math.toIntExact(frameSize * frames(vector))];
        FrameTarget target = target(all, particles(vector), type);
        ParticleRuns runs = new ParticleRuns();
        runs.add(0, 0, particles(vector));
        try (TngDecoder decoder = new TngDecoder(file(payload), request)) {
            assertEquals(frames(vector), decoder.open(request));
            for (int frame = 0; frame < frames(vector); frame++) {
                target.at(frame * frameSize, 3, runs);
                decoder.deliver(frame, target);
            }
        }
        return all;
    }

    private static DecodeRequest request(int size, long particles, long frames, Scalar type) {
        return new DecodeRequest(KnownCodec.TNG, MARGIN, size, frames, particles, 3, type, 1000.0, false,
                new Owner());
    }

    private static FrameTarget target(byte[] bytes, int particles, Scalar type) {
        var meta = Layout.C.withOrder(ByteOrder.LITTLE_ENDIAN).metaOf(DataShape.of(type, particles, 3), 0);
        CopyPlan forBigEndian = CopyPlan.into(meta, ByteOrder.BIG_ENDIAN);
        CopyPlan forNative = CopyPlan.into(meta, ByteOrder.nativeOrder());
        return new FrameTarget(MemorySegment.ofArray(bytes), forBigEndian, forNative, type.byteSize());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void framesAreTheSameInAnyOrder(JsonNode vector) throws IOException {
        byte[] payload = payload(vector);
        int count = 3 * particles(vector);
        int frames = frames(vector);
        IntegerFrames decoder = new IntegerFrames(file(payload));
        decoder.open(MARGIN, payload.length, particles(vector), frames, CodecGoldenTest::place);
        int[][] forward = new int[frames][];
        for (int frame = 0; frame < frames; frame++) {
            decoder.seek(frame);
            forward[frame] = Arrays.copyOf(decoder.integers(), count);
        }
        for (int frame : new int[] {frames - 1, 0, frames / 2, frames / 2, frames - 1, frames / 3, 0}) {
            decoder.seek(frame);
            assertArrayEquals(forward[frame], Arrays.copyOf(decoder.integers(), count), () -> "frame " + frame);
        }
    }

    /// The front alone, then a longer front of the same frame, then frames behind it.
    @ParameterizedTest
    @MethodSource("vectors")
    void theFrontOfAFrameIsTheSameAsInTheWhole(JsonNode vector) throws IOException {
        byte[] payload = payload(vector);
        int particles = particles(vector);
        int frames = frames(vector);
        IntegerFrames whole = new IntegerFrames(file(payload));
        IntegerFrames front = new IntegerFrames(file(payload), SMALL_WINDOW);
        whole.open(MARGIN, payload.length, particles, frames, CodecGoldenTest::place);
        front.open(MARGIN, payload.length, particles, frames, CodecGoldenTest::place);
        Random random = new Random(particles);
        for (int frame = 0; frame < frames; frame += 1 + random.nextInt(1 + frames / 8)) {
            whole.seek(frame);
            int first = 1 + random.nextInt(particles);
            String where = name(vector) + ": frame " + frame + ", the first particles of " + particles + ": ";
            for (int wanted : new int[] {first, (first + particles) / 2, first}) {
                front.seek(frame, wanted);
                assertEquals(-1, Arrays.mismatch(whole.integers(), 0, 3 * wanted, front.integers(), 0, 3 * wanted),
                        () -> where + wanted);
            }
        }
    }

    /// In stop bits, triplets and XTC2 a particle stands behind those before it, so the first tenth ends early.
    @ParameterizedTest
    @EnumSource(value = Coder.class, names = {"STOP_BITS", "TRIPLETS", "XTC2"})
    void fetchesNothingBehindTheLastWantedParticle(Coder coder) throws IOException {
        JsonNode vector = vectors().stream().filter(v -> frames(v) == 1 && uses(v, coder))
                .max(Comparator.comparingInt(v -> payload(v).length)).orElseThrow();
        byte[] payload = payload(vector);
        HeapFile file = new HeapFile("vector", payload);
        IntegerFrames decoder = new IntegerFrames(file, SMALL_WINDOW);
        decoder.open(0, payload.length, particles(vector), 1, CodecGoldenTest::place);
        decoder.seek(0, particles(vector) / 10);
        assertTrue(file.fetched() < payload.length / 2,
                () -> file.fetched() + " of " + payload.length + " bytes");
    }

    @Test
    void oneDecoderReadsAllVectorsOneAfterAnother() throws IOException {
        List<JsonNode> vectors = vectors();
        int size = vectors.stream().mapToInt(vector -> payload(vector).length).sum();
        ByteBuffer all = ByteBuffer.allocate(size);
        vectors.forEach(vector -> all.put(payload(vector)));
        IntegerFrames decoder = new IntegerFrames(new HeapFile("vectors", all.array()));
        int offset = 0;
        for (JsonNode vector : vectors) {
            int bytes = payload(vector).length;
            decoder.open(offset, bytes, particles(vector), frames(vector), CodecGoldenTest::place);
            check(vector, "i32", Integer.BYTES, integers(decoder, vector));
            offset += bytes;
        }
    }

    @Test
    void readsNoByteOutsideThePayload() throws IOException {
        for (JsonNode vector : vectors()) {
            byte[] payload = payload(vector);
            HeapFile exact = new HeapFile("vector", payload); // the array's own bounds tell
            IntegerFrames decoder = new IntegerFrames(exact, SMALL_WINDOW);
            decoder.open(0, payload.length, particles(vector), frames(vector), CodecGoldenTest::place);
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> decoder.seek(frames(vector) - 1));
        }
    }

    @Test
    void takesAStreamWithFewerFrames() throws IOException {
        JsonNode vector = vectors().stream().filter(v -> frames(v) > 2).findFirst().orElseThrow();
        byte[] payload = payload(vector);
        IntegerFrames decoder = new IntegerFrames(file(payload));
        assertEquals(frames(vector), decoder.open(MARGIN, payload.length, particles(vector), frames(vector) + 7,
                CodecGoldenTest::place));
    }

    @Test
    void warnsOfBytesBehindTheStream() throws IOException {
        JsonNode vector = vectors().get(0);
        byte[] payload = payload(vector);
        Owner owner = new Owner();
        DecodeRequest request = new DecodeRequest(KnownCodec.TNG, MARGIN, payload.length + 3L, frames(vector),
                particles(vector), 3, Scalar.FLOAT32, 1000.0, false, owner);
        try (TngDecoder decoder = new TngDecoder(file(payload), request)) {
            assertEquals(frames(vector), decoder.open(request));
        }
        assertEquals(List.of("SURPLUS_PAYLOAD: 3 bytes follow the end of the TNG stream, are ignored"), owner.warnings);
    }

    /// Header, seeking, converting and writing to the target: what is kept is kept.
    @Test
    void allocatesNothingOnceWarm() throws IOException {
        for (JsonNode vector : vectors()) {
            if (particles(vector) <= 1000) {
                byte[] payload = payload(vector);
                DecodeRequest request = request(payload.length, particles(vector), frames(vector), Scalar.FLOAT32);
                FrameTarget target = target(new byte[12 * particles(vector)], particles(vector), Scalar.FLOAT32);
                ParticleRuns runs = new ParticleRuns();
                runs.add(0, 0, particles(vector));
                target.at(0, 3, runs);
                try (TngDecoder decoder = new TngDecoder(file(payload), request)) {
                    decoder.open(request);
                    deliverAll(decoder, target, frames(vector));
                    long least = Long.MAX_VALUE; // of three: the JVM allocates now and then
                    for (int i = 0; i < 3; i++) {
                        long before = AllocatedBytes.ofThisThread();
                        decoder.open(request);
                        deliverAll(decoder, target, frames(vector));
                        least = Math.min(least, AllocatedBytes.ofThisThread() - before);
                    }
                    assertEquals(0, least, () -> name(vector) + ": bytes allocated");
                }
            }
        }
    }

    private static boolean uses(JsonNode vector, Coder coder) {
        return coder(vector, "initial") == coder
                || (vector.get("nframes").asInt() > 1 && coder(vector, "following") == coder);
    }

    private static void deliverAll(TngDecoder decoder, FrameTarget target, int frames) throws IOException {
        for (int frame = 0; frame < frames; frame++) {
            decoder.deliver(frame, target);
        }
    }

    private record Owner(List<String> warnings) implements PayloadOwner {
        Owner() {
            this(new ArrayList<>());
        }

        @Override
        public Place get() {
            return place();
        }

        @Override
        public void warn(Kind kind, String text) {
            warnings.add(kind + ": " + text);
        }
    }
}
