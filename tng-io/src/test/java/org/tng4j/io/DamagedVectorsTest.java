package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.arrays.shape.DataShapeMismatchException;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.FrameSet;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Strictness;
import org.tng4j.io.format.TngException;

/// Every damaged vector, against everything that its `expected.json` says: what opens, which frame sets are delivered,
/// what must be reported and what may be, and what a strict opening throws. Its rows are compared by the command line's
/// tests. Whatever else is asked of such a file gives values or one of our two exceptions.
class DamagedVectorsTest {
    private static final Duration HANG = Duration.ofSeconds(10);
    private static final ReadOptions WARN = ReadOptions.DEFAULT.with(HashMode.WARN);

    static List<Path> vectors() {
        return Vectors.trajectories("damaged");
    }

    static List<Path> thoseThatOpen() {
        return vectors().stream().filter(vector -> DamagedExpectation.of(vector).opens()).toList();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void opensOrIsRefusedAsExpected(Path vector) throws IOException {
        DamagedExpectation expected = DamagedExpectation.of(vector);
        if (expected.opens()) {
            TngFile.open(vector).close();
            return;
        }
        TngException refusal = assertThrows(TngException.class, () -> TngFile.open(vector));
        assertTrue(expected.openErrors().contains(refusal.kind().name()), refusal::getMessage);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void opensStrictlyOnlyWhatIsNotOdd(Path vector) throws IOException {
        DamagedExpectation expected = DamagedExpectation.of(vector);
        ReadOptions strict = ReadOptions.DEFAULT.with(Strictness.STRICT);
        Boolean opens = expected.opensStrictly();
        if (opens == null) {
            // Left open by the specification, not by us: a wrong hash is odd.
            assertThrows(TngException.class, () -> TngFile.open(vector, strict));
        } else if (opens) {
            TngFile.open(vector, strict).close();
        } else {
            TngException refusal = assertThrows(TngException.class, () -> TngFile.open(vector, strict));
            assertTrue(expected.strictErrors().contains(refusal.kind().name()), refusal::getMessage);
        }
    }

    @ParameterizedTest
    @MethodSource("thoseThatOpen")
    void deliversTheFrameSetsThatItMust(Path vector) throws IOException {
        DamagedExpectation expected = DamagedExpectation.of(vector);
        try (TngFile file = TngFile.open(vector, WARN)) {
            assertEquals(expected.frameSets(), expected.frameSetsOf(file));
            List<FrameSet> sets = DamagedExpectation.delivering(file);
            for (int i = 0; i < sets.size(); i++) {
                String state = sets.get(i).state().name();
                assertTrue(expected.states(i).contains(state), () -> state + ", expected " + expected.json());
            }
            assertEquals(expected.stepsEnd(), file.lastStep() + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("thoseThatOpen")
    void reportsWhatHeadersShowWithoutReadingAPayload(Path vector) throws IOException {
        try (TngFile file = TngFile.open(vector, WARN)) {
            List<Finding> found = file.findings();
            for (DamagedExpectation.Expected expected : DamagedExpectation.of(vector).findings()) {
                if (expected.isAtOpen() && expected.isRequired()) {
                    assertTrue(found.stream().anyMatch(expected::isMetBy), () -> expected + ", found " + found);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("thoseThatOpen")
    void reportsNothingThatIsNotThere(Path vector) throws IOException {
        List<DamagedExpectation.Expected> expected = DamagedExpectation.of(vector).findings();
        try (TngFile file = TngFile.open(vector, WARN)) {
            for (Finding finding : file.findings()) {
                boolean isNamed = expected.stream().anyMatch(one -> one.isMetBy(finding) || isHashOf(one, finding));
                assertTrue(finding.kind().isInformation() || isNamed, finding::toString);
            }
        }
    }

    /// Whose fields were changed has a wrong hash too.
    private static boolean isHashOf(DamagedExpectation.Expected one, Finding finding) {
        return finding.kind() == Kind.HASH_MISMATCH && one.offset() == finding.place().offset();
    }

    @ParameterizedTest
    @MethodSource("thoseThatOpen")
    void reportsWhatOnlyReadingShows(Path vector) throws IOException {
        try (TngFile file = TngFile.open(vector, WARN)) {
            List<Finding> met = readAll(file);
            met.addAll(file.findings());
            for (DamagedExpectation.Expected expected : DamagedExpectation.of(vector).findings()) {
                if (!expected.isAtOpen() && expected.isRequired()) {
                    assertTrue(met.stream().anyMatch(expected::isMetBy), () -> expected + ", met " + met);
                }
            }
        }
    }

    /// Reads each quantity by a cursor of its own and returns what is thrown.
    private static List<Finding> readAll(TngFile file) throws IOException {
        List<Finding> thrown = new ArrayList<>();
        for (BlockInfo info : file.blockInfos()) {
            if (info.frameSetCount() > 0) {
                countFrames(file, info, thrown);
            }
        }
        return thrown;
    }

    private static long countFrames(TngFile file, BlockInfo info, List<Finding> thrown) throws IOException {
        long count = 0;
        try (Arena arena = Arena.ofConfined()) {
            NdView target = info.allocate(arena);
            try (FrameCursor frames = file.frames(info.id().into(target).with(info.dependence()).orFill(0))) {
                for (boolean isLeft = true; isLeft; ) {
                    try {
                        isLeft = frames.next();
                        count += isLeft && frames.status(info.id()) != ReadStatus.NO_DATA ? 1 : 0;
                    } catch (TngException e) {
                        thrown.add(e.toFinding());
                    } catch (DataShapeMismatchException e) {
                        assertTrue(e.getMessage().contains(": needs "), e.getMessage());
                    }
                }
            }
        } catch (TngException e) {
            thrown.add(e.toFinding());
        }
        return count;
    }

    @ParameterizedTest
    @MethodSource("thoseThatOpen")
    void deliversThePositionsThatItMust(Path vector) throws IOException {
        DamagedExpectation expected = DamagedExpectation.of(vector);
        try (TngFile file = TngFile.open(vector, WARN)) {
            long count = 0;
            for (BlockInfo info : file.blockInfos()) {
                if (info.id().equals(POSITIONS)) {
                    count = countFrames(file, info, new ArrayList<>());
                }
            }
            long found = count;
            assertTrue(found >= expected.leastPositions() && found <= expected.mostPositions(),
                    () -> found + ", expected " + expected.leastPositions() + " to " + expected.mostPositions());
        }
    }

    /// Nothing but the pointers is damaged here: who asks for frames without asking for the index gets the same.
    @ParameterizedTest
    @MethodSource("thoseThatOpen")
    void deliversTheSameFramesWithAndWithoutTheIndex(Path vector) throws IOException {
        List<String> without = stepsOf(vector, false);
        assertEquals(stepsOf(vector, true), without);
    }

    private static List<String> stepsOf(Path vector, boolean isIndexed) throws IOException {
        List<String> steps = new ArrayList<>();
        try (TngFile file = TngFile.open(vector, WARN)) {
            if (isIndexed) {
                assertFalse(file.frameSetCount() < 0);
            }
            try (FrameCursor frames = file.frames(POSITIONS.withoutValues())) {
                for (boolean isLeft = true; isLeft; ) {
                    isLeft = addStep(frames, steps);
                }
            }
        } catch (NoSuchElementException | TngException e) {
            steps.add(String.valueOf(e.getMessage()));
        }
        return steps;
    }

    private static boolean addStep(FrameCursor frames, List<String> steps) throws IOException {
        try {
            boolean isLeft = frames.next();
            if (isLeft) {
                steps.add(frames.frameSet() + ": " + frames.step() + ", frame " + frames.frameIndex());
            }
            return isLeft;
        } catch (TngException e) {
            steps.add(e.getMessage());
            return true;
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void throwsNothingButOurTwoExceptionsWhateverIsAsked(Path vector) {
        for (HashMode mode : HashMode.values()) {
            Assertions.assertTimeoutPreemptively(HANG, () -> askEverything(vector, mode));
        }
    }

    private static void askEverything(Path vector, HashMode mode) throws IOException {
        try (TngFile file = TngFile.open(vector, ReadOptions.DEFAULT.with(mode))) {
            Interrogation.of(file);
        } catch (TngException e) {
            assertTrue(e.getMessage().startsWith(vector.toString()), e.getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void namesPositionsOrSaysThatThereAreNone(Path vector) throws IOException {
        try (TngFile file = TngFile.open(vector, WARN)) {
            assertEquals("POSITIONS", file.block(POSITIONS).name());
        } catch (NoSuchElementException e) {
            assertTrue(e.getMessage().endsWith("has no POSITIONS (0x10000001) block"), e.getMessage());
        } catch (TngException e) {
            assertTrue(e.kind() != Kind.LIMIT_EXCEEDED && e.getMessage().contains(" at offset "), e.getMessage());
        }
    }
}
