package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.BOX_SHAPE;
import static org.tng4j.io.format.KnownBlock.FORCES;
import static org.tng4j.io.format.KnownBlock.LAMBDAS;
import static org.tng4j.io.format.KnownBlock.POSITIONS;
import static org.tng4j.io.format.KnownBlock.VELOCITIES;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.tng4j.arrays.view.NdView;

/// What belongs to one frame, in memory that stays where it is.
class FrameStateTest {
    private static final Path GOLDEN = Path.of("..", "testdata", "golden");

    private final Arena arena = Arena.ofAuto();

    @Test
    void holdsWhatTheTrajectoryHasAndEachFrameFillsIt() throws IOException {
        try (TngFile file = TngFile.open(GOLDEN.resolve("full_precision_xvf.tng"))) {
            FrameState state = FrameState.allocate(file, arena);
            NdView positions = state.positions();
            NdView alone = file.block(POSITIONS).allocate(arena);
            long address = positions.segment().address();
            int count = 0;
            try (FrameCursor frames = file.frames(state.targets()); FrameCursor one = file.frames(POSITIONS.into(alone))) {
                while (frames.next()) {
                    if (frames.status(POSITIONS) == ReadStatus.DATA) {
                        assertTrue(one.next());
                        assertEquals(-1, alone.segment().mismatch(state.positions().segment()));
                    }
                    assertSame(positions, state.positions());
                    assertEquals(address, state.positions().segment().address());
                    count++;
                }
                assertFalse(one.next());
            }
            assertTrue(count > 1);
            assertTrue(state.has(VELOCITIES) && state.has(FORCES) && state.has(BOX_SHAPE));
            assertEquals(file.block(VELOCITIES).datashape(), state.velocities().shape());
            assertEquals(file.block(FORCES).datashape(), state.forces().shape());
            assertEquals("3 * 3 * float32", state.box().shape().toString());
        }
    }

    @Test
    void takesOnlyThePartsThatAreWanted() throws IOException {
        try (TngFile file = TngFile.open(GOLDEN.resolve("compressed_positions.tng"))) {
            FrameState state = FrameState.empty().with(POSITIONS, file.block(POSITIONS).allocate(arena));
            assertEquals(1, state.targets().length);
            assertEquals("state has no FORCES (0x10000003), has [POSITIONS (0x10000001)]",
                    assertThrows(IllegalStateException.class, state::forces).getMessage());
            assertFalse(FrameState.allocate(file, arena).has(VELOCITIES));
            assertTrue(assertThrows(IllegalArgumentException.class, () -> state.with(LAMBDAS, state.positions()))
                    .getMessage().startsWith("part is LAMBDAS (0x1000000010000000), must be one of [POSITIONS"));
        }
    }
}
