package org.tng4j.io.internal.compress;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.format.TngUnsupportedException;
import org.tng4j.io.internal.bytes.HeapFile;
import org.tng4j.io.internal.bytes.Memory;

/// TNG payloads that a fuzzer makes up, for one coder at a time: the container is put right so that sections are
/// reached. Integers, or one of our two exceptions. Without `JAZZER_FUZZ=1` only the seeds are tried.
class SectionsFuzzTest {
    private static final int HEADER_SIZE = 40;
    private static final int PARTICLES = 64;
    private static final int FRAMES = 4;
    private static final long MOST_TAKEN = 64L << 20;

    static Stream<byte[]> payloads() {
        return SampleStreams.CODINGS.stream().flatMap(coding -> Stream.of(1, 3).map(frames -> SampleStreams.of(coding, 9, frames)));
    }

    @MethodSource("payloads")
    @FuzzTest
    void survivesStopBits(byte[] payload) throws IOException {
        decode(payload, Coder.STOP_BITS);
    }

    @MethodSource("payloads")
    @FuzzTest
    void survivesTriplets(byte[] payload) throws IOException {
        decode(payload, Coder.TRIPLETS);
    }

    @MethodSource("payloads")
    @FuzzTest
    void survivesXtc2(byte[] payload) throws IOException {
        decode(payload, Coder.XTC2);
    }

    @MethodSource("payloads")
    @FuzzTest
    void survivesXtc3(byte[] payload) throws IOException {
        decode(payload, Coder.XTC3);
    }

    @MethodSource("payloads")
    @FuzzTest
    void survivesBwlzh(byte[] payload) throws IOException {
        decode(payload, Coder.BWLZH);
    }

    private static void decode(byte[] input, Coder coder) throws IOException {
        if (input.length < HEADER_SIZE + 2 * Integer.BYTES) {
            return;
        }
        byte[] payload = contained(input, coder);
        long before = Memory.taken();
        try {
            IntegerFrames frames = new IntegerFrames(new HeapFile("odd.tng", payload), 1);
            int particles = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
            int count = frames.open(0, payload.length, particles, FRAMES, () -> new Place("odd.tng", "block", 0, -1));
            for (int frame = 0; frame < count; frame++) {
                frames.seek(frame);
            }
        } catch (TngFormatException | TngUnsupportedException e) {
            assertTrue(e.getMessage().startsWith("odd.tng: "), e.getMessage());
        }
        assertTrue(Memory.taken() - before <= MOST_TAKEN);
    }

    /// The same bytes with counts, algorithms and sizes that a container may have.
    private static byte[] contained(byte[] input, Coder coder) {
        ByteBuffer fields = ByteBuffer.wrap(input.clone()).order(ByteOrder.LITTLE_ENDIAN);
        boolean isVelocities = input[3] == 'V' && coder != Coder.XTC2 && coder != Coder.XTC3;
        Algorithm.Quantity quantity = isVelocities ? Algorithm.Quantity.VELOCITIES : Algorithm.Quantity.POSITIONS;
        fields.putInt(0, isVelocities ? 0x56474E54 : 0x50474E54);
        fields.putInt(4, 1 + Math.floorMod(fields.getInt(4) - 1, PARTICLES));
        int frames = 1 + Math.floorMod(fields.getInt(8) - 1, FRAMES);
        fields.putInt(8, frames);
        fields.putInt(12, id(fields.getInt(12), coder, quantity, true));
        fields.putInt(16, fields.getInt(16) & 31);
        fields.putInt(20, id(fields.getInt(20), coder, quantity, false));
        fields.putInt(24, fields.getInt(24) & 31);
        int left = input.length - HEADER_SIZE - (frames == 1 ? 0 : Integer.BYTES);
        int first = Math.floorMod(fields.getInt(36), left + 1);
        fields.putInt(36, first);
        if (frames > 1) {
            int at = HEADER_SIZE + first;
            fields.putInt(at, Math.floorMod(fields.getInt(at), left - first + 1));
        }
        return fields.array();
    }

    /// An algorithm of the coder; where it has none for first frames, any that may be there.
    private static int id(int wanted, Coder coder, Algorithm.Quantity quantity, boolean isFirst) {
        List<Algorithm> legal = Arrays.stream(Algorithm.values()).filter(algorithm -> algorithm.quantity() == quantity)
                .filter(algorithm -> Algorithm.of(quantity, algorithm.id(), isFirst) != null).toList();
        List<Algorithm> ours = legal.stream().filter(algorithm -> algorithm.coder() == coder).toList();
        List<Algorithm> choice = ours.isEmpty() ? legal : ours;
        return choice.stream().map(Algorithm::id).filter(id -> id == wanted).findFirst()
                .orElse(choice.get(Math.floorMod(wanted, choice.size())).id());
    }
}
