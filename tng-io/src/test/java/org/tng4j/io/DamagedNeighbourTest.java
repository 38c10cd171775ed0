package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tng4j.io.format.KnownBlock.BOX_SHAPE;
import static org.tng4j.io.format.KnownBlock.POSITIONS;
import static org.tng4j.io.format.KnownBlock.VELOCITIES;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.io.format.TngException;
import org.tng4j.io.internal.bytes.HeapFile;

/// A cursor over several blocks, one of which is damaged in one frame set: the others lose nothing.
class DamagedNeighbourTest {
    private final Arena arena = Arena.ofAuto();

    private static TrajectoryWriter writer() {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 1);
        for (int set = 0; set < 3; set++) {
            writer.frameSet(2L * set, 2, writer.floats(0x10000001L, "POSITIONS", 1, 2, 3, 4, 5, 6),
                    writer.floats(0x10000002L, "VELOCITIES", 1, 2, 3, 4, 5, 6));
        }
        return writer;
    }

    /// What each call of a cursor over both gives.
    private List<String> calls(TngFile file) throws IOException {
        List<String> calls = new ArrayList<>();
        try (FrameCursor frames = file.frames(POSITIONS.into(file.block(POSITIONS).allocate(arena)),
                VELOCITIES.into(file.block(VELOCITIES).allocate(arena)))) {
            for (boolean isLeft = true; isLeft; ) {
                isLeft = call(frames, calls);
            }
        }
        return calls;
    }

    private static boolean call(FrameCursor frames, List<String> calls) throws IOException {
        try {
            if (!frames.next()) {
                return false;
            }
            calls.add(frames.frameIndex() + " at " + frames.step() + ": " + frames.status(POSITIONS) + " "
                    + frames.status(VELOCITIES));
        } catch (TngException e) {
            calls.add(e.kind() + " in " + e.place().block());
        }
        return true;
    }

    /// Behind the header of POSITIONS (58 bytes): its number of values, the first byte of its payload.
    @ParameterizedTest
    @ValueSource(ints = {3, 19 + 16})
    void costsOnlyTheBlockThatIsDamaged(int byteOfContents) throws IOException {
        byte[] bytes = writer().toBytes();
        try (TngFile whole = writer().open()) {
            bytes[(int) whole.blocks(1).get(1).contentsOffset() + byteOfContents] ^= (byte) 0xff;
        }
        String damage = byteOfContents == 3 ? "SIZE_MISMATCH" : "HASH_MISMATCH";
        try (TngFile file = TngFile.open(new HeapFile("made.tng", bytes), ReadOptions.DEFAULT)) {
            assertEquals(List.of("0 at 0: DATA DATA", "1 at 1: DATA DATA", damage + " in POSITIONS block",
                    "2 at 2: NO_DATA DATA", "3 at 3: NO_DATA DATA", "4 at 4: DATA DATA", "5 at 5: DATA DATA"),
                    calls(file));
        }
    }

    @Test
    void costsOnlyTheBlockThatIsCut() throws IOException {
        byte[] bytes = writer().toBytes();
        byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 3);
        try (TngFile file = TngFile.open(new HeapFile("made.tng", cut), ReadOptions.DEFAULT)) {
            assertEquals(List.of("0 at 0: DATA DATA", "1 at 1: DATA DATA", "2 at 2: DATA DATA", "3 at 3: DATA DATA",
                    "TRUNCATED in VELOCITIES block", "4 at 4: DATA NO_DATA", "5 at 5: DATA NO_DATA"), calls(file));
        }
    }

    @Test
    void throwsAgainWhoeverSeeksTheDamage() throws IOException {
        byte[] bytes = writer().toBytes();
        try (TngFile whole = writer().open()) {
            bytes[(int) whole.blocks(1).get(1).contentsOffset() + 40] ^= 1;
        }
        try (TngFile file = TngFile.open(new HeapFile("made.tng", bytes), ReadOptions.DEFAULT);
                FrameCursor frames = file.frames(POSITIONS.into(file.block(POSITIONS).allocate(arena)),
                        VELOCITIES.into(file.block(VELOCITIES).allocate(arena)))) {
            assertThrows(TngException.class, () -> frames.seekStep(2));
            assertThrows(TngException.class, () -> frames.seekStep(2));
            assertThrows(TngException.class, () -> frames.seekStep(3));
            assertEquals(ReadStatus.DATA, frames.seekStep(4));
        }
    }

    /// A mapping to a particle that is not there is no matter of a box.
    @Test
    void costsOnlyParticlesWhereAMappingIsDamaged() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 1);
        writer.frameSet(0, 1, writer.doubles(0x10000000L, "BOX SHAPE", 9, new double[9])).mapping(-5, 0)
                .add(writer.floats(0x10000001L, "POSITIONS", 1, 2, 3));
        try (TngFile file = writer.open();
                FrameCursor frames = file.frames(BOX_SHAPE.into(file.block(BOX_SHAPE).allocate(arena)),
                        POSITIONS.into(file.block(POSITIONS).allocate(arena)))) {
            assertThrows(TngException.class, frames::next);
            assertEquals(true, frames.next());
            assertEquals(ReadStatus.DATA, frames.status(BOX_SHAPE));
            assertEquals(ReadStatus.NO_DATA, frames.status(POSITIONS));
        }
    }
}
