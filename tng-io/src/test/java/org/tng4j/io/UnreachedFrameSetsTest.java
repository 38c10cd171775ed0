package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Strictness;
import org.tng4j.io.format.TngException;
import org.tng4j.io.internal.bytes.HeapFile;

/// Frame sets that no pointer reaches, bytes that no block claims, pointers that lead elsewhere: files made whole and
/// then changed byte by byte.
class UnreachedFrameSetsTest {
    /// Byte orders without their class, so that parameters have names.
    enum Order {
        LITTLE(ByteOrder.LITTLE_ENDIAN), BIG(ByteOrder.BIG_ENDIAN);

        private final ByteOrder bytes;

        Order(ByteOrder bytes) {
            this.bytes = bytes;
        }
    }

    private static final int STEPS = 2;
    private static final long MISSING = -1;
    /// In the contents of a frame set: first step, number of steps, next, previous, the four over strides.
    private static final int NEXT = 2;
    private static final int PREVIOUS = 3;
    private static final int MEDIUM_NEXT = 4;

    private static byte[] file(ByteOrder order, int sets) {
        return writer(order, sets).toBytes();
    }

    private static TrajectoryWriter writer(ByteOrder order, int sets) {
        TrajectoryWriter writer = new TrajectoryWriter(order, 1);
        for (int set = 0; set < sets; set++) {
            float at = set * STEPS;
            writer.frameSet((long) set * STEPS, STEPS,
                    writer.floats(0x10000001L, "POSITIONS", at, at, at, at + 1, at + 1, at + 1));
        }
        return writer;
    }

    private static TngFile open(byte[] bytes) throws IOException {
        return TngFile.open(new HeapFile("made.tng", bytes), ReadOptions.DEFAULT.with(HashMode.WARN));
    }

    private static long[] offsets(byte[] bytes) throws IOException {
        try (TngFile file = open(bytes)) {
            long[] offsets = new long[file.frameSetCount()];
            for (int i = 0; i < offsets.length; i++) {
                offsets[i] = file.frameSet(i).offset();
            }
            return offsets;
        }
    }

    /// Header of a frame set: 69 bytes. The hash does not hold any more: it is taken out.
    private static void setField(byte[] bytes, ByteOrder order, long set, int field, long value) {
        ByteBuffer.wrap(bytes).order(order).putLong((int) set + 69 + field * Long.BYTES, value);
        Arrays.fill(bytes, (int) set + 24, (int) set + 40, (byte) 0);
    }

    /// GENERAL INFO of the writer: header 61 bytes, ten characters and nine zeros, time and flag, steps per set.
    private static void setGeneralInfo(byte[] bytes, ByteOrder order, long first, long last) {
        ByteBuffer.wrap(bytes).order(order).putLong(61 + 19 + 9 + 8, first).putLong(61 + 19 + 9 + 16, last);
        Arrays.fill(bytes, 24, 40, (byte) 0);
    }

    private static List<Kind> kinds(TngFile file) throws IOException {
        return file.findings().stream().map(Finding::kind).toList();
    }

    /// First step of each set, `r` where it was recovered.
    private static String sets(TngFile file) throws IOException {
        List<String> sets = new ArrayList<>();
        for (int i = 0; i < file.frameSetCount(); i++) {
            sets.add(file.frameSet(i).firstStep() + (file.frameSet(i).isRecovered() ? "r" : ""));
        }
        return String.join(" ", sets);
    }

    private static List<Long> steps(TngFile file) throws IOException {
        List<Long> steps = new ArrayList<>();
        try (FrameCursor frames = file.frames(POSITIONS.withoutValues())) {
            while (frames.next()) {
                steps.add(frames.step());
            }
        }
        return steps;
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void findsTheSetThatAWrongFirstPointerJumpsOver(Order order) throws IOException {
        byte[] bytes = file(order.bytes, 3);
        long[] at = offsets(bytes);
        setGeneralInfo(bytes, order.bytes, at[1], at[2]);
        setField(bytes, order.bytes, at[1], PREVIOUS, MISSING);
        try (TngFile file = open(bytes)) {
            assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L), steps(file));
            assertEquals("0r 2 4", sets(file));
            assertEquals(List.of(Kind.UNREACHED_BYTES), kinds(file));
        }
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void findsASetBehindTheHoleOfAMovedOne(Order order) throws IOException {
        byte[] bytes = writer(order.bytes, 3).moveFirstSetBehindTheLast(1000).toBytes();
        long[] at = offsets(bytes);
        setGeneralInfo(bytes, order.bytes, at[0], at[2]);
        setField(bytes, order.bytes, at[0], NEXT, at[2]);
        setField(bytes, order.bytes, at[2], PREVIOUS, at[0]);
        try (TngFile file = open(bytes)) {
            assertEquals("0 2r 4", sets(file));
            assertEquals(List.of(Kind.UNREACHED_BYTES), kinds(file));
            assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L), steps(file));
        }
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void takesAHoleAndAMovedSetAsTheyAre(Order order) throws IOException {
        byte[] bytes = writer(order.bytes, 3).moveFirstSetBehindTheLast(1000).toBytes();
        ReadOptions strict = ReadOptions.DEFAULT.with(Strictness.STRICT);
        try (TngFile file = TngFile.open(new HeapFile("made.tng", bytes), strict)) {
            assertEquals(List.of(), file.findings());
            assertEquals("0 2 4", sets(file));
        }
    }

    @Test
    void callsBytesOfAnOlderHeaderSectionStale() throws IOException {
        byte[] bytes = writer(ByteOrder.LITTLE_ENDIAN, 2).moveFirstSetBehindTheLast(1000).toBytes();
        long second = offsets(bytes)[1];
        Arrays.fill(bytes, (int) second - 500, (int) second - 300, (byte) 'x');
        try (TngFile file = TngFile.open(new HeapFile("made.tng", bytes), ReadOptions.DEFAULT.with(Strictness.STRICT))) {
            assertEquals(List.of(Kind.STALE_BYTES), kinds(file));
            assertEquals("0 2", sets(file));
        }
    }

    @Test
    void searchesWhereTheFirstSetNamesAnEarlierOne() throws IOException {
        ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        byte[] bytes = writer(order, 3).moveFirstSetBehindTheLast(1000).toBytes();
        long[] at = offsets(bytes);
        setGeneralInfo(bytes, order, at[1], at[2]);
        try (TngFile file = open(bytes)) {
            assertEquals("0r 2 4", sets(file));
            assertTrue(kinds(file).contains(Kind.BAD_POINTER));
        }
    }

    @Test
    void keepsToTheNumbersOfTheFileWhereAnEarlierSetComesToLight() throws IOException {
        ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        byte[] bytes = writer(order, 3).moveFirstSetBehindTheLast(0).toBytes();
        long[] at = offsets(bytes);
        setGeneralInfo(bytes, order, at[1], at[2]);
        setField(bytes, order, at[1], PREVIOUS, MISSING);
        try (TngFile file = open(bytes); FrameCursor frames = file.frames(POSITIONS.withoutValues())) {
            for (int i = 0; i < 4; i++) {
                assertTrue(frames.next());
                assertEquals(STEPS + i, frames.step());
            }
            assertFalse(frames.next());
            assertEquals("0r 2 4", sets(file));
            assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L), steps(file));
        }
    }

    @Test
    void leavesCopiesOfCompleteSetsAlone() throws IOException {
        byte[] bytes = file(ByteOrder.LITTLE_ENDIAN, 2);
        int second = (int) offsets(bytes)[1];
        byte[] twice = joined(bytes, Arrays.copyOfRange(bytes, second, bytes.length));
        try (TngFile file = open(twice)) {
            assertEquals("0 2", sets(file));
            assertEquals(List.of(Kind.UNREACHED_BYTES, Kind.DUPLICATE_FRAME_SET), kinds(file));
        }
    }

    @Test
    void takesNothingFromAnotherFileBehindThisOne() throws IOException {
        ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        TrajectoryWriter later = new TrajectoryWriter(order, 1);
        later.frameSet(100, 1, later.floats(0x10000001L, "POSITIONS", 7, 7, 7));
        byte[] first = file(order, 2);
        try (TngFile file = open(joined(first, later.toBytes()))) {
            assertEquals("0 2", sets(file));
            assertEquals(List.of(Kind.UNREACHED_BYTES), kinds(file));
            assertEquals(first.length, file.findings().getFirst().place().offset());
            assertEquals(List.of(0L, 1L, 2L, 3L), steps(file));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 69, 77})
    void takesNoSetOfWhichAnythingIsWrong(int byteOfSet) throws IOException {
        ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        byte[] bytes = file(order, 3);
        long[] at = offsets(bytes);
        setField(bytes, order, at[0], NEXT, at[2]);
        bytes[(int) at[1] + byteOfSet] ^= 1;
        try (TngFile file = open(bytes)) {
            assertEquals("0 4", sets(file));
            assertTrue(kinds(file).contains(Kind.UNREACHED_BYTES));
        }
    }

    @Test
    void reportsWrongPointersOfEachKindOnce() throws IOException {
        ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        byte[] bytes = file(order, 4);
        long[] at = offsets(bytes);
        setField(bytes, order, at[1], PREVIOUS, at[2]);
        setField(bytes, order, at[3], PREVIOUS, 77);
        setField(bytes, order, at[0], MEDIUM_NEXT, at[1]);
        try (TngFile file = open(bytes)) {
            assertEquals(List.of(
                    "made.tng: TRAJECTORY FRAME SET block at offset " + at[1] + ", frame set 1: previous frame set is "
                            + at[2] + ", must be " + at[0] + "; 1 more are wrong",
                    "made.tng: TRAJECTORY FRAME SET block at offset " + at[0] + ", frame set 0: medium-stride next frame "
                            + "set is " + at[1] + ", must be 0 or less"),
                    file.findings().stream().map(Finding::toString).toList());
            assertEquals("0 2 4 6", sets(file));
        }
        ReadOptions strict = ReadOptions.DEFAULT.with(Strictness.STRICT);
        assertEquals(Kind.BAD_POINTER, assertThrows(TngException.class,
                () -> TngFile.open(new HeapFile("made.tng", bytes), strict)).kind());
    }

    @Test
    void saysThatTheLastSetHasFewerBlocks() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 1);
        TrajectoryWriter.Block positions = writer.floats(0x10000001L, "POSITIONS", 1, 2, 3);
        writer.frameSet(0, 1, positions, writer.floats(0x10000002L, "VELOCITIES", 1, 2, 3)).frameSet(1, 1, positions);
        try (TngFile file = writer.open()) {
            assertEquals("made.tng: TRAJECTORY FRAME SET block at offset " + file.frameSet(1).offset() + ", frame set 1: "
                    + "has 1 blocks, the frame set before has 2", file.findings().getFirst().toString());
        }
    }

    @Test
    void readsEachGapOnceHoweverManyNamesStandInIt() throws IOException {
        ByteArrayOutputStream junk = new ByteArrayOutputStream();
        for (int i = 0; i < 50_000; i++) {
            junk.writeBytes("TRAJECTORY FRAME SET\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        byte[] whole = file(ByteOrder.LITTLE_ENDIAN, 1);
        HeapFile bytes = new HeapFile("made.tng", joined(whole, junk.toByteArray()));
        try (TngFile file = TngFile.open(bytes, ReadOptions.DEFAULT)) {
            assertEquals(1, file.frameSetCount());
            // A header for each name, and the bytes themselves twice: for zeros and for names.
            long most = 50_000L * 200 + 4L * junk.size();
            assertTrue(bytes.fetched() < most, () -> "fetched " + bytes.fetched() + " bytes, must be below " + most);
        }
    }

    /// The sets are read all the same; what the block hides is lost, and that is said.
    @Test
    void saysThatABlockOfTheHeaderSectionRunsOverAFrameSet() throws IOException {
        byte[] bytes = file(ByteOrder.LITTLE_ENDIAN, 3);
        long molecules;
        long first;
        try (TngFile file = open(bytes)) {
            first = file.frameSet(0).offset();
            BlockCursor blocks = file.blocks();
            blocks.next();
            blocks.next();
            molecules = blocks.block().offset();
        }
        ByteBuffer fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int sizeField = (int) molecules + Long.BYTES;
        fields.putLong(sizeField, fields.getLong(sizeField) + 100);
        try (TngFile file = open(bytes)) {
            assertEquals("0 2 4", sets(file));
            Finding found = file.findings().stream().filter(f -> f.kind() == Kind.BAD_HEADER).findFirst().orElseThrow();
            assertEquals(molecules, found.place().offset());
            assertEquals("contents end at " + (first + 100) + ", a frame set is at " + first, found.text());
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
