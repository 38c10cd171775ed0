package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.FrameSet;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Loss;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.Strictness;
import org.tng4j.io.format.TngException;
import org.tng4j.io.format.TngFormatException;

/// What is kept of broken files, and that it is a valid file. Rows of damaged vectors are compared by the command
/// line's tests.
class SalvageTest {
    private static final ReadOptions STRICT = ReadOptions.DEFAULT.with(Strictness.STRICT);
    private static final Path GOLDEN = Path.of(System.getProperty("tng4j.testdata", "../testdata"), "golden");
    private static final int STEP_COUNT = 8;

    @TempDir
    private Path folder;
    private Path broken;
    private Path good;

    @BeforeEach
    void nameFiles() {
        broken = folder.resolve("broken.tng");
        good = folder.resolve("good.tng");
    }

    private SalvageReport salvage(byte[] bytes) throws IOException {
        Files.write(broken, bytes);
        return Salvage.of(broken, good).run();
    }

    private TngFile open() throws IOException {
        return TngFile.open(good, STRICT);
    }

    /// First and last step of each set.
    private String sets() throws IOException {
        List<String> sets = new ArrayList<>();
        try (TngFile file = open()) {
            for (int i = 0; i < file.frameSetCount(); i++) {
                sets.add(file.frameSet(i).firstStep() + "-" + file.frameSet(i).lastStep());
            }
        }
        return String.join(" ", sets);
    }

    private static List<String> losses(SalvageReport report) {
        return report.losses().stream()
                .map(loss -> loss.reason().kind() + " " + loss.firstStep() + "-" + loss.lastStep()).toList();
    }

    private static TrajectoryWriter writer(long... firstSteps) {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.BIG_ENDIAN, 2);
        for (long first : firstSteps) {
            float at = (float) first;
            writer.frameSet(first, 2, writer.floats(0x10000001L, "POSITIONS", at, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3));
        }
        return writer;
    }

    private StoredBlock block(byte[] bytes, int set, int index) throws IOException {
        try (TngFile file = TngFile.open(Files.write(folder.resolve("look.tng"), bytes))) {
            return file.blocks(set).get(index);
        }
    }

    private static void withoutHash(byte[] bytes, StoredBlock block) {
        Arrays.fill(bytes, (int) block.offset() + 24, (int) block.offset() + 40, (byte) 0);
    }

    private static void flip(byte[] bytes, long offset) {
        bytes[(int) offset] ^= 0x55;
    }

    static Stream<Path> intact() throws IOException {
        List<Path> golden;
        try (Stream<Path> files = Files.list(GOLDEN)) {
            golden = files.filter(file -> file.toString().endsWith(".tng")).sorted().toList();
        }
        return Stream.concat(Vectors.trajectories("valid").stream(), golden.stream()).filter(file -> !List.of(
                "be_swapped_count.tng", "le_failed_compression.tng", "empty_first_set.tng")
                .contains(file.getFileName().toString()));
    }

    @ParameterizedTest
    @MethodSource("intact")
    void copiesWhatIsIntactByteForByte(Path file) throws IOException {
        SalvageReport report = Salvage.of(file, good).run();

        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(good));
        assertTrue(report.isWhole());
        assertEquals(List.of(), report.doubts());
        assertEquals(report.frameSetCount(), report.keptFrameSetCount());
        assertEquals(report.blockCount(), report.keptBlockCount());
        assertEquals(List.of("good.tng"), names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void writesACountInTheByteOrderOfItsFile() throws IOException {
        assertTrue(Salvage.of(Vectors.file("valid", "be_swapped_count.tng"), good).run().isWhole());
        try (TngFile file = open()) {
            assertEquals(20, file.frameSet(0).storedStepCount());
        }
    }

    @Test
    void leavesTheTorsoOfAFailedCompression() throws IOException {
        SalvageReport report = Salvage.of(Vectors.file("valid", "le_failed_compression.tng"), good).run();

        assertTrue(report.isWhole());
        assertEquals(1809 - 98, report.keptSize());
        open().close();
    }

    @Test
    void leavesOutSetsThatNeverHadData() throws IOException {
        SalvageReport report = Salvage.of(GOLDEN.resolve("empty_first_set.tng"), good).run();

        assertTrue(report.isWhole());
        assertEquals(1, report.blankFrameSetCount());
        assertEquals("500-500", sets());
    }

    @Test
    void closesHolesAndPutsSetsInTheOrderOfTheChain() throws IOException {
        SalvageReport report = salvage(writer(0, 2, 4).moveFirstSetBehindTheLast(1000).toBytes());

        assertTrue(report.isWhole());
        assertArrayEquals(writer(0, 2, 4).toBytes(), Files.readAllBytes(good));
    }

    @Test
    void putsSetsInTheOrderOfTheirSteps() throws IOException {
        assertTrue(salvage(writer(4, 0, 2).toBytes()).isWhole());
        assertArrayEquals(writer(0, 2, 4).toBytes(), Files.readAllBytes(good));
    }

    @Test
    void keepsTheFirstOfTwoWholeSetsThatOverlap() throws IOException {
        SalvageReport report = salvage(writer(0, 1, 4).toBytes());

        assertEquals("0-1 4-5", sets());
        assertEquals(List.of("OVERLAPPING_FRAME_SETS 1-2"), losses(report));
    }

    @Test
    void keepsTheWholeOneOfTwoSetsThatOverlap() throws IOException {
        TrajectoryWriter writer = writer();
        for (long first : new long[] {0, 2}) {
            writer.frameSet(first, 2, writer.floats(0x10000001L, "POSITIONS", 0, 0, 0, 1, 1, 1).constant());
        }
        byte[] bytes = writer.toBytes();
        long count = block(bytes, 0, 0).contentsOffset() + STEP_COUNT;
        ByteBuffer.wrap(bytes).putLong((int) count, 3);

        assertEquals(List.of("OVERLAPPING_FRAME_SETS 0-2"), losses(salvage(bytes)));
        assertEquals("2-3", sets());
    }

    @Test
    void dropsASetWhosePayloadsContradictACountWithoutItsHash() throws IOException {
        byte[] bytes = writer(0, 20).toBytes();
        ByteBuffer.wrap(bytes).putLong((int) block(bytes, 0, 0).contentsOffset() + STEP_COUNT, 9);

        assertEquals(List.of("SIZE_MISMATCH 0-8"), losses(salvage(bytes)));
        assertEquals("20-21", sets());
    }

    @Test
    void takesStepsWithoutTheirHashAndSaysSo() throws IOException {
        byte[] bytes = writer(0, 20).toBytes();
        flip(bytes, block(bytes, 0, 0).offset() + 24);
        SalvageReport report = salvage(bytes);

        assertTrue(report.isWhole());
        assertEquals(List.of(Kind.HASH_MISMATCH), report.doubts().stream().map(doubt -> doubt.kind()).toList());
        assertArrayEquals(writer(0, 20).toBytes(), Files.readAllBytes(good));
    }

    @Test
    void dropsWhatDoesNotMatchItsHash() throws IOException {
        TrajectoryWriter writer = writer(0, 2);
        writer.add(writer.doubles(0x10000005L, "ENERGY", 1, 5, 6));
        byte[] bytes = writer.toBytes();
        StoredBlock positions = block(bytes, 1, 1);
        flip(bytes, positions.contentsOffset() + 50);
        SalvageReport report = salvage(bytes);

        Loss loss = report.losses().getFirst();
        assertEquals(List.of("HASH_MISMATCH 2-3"), losses(report));
        assertEquals(positions.offset(), loss.reason().place().offset());
        assertEquals(positions.headerSize() + positions.contentsSize(), loss.size());
        assertEquals(report.size() - loss.size(), report.keptSize());
        assertEquals("0-1 2-3", sets());
        try (TngFile file = open()) {
            assertEquals(1, file.block(POSITIONS).frameSetCount());
        }
    }

    @Test
    void keepsSuspectsWithTheirHashWhereThatIsAsked() throws IOException {
        byte[] bytes = writer(0, 2).toBytes();
        flip(bytes, block(bytes, 1, 1).contentsOffset() + 50);
        Files.write(broken, bytes);
        SalvageReport report = Salvage.of(broken, good).keepingSuspects().run();

        assertTrue(report.isWhole());
        assertEquals(1, report.doubts().size());
        assertArrayEquals(bytes, Files.readAllBytes(good));
    }

    @Test
    void doubtsNothingThatIsNotKept() throws IOException {
        byte[] bytes = writer(0, 1, 4).toBytes();
        flip(bytes, block(bytes, 1, 0).offset() + 24);
        flip(bytes, block(bytes, 1, 1).offset() + 24);
        Files.write(broken, bytes);
        SalvageReport report = Salvage.of(broken, good).keepingSuspects().run();

        assertEquals(List.of("OVERLAPPING_FRAME_SETS 1-2"), losses(report));
        assertEquals(List.of(), report.doubts());
    }

    @Test
    void decodesWhatHasNoHash() throws IOException {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 1);
        for (long first = 0; first < 4; first += 2) {
            writer.frameSet(first, 2, writer.floats(0x10000001L, "POSITIONS", 1, 2, 3, 4, 5, 6).gzip());
        }
        byte[] bytes = writer.toBytes();
        withoutHash(bytes, block(bytes, 0, 1));
        withoutHash(bytes, block(bytes, 1, 1));
        StoredBlock second = block(bytes, 1, 1);
        Arrays.fill(bytes, (int) (second.contentsOffset() + second.contentsSize() - 8),
                (int) (second.contentsOffset() + second.contentsSize()), (byte) 0xff);

        assertEquals(List.of("CODEC_ERROR 2-3"), losses(salvage(bytes)));
        assertEquals("0-1", sets());
    }

    @Test
    void dropsValuesOfParticlesTogetherWithTheirMapping() throws IOException {
        TrajectoryWriter writer = writer(0, 2);
        writer.mapping(0, 1, 0).add(writer.doubles(0x10000005L, "ENERGY", 1, 5, 6));
        byte[] bytes = writer.toBytes();
        flip(bytes, block(bytes, 1, 2).contentsOffset() + 16);

        assertEquals(List.of("MISSING_BLOCK 2-3", "HASH_MISMATCH 2-3"), losses(salvage(bytes)));
        try (TngFile file = open()) {
            assertEquals(1, file.block(POSITIONS).frameSetCount());
            assertEquals(2, file.block("ENERGY").frameCount());
        }
    }

    @Test
    void countsParticlesWhereTheMoleculesAreLost() throws IOException {
        byte[] bytes = writer(0, 2).toBytes();
        flip(bytes, 61 + 19 + 9 + 48 + 58 + 24);
        SalvageReport report = salvage(bytes);

        assertTrue(report.hasMadeMolecules());
        assertEquals(1, report.lossCount());
        try (TngFile file = open()) {
            assertEquals("TNG_IMPLICIT_MOL", file.molecules().types().getFirst().name());
            assertEquals(2, file.particleCount());
        }
    }

    @Test
    void refusesVariableParticlesWithoutTheirMolecules() throws IOException {
        byte[] bytes = Files.readAllBytes(Vectors.file("valid", "le_variable_atoms.tng"));
        long molecules;
        try (TngFile file = TngFile.open(Vectors.file("valid", "le_variable_atoms.tng"))) {
            BlockCursor blocks = file.blocks();
            assertTrue(blocks.next());
            assertTrue(blocks.next());
            molecules = blocks.block().contentsOffset();
        }
        flip(bytes, molecules + 20);

        assertEquals(Kind.MISSING_BLOCK, assertThrows(TngFormatException.class, () -> salvage(bytes)).kind());
        assertEquals(List.of("broken.tng"), names());
    }

    @Test
    void keepsMoleculeCountsInFrontOfPointers() throws IOException {
        byte[] bytes = Files.readAllBytes(Vectors.file("valid", "be_variable_atoms_gzip.tng"));
        StoredBlock first = block(bytes, 0, 1);
        flip(bytes, first.contentsOffset() + first.contentsSize() - 1);
        assertEquals(1, salvage(bytes).lossCount());
        try (TngFile file = open(); TngFile old = TngFile.open(Vectors.file("valid", "be_variable_atoms_gzip.tng"))) {
            for (int i = 0; i < 3; i++) {
                assertEquals(old.frameSet(i).moleculeCounts(), file.frameSet(i).moleculeCounts());
            }
        }
    }

    @Test
    void setsStridePointersAnew() throws IOException {
        byte[] bytes = Files.readAllBytes(Vectors.file("valid", "le_many_one_frame_sets.tng"));
        for (StoredBlock block : blocks(bytes, 2)) {
            flip(bytes, block.contentsOffset() + block.contentsSize() - 1);
        }
        assertEquals(1, salvage(bytes).lossCount());
        try (TngFile file = open()) {
            assertEquals(32, file.frameSetCount());
            for (int i = 0; i < 32; i++) {
                FrameSet set = file.frameSet(i);
                assertEquals(offset(file, i + 5), set.mediumNext());
                assertEquals(offset(file, i - 5), set.mediumPrevious());
                assertEquals(offset(file, i + 15), set.longNext());
                assertEquals(offset(file, i - 15), set.longPrevious());
            }
        }
    }

    /// The set in front would take its blocks for its own, and give their values at its own steps.
    @Test
    void losesTheBlocksOfASetWhoseOwnBlockIsDamaged() throws IOException {
        byte[] bytes = writer(0, 2, 4).toBytes();
        int idField = (int) block(bytes, 1, 0).offset() + 2 * Long.BYTES;
        bytes[idField] ^= 0x40;
        SalvageReport report = salvage(bytes);
        assertEquals(2, report.keptFrameSetCount());
        assertFalse(report.isWhole());
        try (TngFile file = open(); Arena arena = Arena.ofConfined()) {
            NdView target = file.block(POSITIONS).allocate(arena);
            try (FrameCursor frames = file.frames(POSITIONS.into(target))) {
                for (int first : new int[] {0, 4}) {
                    assertTrue(frames.next());
                    assertEquals(first, frames.step());
                    assertEquals(first, target.getFloat(0, 0));
                    assertTrue(frames.next());
                }
                assertFalse(frames.next());
            }
        }
    }

    private List<StoredBlock> blocks(byte[] bytes, int set) throws IOException {
        try (TngFile file = TngFile.open(Files.write(folder.resolve("look.tng"), bytes))) {
            return file.blocks(set).stream().skip(1).toList();
        }
    }

    private static long offset(TngFile file, int set) throws IOException {
        return set < 0 || set >= file.frameSetCount() ? -1 : file.frameSet(set).offset();
    }

    @Test
    void refusesToWriteOverWhatItReads() throws IOException {
        byte[] bytes = writer(0).toBytes();
        Files.write(broken, bytes);
        Path link = Files.createSymbolicLink(folder.resolve("link.tng"), broken);
        Path second = Files.createLink(folder.resolve("second.tng"), broken);
        Files.createLink(folder.resolve("third.tng.part"), broken);
        for (Path target : List.of(broken, link, second, folder.resolve("third.tng"))) {
            assertTrue(assertThrows(IllegalArgumentException.class, () -> Salvage.of(broken, target)).getMessage()
                    .endsWith("must be another file"));
        }
        assertArrayEquals(bytes, Files.readAllBytes(broken));
    }

    @Test
    void leavesTheTargetAsItWasWhereNothingCanBeKept() throws IOException {
        Files.writeString(good, "old");

        assertThrows(TngFormatException.class, () -> salvage(new byte[5000]));
        assertEquals("old", Files.readString(good));
    }

    @Test
    void noticesAByteThatIsNotAsItWasWritten() throws IOException {
        Files.write(broken, writer(0, 2).toBytes());
        Salvage.Watcher nobody = (what, done, all) -> { };
        try (TngFile file = TngFile.open(broken);
                FileChannel channel = FileChannel.open(good, StandardOpenOption.CREATE, StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            SalvagePlan plan = new SalvagePlan(file.contents(), false, nobody);
            SalvageWriter writer = new SalvageWriter(file.contents(), plan, channel, nobody);
            long size = writer.write();
            new SalvageCheck(plan, nobody).readBack("good.tng", channel, writer);
            channel.write(ByteBuffer.wrap(new byte[] {1}), size - 1);

            assertTrue(assertThrows(IOException.class,
                    () -> new SalvageCheck(plan, nobody).readBack("good.tng", channel, writer)).getMessage()
                    .startsWith("what was written does not read back: good.tng: checksum of the blocks is "));
        }
    }

    /// Whatever was done to a file, its salvage is a valid one, of which the next one loses and changes nothing.
    @Test
    void makesAValidFileOfAnyDamage() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Path> vectors = Vectors.trajectories("valid");
        int written = 0;
        for (int i = 0; i < Integer.getInteger("tng4j.inputs", 150); i++) {
            byte[] bytes = damaged(Files.readAllBytes(vectors.get(random.nextInt(vectors.size()))), random);
            Files.write(broken, bytes);
            boolean isSuspectKept = random.nextInt(4) == 0;
            try {
                salvage(broken, good, isSuspectKept);
            } catch (TngException e) {
                continue;
            }
            written++;
            Path again = folder.resolve("again.tng");
            assertTrue(salvage(good, again, isSuspectKept).isWhole(), () -> "seed " + seed);
            assertArrayEquals(Files.readAllBytes(good), Files.readAllBytes(again), () -> "seed " + seed);
            assertArrayEquals(bytes, Files.readAllBytes(broken));
        }
        assertNotEquals(0, written, () -> "seed " + seed);
    }

    private static SalvageReport salvage(Path from, Path to, boolean isSuspectKept) throws IOException {
        Salvage salvage = Salvage.of(from, to);
        return (isSuspectKept ? salvage.keepingSuspects() : salvage).run();
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] changed = bytes;
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = 200 + random.nextInt(changed.length - 200);
            switch (random.nextInt(4)) {
                case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> Arrays.fill(changed, at, Math.min(changed.length, at + random.nextInt(2000)), (byte) 0);
                case 2 -> changed = Arrays.copyOf(changed, Math.max(at, 300));
                default -> {
                    int size = Math.min(random.nextInt(3000), changed.length - at);
                    System.arraycopy(changed, random.nextInt(changed.length - size), changed, at, size);
                }
            }
        }
        return changed;
    }
}
