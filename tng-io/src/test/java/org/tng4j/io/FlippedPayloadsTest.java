package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.KnownBlock;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.StoredValues;
import org.tng4j.io.format.TngException;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.internal.bytes.HeapFile;

/// Whole files with one byte changed in a compressed payload. With hashes off: values, or one of our two exceptions,
/// and never a wait. With hashes on: refused. A file for each pair of algorithms, and what GROMACS wrote.
class FlippedPayloadsTest {
    private static final Duration HANG = Duration.ofSeconds(10);
    /// Changed bytes of a file; fewer with hashes on, where all are refused for the same reason.
    private static final int CHANGES = Math.ceilDiv(Integer.getInteger("tng4j.inputs", 500), 10);
    private static final int VERIFIED_CHANGES = 10;
    private static final int CODEC_TNG = 2;
    private static final Set<Long> PACKED = Set.of(KnownBlock.POSITIONS.number(), KnownBlock.VELOCITIES.number());

    /// A file, and those of its blocks that are compressed.
    @SuppressWarnings("ArrayRecordComponent") // lives for one test
    private record Packed(String name, byte[] bytes, List<StoredBlock> blocks) {
        @Override
        public String toString() {
            return name;
        }

        /// Returns the offset of any byte of any compressed payload.
        int any(Random dice) {
            StoredValues values = blocks.get(dice.nextInt(blocks.size())).values();
            return Math.toIntExact(values.payloadOffset() + dice.nextLong(values.payloadSize()));
        }
    }

    static Stream<Packed> files() throws IOException {
        List<Packed> files = new ArrayList<>();
        for (JsonNode vector : CodecVectors.rows("index.json")) {
            if (vector.get("name").asText().endsWith("_mix")) {
                files.add(packed(vector.get("name").asText(), made(vector, files.size())));
            }
        }
        Path golden = Path.of(System.getProperty("tng4j.testdata", "../testdata"), "golden");
        for (String name : List.of("compressed_positions", "positions_velocities_compressed", "single_frame", "ions")) {
            files.add(packed(name, Files.readAllBytes(golden.resolve(name + ".tng"))));
        }
        return files.stream();
    }

    /// One frame set with the vector's payload, in turn of either type and in either byte order.
    private static byte[] made(JsonNode vector, int turn) {
        boolean isPositions = vector.get("kind").asText().equals("positions");
        int particles = vector.get("natoms").asInt();
        int frames = vector.get("nframes").asInt();
        byte[] payload = CodecVectors.bytes(vector.get("name").asText() + ".bin");
        TrajectoryWriter writer = new TrajectoryWriter(
                turn / 2 % 2 == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN, particles);
        int type = turn % 2 == 0 ? TrajectoryWriter.FLOAT32 : TrajectoryWriter.FLOAT64;
        return writer.frameSet(0, frames, new TrajectoryWriter.Block(isPositions ? 0x10000001L : 0x10000002L,
                isPositions ? "POSITIONS" : "VELOCITIES", type, true, false, 3, CODEC_TNG, 0, 1, 0, particles,
                payload)).toBytes();
    }

    private static Packed packed(String name, byte[] bytes) throws IOException {
        List<StoredBlock> blocks = new ArrayList<>();
        try (TngFile file = open(bytes, HashMode.VERIFY)) {
            BlockCursor cursor = file.blocks();
            while (cursor.next()) {
                StoredValues values = cursor.block().values();
                if (values != null && values.stream() != null) {
                    blocks.add(cursor.block());
                }
            }
        }
        assertTrue(!blocks.isEmpty(), name + " has no compressed payload");
        return new Packed(name, bytes, blocks);
    }

    private static TngFile open(byte[] bytes, HashMode mode) throws IOException {
        return TngFile.open(new HeapFile("odd.tng", bytes), ReadOptions.DEFAULT.with(mode));
    }

    @ParameterizedTest
    @MethodSource("files")
    void givesValuesOrRefusesWithHashesOff(Packed file) throws IOException {
        readAll(file.bytes(), HashMode.SKIP);
        Random dice = new Random(file.name().hashCode());
        for (int change = 0; change < CHANGES; change++) {
            byte[] changed = file.bytes().clone();
            int at = file.any(dice);
            changed[at] ^= (byte) (1 + dice.nextInt(255));
            assertTimeoutPreemptively(HANG, () -> {
                try {
                    readAll(changed, HashMode.SKIP);
                } catch (TngException e) {
                    assertTrue(e.getMessage().startsWith("odd.tng: "), e.getMessage());
                }
            }, () -> "change " + at + ": " + file.bytes()[at] + " to " + changed[at]);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void refusesAnyChangeWithHashesOn(Packed file) throws IOException {
        readAll(file.bytes(), HashMode.VERIFY);
        Random dice = new Random(file.name().hashCode());
        for (int change = 0; change < VERIFIED_CHANGES; change++) {
            byte[] changed = file.bytes().clone();
            int at = file.any(dice);
            changed[at] ^= (byte) (1 + dice.nextInt(255));
            TngFormatException e = assertTimeoutPreemptively(HANG, () -> assertThrows(TngFormatException.class,
                    () -> readAll(changed, HashMode.VERIFY), () -> "change at " + at));
            assertEquals(Kind.HASH_MISMATCH, e.kind(), e.getMessage());
        }
    }

    private static void readAll(byte[] bytes, HashMode mode) throws IOException {
        try (Arena arena = Arena.ofConfined(); TngFile file = open(bytes, mode)) {
            for (BlockInfo info : file.blockInfos()) {
                if (PACKED.contains(info.id().number())) {
                    try (FrameCursor frames = file.frames(info.id().into(info.allocate(arena)))) {
                        while (frames.next()) {
                            assertTrue(frames.step() >= 0);
                        }
                    }
                }
            }
        }
    }
}
