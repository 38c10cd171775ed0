package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.BlockTarget;
import org.tng4j.io.format.TngFormatException;

/// Many frame sets and many threads: damage, failures and closing mean the same as with few.
@Timeout(120)
class ManyThreadsTest {
    private static final int SETS = 41;
    private static final int FRAMES_PER_SET = 2;

    /// One of the sets has a block that shows its damage where the set is entered; -1 for none.
    private static TrajectoryWriter writer(int damaged) {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 1);
        for (int set = 0; set < SETS; set++) {
            TrajectoryWriter.Block block = writer.floats(0x10000001L, "POSITIONS", set, 0, 0, set, 1, 0);
            writer.frameSet((long) set * FRAMES_PER_SET, FRAMES_PER_SET, set != damaged ? block
                    : new TrajectoryWriter.Block(block.id(), block.name(), block.type(), true, false, -3, 3, 0, 1, 0, 1,
                            new byte[24]));
        }
        return writer;
    }

    private static NdView target(long frames) {
        return NdView.allocate(Arena.ofAuto(), DataShape.parse(frames + " * 1 * 3 * float32"));
    }

    private static BlockTarget[] nothing() {
        return new BlockTarget[] {POSITIONS.withoutValues()};
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void damageThatShowsWhereASetIsEnteredIsThrownOnAnyNumberOfThreads(int threads) throws IOException {
        for (int damaged = 0; damaged < SETS; damaged++) {
            try (TngFile file = writer(damaged).open()) {
                NdView target = target((SETS - 1) * FRAMES_PER_SET);
                TngFormatException e = assertThrows(TngFormatException.class,
                        () -> file.read(POSITIONS.into(target), Frames.ALL, threads), "frame set " + damaged);
                assertEquals(damaged, e.place().frameSet());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void damageOutsideARangeIsNoneOfItsBusiness(int threads) throws IOException {
        try (TngFile file = writer(0).open()) {
            NdView target = target(10);
            assertEquals(10, file.read(POSITIONS.into(target), Frames.from(40).to(50), threads));
            assertEquals(21, target.getFloat(0, 0, 0));
        }
    }

    @Test
    void twoThreadsMayCloseFromInside() throws Exception {
        for (int round = 0; round < 200; round++) {
            TngFile file = writer(-1).open();
            AtomicInteger inside = new AtomicInteger();
            for (int i = 0; i < 2; i++) {
                file.visitors().send(() -> {
                    inside.incrementAndGet();
                    while (inside.get() < 2) {
                        Thread.onSpinWait();
                    }
                    file.close();
                });
            }
            while (inside.get() < 2) {
                Thread.onSpinWait();
            }
            file.close();
            assertThrows(IllegalStateException.class, () -> file.frames(POSITIONS.withoutValues()));
        }
    }

    /// As Kotlin and Scala do.
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void throwUndeclared(Throwable e) throws E {
        throw (E) e;
    }

    @Test
    void whateverWorkThrowsEndsAllPartsBeforeMapDoes() throws IOException {
        try (TngFile file = writer(-1).open()) {
            AtomicBoolean isOver = new AtomicBoolean();
            AtomicBoolean isLate = new AtomicBoolean();
            Exception cause = new Exception("of another language");
            IllegalStateException e = assertThrows(IllegalStateException.class,
                    () -> file.map(20, ManyThreadsTest::nothing, frames -> {
                        isLate.compareAndSet(false, isOver.get());
                        if (!frames.next() || frames.step() > 0) {
                            return null;
                        }
                        ManyThreadsTest.<RuntimeException>throwUndeclared(cause);
                        return null;
                    }));
            isOver.set(true);
            assertEquals(cause, e.getCause());
            assertFalse(isLate.get());
        }
    }

    @Test
    void whateverWorkThrowsSaysTheFrameSets() throws IOException {
        try (TngFile file = writer(-1).open()) {
            for (Throwable thrown : new Throwable[] {new IOException("disk full"), new AssertionError("wrong"),
                new IllegalArgumentException("bad")}) {
                Throwable e = assertThrows(thrown.getClass(), () -> file.map(1, ManyThreadsTest::nothing, frames -> {
                    ManyThreadsTest.<RuntimeException>throwUndeclared(thrown);
                    return null;
                }));
                assertInstanceOf(IllegalStateException.class, e.getSuppressed()[0]);
                assertTrue(e.getSuppressed()[0].getMessage().startsWith("in frame sets 0 to 40 of "),
                        Arrays.toString(e.getSuppressed()));
            }
        }
    }

    @Test
    void rejectsARangeOfAnotherFile() throws IOException {
        try (TngFile file = writer(-1).open()) {
            FrameRange foreign = new FrameRange(3, 4, 1_000_000, 2_000_000, 7);
            assertEquals("frame sets 3 to 4 have steps 1000000 to 2000000 in the range, 6 to 9 in " + file.name(),
                    assertThrows(IllegalArgumentException.class, () -> file.frames(foreign, nothing())).getMessage());
        }
    }

    @Test
    void aListOfManyFramesOfASetGoesThroughItOnce() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 1);
        int count = 300;
        float[] values = new float[3 * count];
        for (int i = 0; i < values.length; i++) {
            int frame = i / 3;
            values[i] = frame;
        }
        writer.frameSet(0, count, writer.floats(0x10000001L, "POSITIONS", values));
        try (TngFile file = writer.open()) {
            long[] backwards = new long[count];
            Arrays.setAll(backwards, i -> count - 1L - i / 2 * 2);
            NdView target = target(count);
            file.read(POSITIONS.into(target), backwards);
            for (int i = 0; i < count; i++) {
                assertEquals(backwards[i], (long) target.getFloat(i, 0, 0));
            }
        }
    }
}
