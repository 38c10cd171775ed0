package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.ParticleSelection;
import org.tng4j.io.format.TngUnsupportedException;

/// A small payload that claims very many values gets no memory for them.
class PayloadProportionTest {
    private static final int SECTION = 100;

    private final Arena arena = Arena.ofAuto();

    /// BWLZH (9) and XTC3 (10), seven hundred million particles in 100 bytes: refused, and 8 GB are not asked for.
    @ParameterizedTest
    @ValueSource(ints = {9, 10})
    void refusesMoreValuesThanItsBytesMayStandFor(int algorithm) throws IOException {
        int particles = 700_000_000;
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, particles);
        ByteBuffer payload = ByteBuffer.allocate(40 + SECTION).order(ByteOrder.LITTLE_ENDIAN);
        for (int field : new int[] {0x50474e54, particles, 1, algorithm, 0, 0, 0, 4294967, 0, SECTION}) {
            payload.putInt(field);
        }
        writer.frameSet(0, 1, writer.floats(0x10000001L, "POSITIONS", 0).packed(payload.array()));
        NdView target = NdView.allocate(arena, DataShape.parse("1 * 3 * float32"));
        try (TngFile file = writer.open();
                FrameCursor frames = file.frames(POSITIONS.into(target).only(ParticleSelection.of(0)))) {
            TngUnsupportedException refused = assertThrows(TngUnsupportedException.class, frames::next);
            assertEquals(Kind.LIMIT_EXCEEDED, refused.kind());
            assertEquals("section of 100 bytes at offset N stands for 2100000000 values, limit is 601600", refused.getMessage()
                    .replaceFirst(".*: section", "section").replaceFirst("at offset \\d+ stands", "at offset N stands"));
        }
    }
}
