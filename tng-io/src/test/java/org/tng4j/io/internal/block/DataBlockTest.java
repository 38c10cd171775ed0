package org.tng4j.io.internal.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.internal.block.BlockWriter.bytes;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.io.internal.bytes.ByteWriter;
import org.tng4j.io.internal.bytes.FailingFile;
import org.tng4j.io.internal.bytes.FileBytes;

class DataBlockTest {
    private static final int FRAME_SET_SIZE = 49 + 1 + 3 + 64;

    /// A frame set of steps 10 to 29 at offset 1, and one data block.
    private static FileBytes file(ByteWriter contents) {
        ByteWriter set = bytes().int64(10, 20, -1, -1, -1, -1, -1, -1);
        return new BlockWriter().raw(bytes().uint8(0xee)).block(TngConstants.FRAME_SET, "F", set)
                .block(BlockWriter.POSITIONS, "P", contents).toSource().bytes();
    }

    private static DataBlock read(FileBytes file) throws IOException {
        Source source = BlockWriter.source(file);
        ParticleCounts counts = BlockWriter.counts(false);
        BlockWalk walk = new BlockWalk(source, counts);
        walk.startSet(1, 5, new FrameSetHeader(source, counts));
        assertTrue(walk.next());
        assertNull(walk.problem());
        return walk.data();
    }

    private static DataBlock read(ByteWriter contents) throws IOException {
        return read(file(contents));
    }

    @Test
    void readsEachField() throws IOException {
        DataBlock data = read(bytes().uint8(2, 3, 1)        // float32, frames and particles, sparse
                .int64(3, 3).float64(0.5)                   // values, gzip, multiplier
                .int64(12, 4)                               // first step, stride
                .int64(7, 9)                                // first particle, particles
                .zeros(6));
        assertEquals(1 + FRAME_SET_SIZE, data.offset());
        assertEquals(5, data.frameSet());
        assertEquals(3, data.values());
        assertEquals(3, data.codec());
        assertEquals(0.5, data.multiplier());
        assertEquals(12, data.firstStep());
        assertEquals(4, data.stride());
        assertEquals(5, data.frameCount());                 // steps 12, 16, 20, 24, 28
        assertEquals(7, data.firstParticle());
        assertEquals(9, data.particleCount());
        assertEquals(6, data.payloadSize());
    }

    @Test
    void hasNoMultiplierWithoutCodec() throws IOException {
        assertEquals(Double.NaN, read(bytes().uint8(2, 0).int64(3, 0)).multiplier());
    }

    @ParameterizedTest
    @CsvSource({"0, 0, false", "1, 0, true", "1, 1, false", "2, 0, false", "3, 0, true"})
    void isDenseWithFramesAtEveryStep(int dependence, int sparse, boolean isDense) throws IOException {
        ByteWriter fields = bytes().uint8(2, dependence);
        if ((dependence & 1) != 0) {
            fields.uint8(sparse);
        }
        fields.int64(3, 0);
        if (sparse != 0) {
            fields.int64(10, 1);
        }
        assertEquals(isDense, read(fields.int64(0, 0)).isDense());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void isTextWithTypeZero(int type) throws IOException {
        assertEquals(type == 0, read(bytes().uint8(type, 0).int64(1, 0)).isText());
    }

    private static ByteWriter sparse(int type, long values, long firstStep, long stride) {
        return bytes().uint8(type, 1, 1).int64(values, 0, firstStep, stride);
    }

    @Test
    void isLikeAnotherWithTheSameFrames() throws IOException {
        DataBlock one = read(sparse(2, 3, 10, 1));
        assertTrue(one.isLike(read(sparse(2, 3, 10, 1))));
        assertTrue(one.isLike(read(bytes().uint8(2, 3, 0).int64(3, 0, 7, 9))), "dense, of particles 7 to 15");
        assertFalse(one.isLike(read(sparse(3, 3, 10, 1))), "type");
        assertFalse(one.isLike(read(sparse(2, 4, 10, 1))), "values");
        assertFalse(one.isLike(read(sparse(2, 3, 11, 1))), "first step");
        assertFalse(one.isLike(read(sparse(2, 3, 10, 2))), "stride");
        assertFalse(one.isLike(read(bytes().uint8(2, 0).int64(3, 0))), "constant");
    }

    @Test
    void namesItsPlace() throws IOException {
        FailingFile file = new FailingFile(file(sparse(2, 3, 10, 1)));
        DataBlock data = read(file);
        assertEquals("run.tng: POSITIONS block at offset 118, frame set 5", data.get().toString());
        file.breakDisk();
        assertEquals("run.tng: block at offset 118, frame set 5", data.get().toString());
    }
}
