package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tng4j.io.format.KnownBlock.BOX_SHAPE;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tng4j.arrays.copy.Casting;
import org.tng4j.arrays.copy.TargetCheck;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.DataShapeMismatchException;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.BlockTarget;

/// What a reader is told whose target does not fit, word for word, before anything is read.
class TargetWordsTest {
    private static final DataShape FRAME = DataShape.parse("1000 * 3 * float32");

    private static TngFile file() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.BIG_ENDIAN, 1000);
        return writer.frameSet(0, 1, writer.floats(0x10000001L, "POSITIONS", new float[3000]),
                writer.doubles(0x10000000L, "BOX SHAPE", 9, new double[9])).open();
    }

    private static String refusal(Class<? extends RuntimeException> type, BlockTarget wish) throws IOException {
        try (TngFile file = file()) {
            return assertThrows(type, () -> file.frames(wish)).getMessage();
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "1000 * 3 * float64, data type differs; allow Casting.SAFE",
        "1000 * 3 * int32, data type differs; allow Casting.UNSAFE",
        "999 * 3 * float32, \"dimension 0 is 999, must be 1000\"",
        "1000 * 4 * float32, \"dimension 1 is 4, must be 3\"",
        "3 * float32, \"rank is 1, must be 2\"",
    })
    void shapesThatDiffer(String given, String difference) throws IOException {
        NdView target = NdView.allocate(Arena.ofAuto(), DataShape.parse(given));
        assertEquals("POSITIONS (0x10000001): needs 1000 * 3 * float32, given " + given + "; " + difference,
                refusal(DataShapeMismatchException.class, POSITIONS.into(target)));
    }

    @Test
    void ranksThatDifferNameTheOtherShapeThatFits() throws IOException {
        NdView target = NdView.allocate(Arena.ofAuto(), DataShape.parse("3 * float64"));
        assertEquals("BOX SHAPE (0x10000000): needs 3 * 3 * float64, given 3 * float64; rank is 1, must be 2; 9 * float64"
                + " fits too", refusal(DataShapeMismatchException.class, BOX_SHAPE.into(target)));
    }

    @Test
    void readOnlyMemory() throws IOException {
        NdView target = NdView.wrap(Arena.ofAuto().allocate(12_000).asReadOnly(), FRAME);
        assertEquals("POSITIONS (0x10000001): target is read-only",
                refusal(IllegalArgumentException.class, POSITIONS.into(target)));
    }

    @Test
    void memoryThatIsClosed() throws IOException {
        Arena arena = Arena.ofConfined();
        NdView target = NdView.allocate(arena, FRAME);
        arena.close();
        assertEquals("POSITIONS (0x10000001): target's arena is closed",
                refusal(IllegalStateException.class, POSITIONS.into(target)));
    }

    @Test
    void memoryOfAnotherThread() throws Exception {
        try (Arena arena = Arena.ofConfined(); TngFile file = file()) {
            NdView target = NdView.allocate(arena, FRAME);
            AtomicReference<String> message = new AtomicReference<>();
            Thread worker = Thread.ofPlatform().name("worker-1").start(() -> message.set(
                    assertThrows(WrongThreadException.class, () -> file.frames(POSITIONS.into(target))).getMessage()));
            worker.join();
            assertEquals("POSITIONS (0x10000001): target belongs to thread \"" + Thread.currentThread().getName()
                    + "\", called on \"worker-1\"; use a shared arena", message.get());
        }
    }

    @Test
    void memoryTooSmallByOneByte() {
        MemorySegment segment = Arena.ofAuto().allocate(11_999);
        assertEquals("POSITIONS (0x10000001): layout @ [12, 4] of 1000 * 3 * float32 spans 12000 bytes, given 11999",
                assertThrows(IllegalArgumentException.class, () -> TargetCheck.view(
                        "POSITIONS (0x10000001)", segment, 0, Layout.C.metaOf(FRAME))).getMessage());
    }

    @Test
    void particlesThatChange() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.BIG_ENDIAN, 1);
        writer.frameSet(0, 1, new TrajectoryWriter.Block(0x10000000L, "BOX SHAPE", TrajectoryWriter.FLOAT64, true, false, 9,
                0, 0, 1, 0, -1, new byte[72]));
        writer.frameSet(1, 1, new TrajectoryWriter.Block(0x10000000L, "BOX SHAPE", TrajectoryWriter.FLOAT64, true, false, 6,
                0, 1, 1, 0, -1, new byte[48]));
        NdView box = NdView.allocate(Arena.ofAuto(), DataShape.parse("9 * float64"));
        try (TngFile file = writer.open(); FrameCursor frames = file.frames(BOX_SHAPE.into(box))) {
            frames.next();
            assertEquals("BOX SHAPE (0x10000000): needs 6 * float64, given 9 * float64; frame set 1 has 6 values",
                    assertThrows(DataShapeMismatchException.class, frames::next).getMessage());
        }
    }

    @Test
    void fillsThatNoFloatHoldsAndTargetsThatAreNotThere() throws IOException {
        NdView target = NdView.allocate(Arena.ofAuto(), FRAME);
        assertEquals("fill is 1.0E300, must be a number that float32 holds",
                refusal(IllegalArgumentException.class, POSITIONS.into(target).orFill(1e300).casting(Casting.SAFE)));
        try (TngFile file = file()) {
            assertEquals("targets are 0, must be at least 1", assertThrows(IllegalArgumentException.class,
                    () -> file.frames(FrameState.empty().targets())).getMessage());
        }
    }
}
