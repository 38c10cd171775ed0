package org.tng4j.io.internal.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.io.CodecVectors;
import org.tng4j.io.format.Place;
import org.tng4j.io.internal.bytes.HeapFile;
import org.tng4j.io.internal.compress.Algorithm.Quantity;

/// Held against the vectors of a real simulation, 216 waters, that the reference encoder wrote.
class RealPayloadTest {
    private static final int PARTICLES = 648;

    @ParameterizedTest
    @ValueSource(strings = {"i3", "i7", "f3_f1", "f3_f2", "f3_f3", "f3_f7"})
    void writesWhatTheReferenceWrites(String name) {
        byte[] expected = CodecVectors.bytes("pos_md_water216_" + name + ".bin");
        assertArrayEquals(expected, encode(name, expected));
    }

    /// Codes of one length may change places, and the reference has three ways to write a dictionary.
    @ParameterizedTest
    @ValueSource(strings = {"i9", "i10", "f3_f8", "f3_f9"})
    void writesAsMuchAsTheReference(String name) throws IOException {
        byte[] expected = CodecVectors.bytes("pos_md_water216_" + name + ".bin");
        byte[] found = encode(name, expected);
        assertEquals(expected.length, found.length, 0.01 * expected.length);
        int[] integers = integers(name);
        IntegerFrames decoder = new IntegerFrames(new HeapFile(name, found));
        int frames = decoder.open(0, found.length, PARTICLES, 3, () -> new Place(name, "file", 0, -1));
        for (int frame = 0; frame < frames; frame++) {
            decoder.seek(frame);
            int from = frame * 3 * PARTICLES;
            assertArrayEquals(Arrays.copyOfRange(integers, from, from + 3 * PARTICLES),
                    Arrays.copyOf(decoder.integers(), 3 * PARTICLES));
        }
    }

    private static int[] integers(String name) {
        return CodecVectors.integers("pos_md_water216_" + name + ".i32");
    }

    private static byte[] encode(String name, byte[] expected) {
        ByteBuffer header = ByteBuffer.wrap(expected).order(ByteOrder.LITTLE_ENDIAN);
        RealPayload payload = new RealPayload(integers(name), PARTICLES);
        Algorithm initial = Objects.requireNonNull(Algorithm.of(Quantity.POSITIONS, header.getInt(12), true));
        if (header.getInt(8) == 1) {
            return payload.encode(payload.first(initial), null);
        }
        int end = PackedBlock.HEADER_SIZE + header.getInt(36);
        byte[] first = Arrays.copyOfRange(expected, PackedBlock.HEADER_SIZE, end);
        Algorithm following = Objects.requireNonNull(Algorithm.of(Quantity.POSITIONS, header.getInt(20), false));
        return payload.encode(new RealPayload.Section(initial, 0, first), payload.following(following));
    }
}
