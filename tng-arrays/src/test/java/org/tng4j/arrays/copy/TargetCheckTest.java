package org.tng4j.arrays.copy;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.Storage;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.DataShapeMismatchException;
import org.tng4j.arrays.view.NdView;

class TargetCheckTest {

    private static final String POSITIONS = "POSITIONS (0x10000001)";
    private static final List<DataShape> BOX = shapes("3 * 3 * float32", "9 * float32");

    @Test
    void namesTheSubjectOfALayoutThatEndsNowhere() {
        Storage endless = Storage.parse("3 * float32 @ [9223372036854775807]");

        assertEquals("POSITIONS (0x10000001): layout @ [9223372036854775807] of 3 * float32 spans more than "
                        + "9223372036854775807 bytes, given 12",
                assertThrows(IllegalArgumentException.class,
                        () -> TargetCheck.view(POSITIONS, MemorySegment.ofArray(new byte[12]), 0, endless.meta())).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1000 * 3 * float32             | 1000 * 3 * float32
            1000 * 3 * float32             | 1 * 1000 * 3 * float32
            1000 * 3 * float32             | 1000 * 1 * 3 * 1 * float32
            1 * 3 * float32                | 3 * float32
            1 * 3 * float32                | 3 * 1 * float32
            float32                        | 1 * 1 * float32
            1 * float32                    | float32
            3 * 3 * float32, 9 * float32   | 3 * 3 * float32
            3 * 3 * float32, 9 * float32   | 9 * float32
            3 * 3 * float32, 9 * float32   | 1 * 9 * float32
            0 * 3 * float32                | 0 * 3 * float32
            2 * string                     | 2 * string
            """)
    void acceptsWhatFits(String accepted, String given) {
        NdView target = NdView.wrap(MemorySegment.ofArray(new byte[12000]), DataShape.parse(given));

        assertDoesNotThrow(() -> TargetCheck.check(POSITIONS, shapes(accepted.split(",")), target));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1000 * 3 * float32   | 1000 * 3 * float64     | data type differs
            1000 * 3 * float32   | 1 * 1000 * 3 * int32   | data type differs
            2 * string           | 2 * int8               | data type differs
            1000 * 3 * float32   | 999 * 3 * float32      | dimension 0 is 999, must be 1000
            1000 * 3 * float32   | 1000 * 4 * float32     | dimension 1 is 4, must be 3
            1000 * 3 * float32   | 999 * 3 * float64      | dimension 0 is 999, must be 1000
            1000 * 3 * float32   | 1000 * 1 * float32     | dimension 1 is 1, must be 3
            1000 * 3 * float32   | 1 * 999 * 3 * float32  | dimension 1 is 999, must be 1000
            1 * 3 * float32      | 1 * 1 * 4 * float32    | dimension 2 is 4, must be 3
            1000 * 3 * float32   | 3000 * float32         | rank is 1, must be 2
            1000 * 3 * float32   | 2 * 1000 * 3 * float32 | rank is 3, must be 2
            float32              | 2 * float32            | rank is 1, must be 0
            5 * float32          | float32                | rank is 0, must be 1
            """)
    void saysTheFirstDifference(String needed, String given, String difference) {
        assertEquals(
                POSITIONS + ": needs " + needed + ", given " + given + "; " + difference,
                mismatch(shapes(needed), given).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 * float32     | needs 3 * 3 * float32, given 3 * float32; rank is 1, must be 2; 9 * float32 fits too
            3 * 4 * float32 | needs 3 * 3 * float32, given 3 * 4 * float32; dimension 1 is 4, must be 3; 9 * float32 fits too
            3 * 3 * float64 | needs 3 * 3 * float32, given 3 * 3 * float64; data type differs
            9 * float64     | needs 9 * float32, given 9 * float64; data type differs
            """)
    void namesTheOtherShapesThatFit(String given, String message) {
        assertEquals(POSITIONS + ": " + message, mismatch(BOX, given).getMessage());
    }

    @Test
    void namesSeveralOtherShapes() {
        assertEquals(
                POSITIONS + ": needs 2 * 3 * int8, given 7 * int8; rank is 1, must be 2; 6 * int8, 3 * 2 * int8 fit too",
                mismatch(shapes("2 * 3 * int8", "6 * int8", "3 * 2 * int8"), "7 * int8").getMessage());
    }

    @Test
    void tellsProgramsToo() {
        DataShapeMismatchException mismatch = mismatch(BOX, "3 * float32");

        assertEquals(POSITIONS, mismatch.subject());
        assertEquals(BOX.getFirst(), mismatch.needed());
        assertEquals(DataShape.parse("3 * float32"), mismatch.given());
        assertEquals("rank is 1, must be 2", mismatch.difference());
        assertEquals("9 * float32 fits too", mismatch.remedy());
    }

    @Test
    void refusesReadOnlyTargets() {
        NdView target = NdView.wrap(MemorySegment.ofArray(new byte[36]).asReadOnly(), BOX.getFirst());

        assertEquals(
                "BOX SHAPE: target is read-only",
                assertThrows(IllegalArgumentException.class, () -> TargetCheck.check("BOX SHAPE", BOX, target)).getMessage());
    }

    @Test
    void refusesClosedArenas() {
        Arena arena = Arena.ofConfined();
        NdView target = NdView.allocate(arena, BOX.getFirst());
        arena.close();

        assertEquals(
                "BOX SHAPE: target's arena is closed",
                assertThrows(IllegalStateException.class, () -> TargetCheck.check("BOX SHAPE", BOX, target)).getMessage());
    }

    @Test
    void refusesForeignThreads() throws InterruptedException {
        try (Arena arena = Arena.ofConfined()) {
            NdView target = NdView.allocate(arena, BOX.getFirst());

            assertEquals(
                    "BOX SHAPE: target belongs to thread \"" + Thread.currentThread().getName()
                            + "\", called on \"worker-1\"; use a shared arena",
                    refusedOn("worker-1", target).getMessage());
        }
    }

    @Test
    void refusesForeignThreadsWhoseOwnerIsGone() throws InterruptedException {
        var views = new CompletableFuture<NdView>();
        Thread owner = new Thread(() -> views.complete(NdView.allocate(Arena.ofConfined(), BOX.getFirst())));
        owner.start();
        owner.join();

        assertEquals(
                "BOX SHAPE: target belongs to another thread, called on \"worker-2\"; use a shared arena",
                refusedOn("worker-2", views.join()).getMessage());
    }

    @Test
    void acceptsSharedMemoryOnAnyThread() throws InterruptedException {
        try (Arena arena = Arena.ofShared()) {
            NdView target = NdView.allocate(arena, BOX.getFirst());
            var refused = new CompletableFuture<Throwable>();
            Thread worker = new Thread(() -> TargetCheck.check("BOX SHAPE", BOX, target));
            worker.setUncaughtExceptionHandler((_, thrown) -> refused.complete(thrown));
            worker.start();
            worker.join();

            assertEquals(null, refused.getNow(null));
        }
    }

    @Test
    void looksAtMemoryBeforeShape() {
        NdView target = NdView.wrap(MemorySegment.ofArray(new byte[99]).asReadOnly(), DataShape.parse("7 * int8"));

        assertEquals(
                "BOX SHAPE: target is read-only",
                assertThrows(IllegalArgumentException.class, () -> TargetCheck.check("BOX SHAPE", BOX, target)).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1000 * 3 * float32 | 1000 * 3 * float64 | NO        | data type differs; allow Casting.SAFE
            1000 * 3 * float64 | 1000 * 3 * float32 | SAFE      | data type differs; allow Casting.SAME_KIND
            1000 * 3 * float32 | 1000 * 3 * int32   | SAME_KIND | data type differs; allow Casting.UNSAFE
            2 * string         | 2 * int8           | UNSAFE    | data type differs
            1000 * 3 * float32 | 999 * 3 * float64  | SAFE      | dimension 0 is 999, must be 1000
            """)
    void namesTheCastingThatWouldDo(String needed, String given, Casting casting, String difference) {
        NdView target = NdView.wrap(MemorySegment.ofArray(new byte[32000]), DataShape.parse(given));

        assertEquals(
                POSITIONS + ": needs " + needed + ", given " + given + "; " + difference,
                assertThrows(
                                DataShapeMismatchException.class,
                                () -> TargetCheck.check(POSITIONS, shapes(needed), target, casting))
                        .getMessage());
    }

    @Test
    void acceptsDataTypesThatTheCastingAllows() {
        NdView target = NdView.wrap(MemorySegment.ofArray(new byte[72]), DataShape.parse("9 * float64"));

        assertDoesNotThrow(() -> TargetCheck.check("BOX SHAPE", BOX, target, Casting.SAFE));
    }

    @Test
    void saysHowLargeATargetMustBe() {
        ArrMeta layout = Layout.C.metaOf(DataShape.parse("1000 * 3 * float32"));
        MemorySegment memory = MemorySegment.ofArray(new byte[12000]);

        assertEquals(layout, TargetCheck.view(POSITIONS, memory, 0, layout).meta());
        assertEquals(
                POSITIONS + ": layout @ [12, 4] of 1000 * 3 * float32 spans 12000 bytes, given 11992",
                assertThrows(IllegalArgumentException.class, () -> TargetCheck.view(POSITIONS, memory, 8, layout)).getMessage());
    }

    @Test
    void asksForAlignmentOfElementZero() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(128, 64);
            ArrMeta layout = Layout.C.metaOf(BOX.getFirst());

            assertDoesNotThrow(() -> TargetCheck.checkAlignment("BOX SHAPE", NdView.wrap(memory, 64, layout.shape(), layout), 64));
            assertEquals(
                    "BOX SHAPE: target is aligned to 8 bytes, must be aligned to 16",
                    misaligned(NdView.wrap(memory, 8, layout.shape(), layout), 16));
            assertEquals(
                    "BOX SHAPE: target is aligned to 4 bytes, must be aligned to 8",
                    misaligned(NdView.wrap(MemorySegment.ofArray(new float[9]), layout.shape()), 8));
        }
    }

    private static String misaligned(NdView target, long alignment) {
        return assertThrows(
                        IllegalArgumentException.class, () -> TargetCheck.checkAlignment("BOX SHAPE", target, alignment))
                .getMessage();
    }

    @Test
    void refusesToAcceptNothing() {
        NdView target = NdView.wrap(MemorySegment.ofArray(new byte[36]), BOX.getFirst());

        assertEquals(
                "BOX SHAPE: accepts 0 datashapes, must accept at least 1",
                assertThrows(IllegalArgumentException.class, () -> TargetCheck.check("BOX SHAPE", List.of(), target))
                        .getMessage());
    }

    private static WrongThreadException refusedOn(String threadName, NdView target) throws InterruptedException {
        var refused = new CompletableFuture<WrongThreadException>();
        Thread worker = new Thread(
                () -> refused.complete(
                        assertThrows(WrongThreadException.class, () -> TargetCheck.check("BOX SHAPE", BOX, target))),
                threadName);
        worker.start();
        worker.join();
        return assertDoesNotThrow(() -> refused.get(0, TimeUnit.SECONDS), "the worker was not refused");
    }

    private static DataShapeMismatchException mismatch(List<DataShape> accepted, String given) {
        NdView target = NdView.wrap(MemorySegment.ofArray(new byte[32000]), DataShape.parse(given));
        return assertThrows(DataShapeMismatchException.class, () -> TargetCheck.check(POSITIONS, accepted, target));
    }

    private static List<DataShape> shapes(String... texts) {
        return Stream.of(texts).map(DataShape::parse).toList();
    }
}
