package org.tng4j.io.internal.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.tng4j.io.internal.bytes.HeapFile;

/// Decodes a seeded payload and compares everything with what went into it, bit for bit: integers, floats and doubles
/// of all frames in turn, then integers of frames before and behind.
final class PayloadRoundTrip {
    private final SeededPayload payload;
    private final int width;
    private final IntegerFrames decoder;
    private final Dequantizer floats = Dequantizer.of(Float.BYTES);
    private final Dequantizer doubles = Dequantizer.of(Double.BYTES);
    private final byte[] content;

    PayloadRoundTrip(SeededPayload payload) {
        this.payload = payload;
        this.width = 3 * payload.particles;
        this.content = payload.encode();
        int windowSize = payload.seed % 2 == 0 ? 1 : BitReader.WINDOW_SIZE;
        this.decoder = new IntegerFrames(new HeapFile("payload", content), windowSize);
    }

    void check() throws IOException {
        open();
        int last = payload.frames - 1;
        for (int frame = 0; frame <= last; frame++) {
            checkIntegers(frame);
            checkNumbers(frame);
        }
        int middle = (int) (payload.seed % payload.frames);
        for (int frame : new int[] {middle, middle, (middle + last + 1) / 2, last}) {
            checkIntegers(frame);
        }
        open();
        checkIntegers(middle);
    }

    private void open() throws IOException {
        assertEquals(payload.frames, decoder.open(0, content.length, payload.particles, payload.frames,
                CodecGoldenTest::place));
        assertEquals(payload.precision(), decoder.precision(), payload::toString);
        assertEquals(0, decoder.surplus(), payload::toString);
    }

    private void checkIntegers(int frame) throws IOException {
        decoder.seek(frame);
        int from = frame * width;
        if (!Arrays.equals(payload.integers, from, from + width, decoder.integers(), 0, width)) {
            assertArrayEquals(Arrays.copyOfRange(payload.integers, from, from + width),
                    Arrays.copyOf(decoder.integers(), width), () -> payload + ": frame " + frame);
        }
    }

    private void checkNumbers(int frame) {
        double precision = decoder.precision();
        for (int done = 0; done < width; done += Dequantizer.CHUNK) {
            int count = Math.min(Dequantizer.CHUNK, width - done);
            floats.convert(decoder.integers(), done, count, precision);
            doubles.convert(decoder.integers(), done, count, precision);
            int from = frame * width + done;
            if (!areFloats(from, count, floats.segment()) || !areDoubles(from, count, doubles.segment())) {
                fail(payload + ": numbers of frame " + frame + " differ");
            }
        }
    }

    private boolean areFloats(int from, int count, MemorySegment found) {
        float precision = (float) payload.precision();
        boolean isSame = true;
        for (int i = 0; i < count; i++) {
            int expected = Float.floatToRawIntBits((float) payload.integers[from + i] * precision);
            isSame &= expected == found.getAtIndex(ValueLayout.JAVA_INT_UNALIGNED, i);
        }
        return isSame;
    }

    private boolean areDoubles(int from, int count, MemorySegment found) {
        double precision = payload.precision();
        boolean isSame = true;
        for (int i = 0; i < count; i++) {
            long expected = Double.doubleToRawLongBits((double) payload.integers[from + i] * precision);
            isSame &= expected == found.getAtIndex(ValueLayout.JAVA_LONG_UNALIGNED, i);
        }
        return isSame;
    }
}
