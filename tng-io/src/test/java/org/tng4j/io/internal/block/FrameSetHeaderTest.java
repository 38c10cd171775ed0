package org.tng4j.io.internal.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tng4j.io.internal.block.BlockWriter.bytes;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.io.format.Atom;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.FrameSetState;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Molecule;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.internal.bytes.ByteReader;
import org.tng4j.io.internal.bytes.ByteWriter;

class FrameSetHeaderTest {
    private static final ParticleCounts UNKNOWN = BlockWriter.counts(false);
    private static final ParticleCounts OWN = BlockWriter.counts(true, molecule(3), molecule(1));
    private static final Place PLACE = new Place("run.tng", "TRAJECTORY FRAME SET block", 1, 4);
    private static final long PLAUSIBLE = 1L << 40;

    private static Molecule molecule(int atoms) {
        List<Atom> all = Collections.nCopies(atoms, new Atom(0, "A", "A", -1));
        return new Molecule(0, "M", 1, OptionalLong.empty(), List.of(), List.of(), all, List.of());
    }

    /// A frame set at offset 1, and bytes behind it that are not its own.
    private static Source source(ByteWriter contents) {
        return new BlockWriter().raw(bytes().uint8(0xee)).block(TngConstants.FRAME_SET, "SET", contents)
                .raw(bytes().int64(-77, -77, -77)).toSource();
    }

    private static FrameSetHeader read(Source source, ParticleCounts counts) throws IOException {
        FrameSetHeader set = new FrameSetHeader(source, counts);
        new BlockWalk(source, counts).startSet(1, 4, set);
        return set;
    }

    private static ByteWriter steps(long firstStep, long stepCount) {
        return bytes().int64(firstStep, stepCount, 900, 800, 700, 600, 500, 400).float64(3e-12, 2e-15);
    }

    @Test
    void readsEachField() throws IOException {
        FrameSetHeader set = read(source(steps(10, 5)), UNKNOWN);
        assertNull(set.problem());
        assertEquals(List.of(1L, 10L, 5L, 15L), List.of(set.offset(), set.firstStep(), set.stepCount(), set.endStep()));
        assertEquals(4, set.index());
        assertEquals(List.of(900L, 800L, 700L, 600L, 500L, 400L), List.of(set.next(), set.previous(),
                set.stridePointer(0), set.stridePointer(1), set.stridePointer(2), set.stridePointer(3)));
        assertEquals(3e-12 + 2 * 2e-15, set.time(12));
        assertEquals(2e-15, set.timePerStep());
    }

    @Test
    void hasNoTimesWithoutRoomForThem() throws IOException {
        FrameSetHeader set = read(source(bytes().int64(10, 5, -1, -1, -1, -1, -1, -1).zeros(15)), UNKNOWN);
        assertNull(set.problem());
        assertEquals(Double.NaN, set.time(10));
        assertEquals(Double.NaN, set.timePerStep());
    }

    @Test
    void countsParticlesByItsOwnMolecules() throws IOException {
        Source source = source(bytes().int64(10, 5).int64(2, 7).int64(900, 800, 700, 600, 500, 400));
        FrameSetHeader set = read(source, OWN);
        assertNull(set.problem());
        assertEquals(2 * 3 + 7, set.particleCount());
        assertEquals(900, set.next());
        ByteReader reader = new ByteReader(source.bytes(), 64, ByteOrder.LITTLE_ENDIAN);
        assertEquals(List.of(2L, 7L), set.toFrameSet(reader, FrameSetState.COMPLETE, false, 13).moleculeCounts());
    }

    @ParameterizedTest
    @CsvSource({"false, 16, 64", "false, 63, 64", "true, 63, 80", "true, 64, 80", "true, 79, 80"})
    void refusesContentsWithoutRoomForThePointers(boolean isVariable, int size, int least) {
        ParticleCounts counts = isVariable ? OWN : UNKNOWN;
        var e = assertThrows(TngFormatException.class, () -> read(source(bytes().zeros(size)), counts));
        assertEquals(PLACE + ": contents size is " + size + ", must be at least " + least, e.getMessage());
        assertEquals(Kind.TRUNCATED, e.kind());
    }

    @ParameterizedTest
    @CsvSource({"false, 64", "true, 80"})
    void readsContentsWithJustRoomForThePointers(boolean isVariable, int size) throws IOException {
        ParticleCounts counts = isVariable ? OWN : UNKNOWN;
        FrameSetHeader set = read(source(bytes().zeros(size - 8).int64(42)), counts);
        assertEquals(0, set.next());
        assertEquals(42, set.stridePointer(3));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "9223372036854775802, 5", "9223372036854775807, 0"})
    void takesStepsWhoseSumFits64Bits(long firstStep, long stepCount) throws IOException {
        Source source = source(steps(firstStep, stepCount));
        FrameSetHeader set = read(source, UNKNOWN);
        assertNull(set.problem());
        assertEquals(stepCount, set.stepCount());
        assertEquals(List.of(), source.findings().list());
    }

    @ParameterizedTest
    @CsvSource({"-1, 5", "9223372036854775803, 5", "9223372036854775807, 1", "0, -1", "0, -9223372036854775807"})
    void refusesStepsThatCannotBe(long firstStep, long stepCount) throws IOException {
        FrameSetHeader set = read(source(steps(firstStep, stepCount)), UNKNOWN);
        var e = assertInstanceOf(TngFormatException.class, set.problem());
        assertEquals(PLACE + ": first step " + firstStep + " and number of steps " + stepCount
                + ": must be at least 0, with a sum that fits 64 bits", e.getMessage());
        assertEquals(Kind.BAD_VALUE, e.kind());
        assertEquals(0, set.stepCount());
        assertEquals(900, set.next(), "the chain goes on behind it");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, PLAUSIBLE - 1, PLAUSIBLE, PLAUSIBLE + 1})
    void takesAStepCountAsItIsWhereTheOtherOrderIsNoBetter(long stepCount) throws IOException {
        Source source = source(steps(0, stepCount));
        assertEquals(stepCount, read(source, UNKNOWN).stepCount());
        assertEquals(List.of(), source.findings().list());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5, 255, PLAUSIBLE - 1})
    void takesAStepCountInTheOtherOrderWhereItIsNotPlausible(long stepCount) throws IOException {
        long stored = Long.reverseBytes(stepCount);
        Source source = source(steps(0, stored));
        assertEquals(stepCount, read(source, UNKNOWN).stepCount());
        assertEquals(List.of(new Finding(Kind.SWAPPED_FRAME_COUNT, PLACE, "number of steps is " + stored
                + ", taken as " + stepCount + " stored in the other byte order")), source.findings().list());
    }
}
