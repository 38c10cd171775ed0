package org.tng4j.io.internal.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.internal.block.BlockWriter.bytes;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.io.internal.block.BlockHeader.State;
import org.tng4j.io.internal.bytes.ByteReader;
import org.tng4j.io.internal.bytes.ByteWriter;
import org.tng4j.io.internal.bytes.FailingFile;
import org.tng4j.io.internal.bytes.FileBytes;

class BlockHeaderTest {

    /// What comes in front of the name: sizes, id and no hash.
    private static ByteWriter start(long headerSize, long contentsSize, long id) {
        return bytes().int64(headerSize, contentsSize, id).zeros(16);
    }

    /// A header of 49 bytes, the smallest: empty name, version 8.
    private static ByteWriter smallest(long headerSize, long contentsSize) {
        return start(headerSize, contentsSize, BlockWriter.POSITIONS).text("").int64(8);
    }

    private static BlockHeader read(FileBytes file, long offset, int set) throws IOException {
        BlockHeader header = new BlockHeader(BlockWriter.source(file));
        header.read(new ByteReader(file, BlockWalk.FETCH_SIZE, ByteOrder.LITTLE_ENDIAN), offset, set);
        return header;
    }

    private static BlockHeader read(ByteWriter file, long offset) throws IOException {
        return read(file.toFile("run.tng"), offset, -1);
    }

    private static void assertState(State state, String problem, BlockHeader header) {
        assertEquals(state, header.state());
        assertEquals(problem, header.problem());
    }

    @Test
    void readsTheSmallestHeaderAtTheVeryEndOfTheFile() throws IOException {
        BlockHeader header = read(bytes().uint8(0xee).bytes(smallest(49, 0).toBytes()), 1);
        assertState(State.SOUND, "is sound", header);
        assertEquals(49, header.headerSize());
        assertEquals(0, header.contentsSize());
        assertEquals(50, header.contentsOffset());
        assertEquals(50, header.end());
        assertEquals("", header.name());
        assertEquals(8, header.version());
    }

    @ParameterizedTest
    @ValueSource(longs = {49, 50, 1000})
    void findsTheEndWhereNoByteIsLeft(long offset) throws IOException {
        assertState(State.END, "starts at the end of the file (49 bytes)", read(smallest(49, 0), offset));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void findsNoHoleInFewerBytesThanAHeaderSizeTakes(int left) throws IOException {
        assertState(State.BAD, left + " bytes are left in the file, a header size takes 8",
                read(smallest(49, 0).zeros(left), 49));
    }

    @Test
    void findsAHoleInTheLastEightBytes() throws IOException {
        BlockHeader header = read(smallest(49, 0).zeros(8), 49);
        assertState(State.HOLE, "header size is 0, must be at least 49", header);
        assertEquals("", header.name());
    }

    @ParameterizedTest
    @ValueSource(longs = {48, 1, -1, Long.MIN_VALUE})
    void refusesHeadersThatAreTooSmall(long headerSize) throws IOException {
        assertState(State.BAD, "header size is " + headerSize + ", must be at least 49",
                read(smallest(headerSize, 0).zeros(9), 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {50, 51, Long.MAX_VALUE})
    void refusesHeadersThatRunPastTheEnd(long headerSize) throws IOException {
        assertState(State.BAD, "header size " + headerSize + " runs past the end of the file (49 bytes)",
                read(smallest(headerSize, 0), 0));
    }

    @Test
    void refusesTheSmallestHeaderWhereItRunsPastTheEnd() throws IOException {
        assertState(State.BAD, "header size 49 runs past the end of the file (8 bytes)", read(bytes().int64(49), 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void refusesNegativeContentsSizes(long contentsSize) throws IOException {
        assertState(State.BAD, "contents size is " + contentsSize + ", must be at least 0",
                read(smallest(49, contentsSize), 0));
    }

    @ParameterizedTest
    @CsvSource({"0, SOUND", "2, SOUND", "3, TRUNCATED", "9223372036854775807, TRUNCATED"})
    void isTruncatedWhereContentsEndBehindTheFile(long contentsSize, State state) throws IOException {
        assertState(state, state == State.SOUND ? "is sound"
                : "contents size " + contentsSize + " runs past the end of the file (51 bytes)",
                read(smallest(49, contentsSize).uint8(1, 2), 0));
    }

    @Test
    void readsANameThatEndsOnItsLastByte() throws IOException {
        BlockHeader header = read(start(53, 0, BlockWriter.POSITIONS).text("NAME").int64(8), 0);
        assertState(State.SOUND, "is sound", header);
        assertEquals("NAME", header.name());
        assertEquals(8, header.version());
    }

    @Test
    void refusesANameThatRunsIntoTheVersion() throws IOException {
        BlockHeader header = read(start(52, 0, BlockWriter.POSITIONS)
                .bytes("NAME".getBytes(StandardCharsets.US_ASCII)).int64(8), 0);
        assertState(State.BAD, "name has no closing zero in a header of 52 bytes, must end inside it", header);
        assertEquals("", header.name());
    }

    @ParameterizedTest
    @CsvSource({"0x0, false", "0x3, false", "0xfffffff, false", "0x10000000, true", "0x10000001, true",
        "-1, false"})
    void holdsValuesFromTheFirstDataBlockOn(String id, boolean isData) throws IOException {
        assertEquals(isData, read(start(49, 0, Long.decode(id)).text("").int64(8), 0).isData());
    }

    @Test
    void tellsTheHashFromNone() throws IOException {
        byte[] hash = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, (byte) 0xff};
        BlockHeader hashed = read(bytes().int64(49, 0, 1).bytes(hash).text("").int64(8), 0);
        assertEquals("000102030405060708090a0b0c0d0eff", hashed.md5Text());
        assertTrue(hashed.hasMd5());
        assertTrue(hashed.md5Is(hash));
        BlockHeader bare = read(smallest(49, 0), 0);
        assertEquals("", bare.md5Text());
        assertFalse(bare.hasMd5());
        assertFalse(bare.md5Is(hash));
    }

    @ParameterizedTest
    @CsvSource({
        "0x10000001, 0,  run.tng: POSITIONS block at offset 0",
        "0x10000001, 5,  run.tng: POSITIONS block at offset 0",
        "0x2,        0,  run.tng: TRAJECTORY FRAME SET block at offset 0",
        "0x7,        0,  run.tng: block 'SPEED?' at offset 0",
        "0x7,        -1, run.tng: block at offset 0"})
    void namesItsPlace(String id, long contentsSize, String place) throws IOException {
        ByteWriter file = start(55, contentsSize, Long.decode(id)).text("SPEED\n").int64(8);
        assertEquals(place, read(file, 0).get().toString());
        assertEquals(place + ", frame set 3", read(file.toFile("run.tng"), 0, 3).get().toString());
    }

    @Test
    void namesItsPlaceByNumberWhereTheDiskFails() throws IOException {
        FailingFile file = new FailingFile(start(54, 0, 0xabcL).text("SPEED").int64(8).toFile("run.tng"));
        BlockHeader header = read(file, 0, -1);
        file.breakDisk();
        assertEquals("run.tng: block 0xabc at offset 0", header.get().toString());
    }
}
