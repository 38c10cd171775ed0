package org.tng4j.io.internal.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.internal.block.BlockWriter.bytes;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.internal.block.BlockHeader.State;
import org.tng4j.io.internal.bytes.ByteReader;
import org.tng4j.io.internal.bytes.ByteWriter;

class BlockWalkTest {
    private static final ParticleCounts UNKNOWN = BlockWriter.counts(false);
    private static final int HEADER_OF_ANY = 49 + 3 + 3;

    private static BlockWalk walk(BlockWriter file) {
        return new BlockWalk(file.toSource(), UNKNOWN);
    }

    private static ByteWriter frameSet() {
        return bytes().int64(0, 10, -1, -1, -1, -1, -1, -1);
    }

    /// Three constant float32 values.
    private static ByteWriter values() {
        return bytes().uint8(2, 0).int64(3, 0).float32(1, 2, 3);
    }

    /// The fields of values that codec 2 packs.
    private static ByteWriter packed() {
        return bytes().uint8(2, 0).int64(3, 2).float64(1000);
    }

    private static void assertNoSet(Kind kind, String message, BlockWriter file, long offset) {
        Source source = file.toSource();
        BlockWalk walk = new BlockWalk(source, UNKNOWN);
        var e = assertThrows(TngFormatException.class,
                () -> walk.startSet(offset, 3, new FrameSetHeader(source, UNKNOWN)));
        assertEquals(message, e.getMessage());
        assertEquals(kind, e.kind());
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 200, 201, Long.MAX_VALUE})
    void refusesPointersThatLeaveTheFile(long offset) {
        assertNoSet(Kind.TRUNCATED, "run.tng: frame set at offset " + offset + ": pointer to frame set 3 is " + offset
                + ", must be 1 to 199, the file ends before", new BlockWriter().raw(bytes().zeros(200)), offset);
    }

    @Test
    void refusesPointersToOtherBlocks() {
        BlockWriter file = new BlockWriter().raw(bytes().uint8(0xee)).block(BlockWriter.POSITIONS, "P", values());
        assertNoSet(Kind.BAD_POINTER, "run.tng: POSITIONS block at offset 1, frame set 3: pointer to frame set 3 leads "
                + "to block id 0x10000001, must be 0x2", file, 1);
    }

    @Test
    void refusesPointersToWhatIsNoBlock() {
        assertNoSet(Kind.BAD_POINTER, "run.tng: block at offset 1, frame set 3: pointer to frame set 3 leads here, but "
                + "header size is 0, must be at least 49", new BlockWriter().raw(bytes().zeros(100)), 1);
        assertNoSet(Kind.BAD_POINTER, "run.tng: block at offset 99, frame set 3: pointer to frame set 3 leads here, "
                + "but 1 bytes are left in the file, a header size takes 8",
                new BlockWriter().raw(bytes().zeros(100)), 99);
    }

    @Test
    void refusesPointersToAFrameSetThatIsCut() {
        BlockWriter file = new BlockWriter().raw(bytes().uint8(0xee))
                .cut(TngConstants.FRAME_SET, "F", frameSet(), 65);
        assertNoSet(Kind.TRUNCATED, "run.tng: TRAJECTORY FRAME SET block at offset 1, frame set 3: pointer to frame "
                + "set 3 leads here, but contents size 65 runs past the end of the file (" + file.size() + " bytes)",
                file, 1);
    }

    @Test
    void endsAtTheNextFrameSet() throws IOException {
        BlockWriter file = new BlockWriter().block(TngConstants.GENERAL_INFO, "G", bytes().zeros(70));
        int border = file.size();
        BlockWalk walk = walk(file.block(TngConstants.FRAME_SET, "F", frameSet()));
        walk.start(0, null);
        assertFalse(walk.hasEnded());
        assertTrue(walk.next());
        assertFalse(walk.hasEnded());
        assertFalse(walk.isAtBorder());
        assertFalse(walk.next());
        assertTrue(walk.hasEnded());
        assertTrue(walk.isAtBorder());
        assertEquals(State.SOUND, walk.endState());
        assertEquals(border, walk.endOffset());
        walk.start(0, null);
        assertFalse(walk.hasEnded());
    }

    @Test
    void endsInABlockThatIsCut() throws IOException {
        BlockWriter file = new BlockWriter().cut(BlockWriter.POSITIONS, "P", values(), 31);
        BlockWalk walk = walk(file);
        walk.start(0, null);
        assertTrue(walk.next());
        assertTrue(walk.hasEnded());
        assertFalse(walk.next());
        assertEquals(State.TRUNCATED, walk.endState());
        assertEquals(new Finding(Kind.TRUNCATED, new Place("run.tng", "POSITIONS block", 0, -1),
                "contents size 31 runs past the end of the file (" + file.size() + " bytes)"), walk.problemFinding());
    }

    @Test
    void movesToABlockThatIsWrittenAgainInsideATorso() throws IOException {
        byte[] second = new BlockWriter().block(BlockWriter.POSITIONS, "P", values()).toBytes();
        BlockWriter file = new BlockWriter().block(7, "ANY", bytes());
        int outer = file.size();
        Source source = file.block(BlockWriter.POSITIONS, "P", packed().bytes(second)).block(7, "ANY", bytes())
                .toSource();
        BlockWalk walk = new BlockWalk(source, UNKNOWN);
        walk.start(0, null);
        assertTrue(walk.next());
        assertEquals(-1, walk.abandonedOffset());
        assertTrue(walk.next());
        int inner = file.size() - HEADER_OF_ANY - second.length;
        assertEquals(inner, walk.header().offset());
        assertEquals(outer, walk.abandonedOffset());
        assertEquals(0, walk.data().codec());
        assertEquals(List.of(new Finding(Kind.NESTED_BLOCK, new Place("run.tng", "POSITIONS block", inner, -1),
                "written again inside the torso of the block at offset " + outer)), source.findings().list());
        assertTrue(walk.next());
        assertEquals(-1, walk.abandonedOffset());
        assertFalse(walk.next());
    }

    @Test
    void staysAtABlockWithAnotherInside() throws IOException {
        byte[] other = new BlockWriter().block(BlockWriter.POSITIONS, "Q", values()).toBytes();
        Source source = new BlockWriter().block(BlockWriter.POSITIONS, "P", packed().bytes(other)).toSource();
        BlockWalk walk = new BlockWalk(source, UNKNOWN);
        walk.start(0, null);
        assertTrue(walk.next());
        assertEquals(0, walk.header().offset());
        assertEquals(-1, walk.abandonedOffset());
        assertEquals(2, walk.data().codec());
        assertEquals(List.of(), source.findings().list());
    }

    @Test
    void lendsTheContentsAndNoByteMore() throws IOException {
        BlockWalk walk = walk(new BlockWriter().block(7, "ANY", bytes().int64(42)).block(7, "ANY", bytes()));
        walk.start(0, null);
        assertTrue(walk.next());
        assertNull(walk.problem());
        ByteReader contents = walk.contents();
        assertEquals(HEADER_OF_ANY, contents.offset());
        assertEquals(42, contents.int64("number"));
        var e = assertThrows(TngFormatException.class, () -> contents.uint8("flag"));
        assertEquals("run.tng: block 'ANY' at offset 0: flag needs 1 bytes at offset 63, 0 are left", e.getMessage());
    }
}
