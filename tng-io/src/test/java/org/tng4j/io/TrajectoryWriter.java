package org.tng4j.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.tng4j.io.internal.bytes.ByteWriter;
import org.tng4j.io.internal.bytes.HeapFile;

/// Writes the small and odd TNG files that tests need and nobody else makes. Hashes are right, pointers are set,
/// stride pointers are not.
final class TrajectoryWriter {
    static final int TEXT = 0;
    static final int INT64 = 1;
    static final int FLOAT32 = 2;
    static final int FLOAT64 = 3;

    private static final int VERSION = 8;

    /// A block to write: its fields, and its payload as it shall stand in the file.
    @SuppressWarnings("ArrayRecordComponent") // lives for one test
    record Block(long id, String name, int type, boolean isFramed, boolean isSparse, long values, long codec,
            long firstStep, long stride, long firstParticle, long particles, byte[] payload) {

        Block sparse(long first, long every) {
            return new Block(id, name, type, true, true, values, codec, first, every, firstParticle, particles, payload);
        }

        Block piece(long first) {
            return new Block(id, name, type, isFramed, isSparse, values, codec, firstStep, stride, first, particles,
                    payload);
        }

        Block constant() {
            return new Block(id, name, type, false, false, values, codec, 0, 1, firstParticle, particles, payload);
        }

        Block gzip() {
            return new Block(id, name, type, isFramed, isSparse, values, 3, firstStep, stride, firstParticle,
                    particles, deflate(payload));
        }

        /// The same block with a payload for codec 2.
        Block packed(byte[] stream) {
            return new Block(id, name, type, isFramed, isSparse, values, 2, firstStep, stride, firstParticle, particles,
                    stream);
        }

        private static byte[] deflate(byte[] bytes) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Deflater deflater = new Deflater(1);
            try (DeflaterOutputStream zlib = new DeflaterOutputStream(out, deflater)) {
                zlib.write(bytes);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            } finally {
                deflater.end();
            }
            return out.toByteArray();
        }
    }

    private record FrameSet(long firstStep, long stepCount, List<byte[]> blocks) {}

    private final ByteOrder order;
    private final long particles;
    private final List<byte[]> header = new ArrayList<>();
    private final List<FrameSet> sets = new ArrayList<>();
    private int hole;
    private boolean isFirstMoved;

    /// @param particles as many one-atom molecules
    TrajectoryWriter(ByteOrder order, long particles) {
        this.order = order;
        this.particles = particles;
    }

    /// Makes a block of float32 values, one frame after the other, three values per particle.
    Block floats(long id, String name, float... values) {
        return new Block(id, name, FLOAT32, true, false, 3, 0, 0, 1, 0, particles,
                new ByteWriter(order).float32(values).toBytes());
    }

    /// Makes a block of float64 values without particles.
    Block doubles(long id, String name, int perFrame, double... values) {
        return new Block(id, name, FLOAT64, true, false, perFrame, 0, 0, 1, 0, -1,
                new ByteWriter(order).float64(values).toBytes());
    }

    /// Adds a block that is constant in the file.
    TrajectoryWriter constant(Block block) {
        header.add(contents(block.constant()));
        return this;
    }

    /// Adds a frame set with its blocks.
    TrajectoryWriter frameSet(long firstStep, long stepCount, Block... blocks) {
        List<byte[]> written = new ArrayList<>();
        for (Block block : blocks) {
            written.add(contents(block));
        }
        sets.add(new FrameSet(firstStep, stepCount, written));
        return this;
    }

    /// Adds a particle mapping to the last frame set, in front of the blocks that `after` adds.
    TrajectoryWriter mapping(long firstStored, long... real) {
        ByteWriter out = new ByteWriter(order).int64(firstStored, real.length).int64(real);
        sets.getLast().blocks().add(block(3, "PARTICLE MAPPING", out.toBytes()));
        return this;
    }

    /// Adds a block to the last frame set.
    TrajectoryWriter add(Block block) {
        sets.getLast().blocks().add(contents(block));
        return this;
    }

    private byte[] contents(Block b) {
        boolean isParticle = b.particles() >= 0;
        ByteWriter out = new ByteWriter(order).uint8(b.type(), (b.isFramed() ? 1 : 0) + (isParticle ? 2 : 0));
        if (b.isFramed()) {
            out.uint8(b.isSparse() ? 1 : 0);
        }
        out.int64(b.values(), b.codec());
        if (b.codec() != 0) {
            out.float64(1.0);
        }
        if (b.isFramed() && b.isSparse()) {
            out.int64(b.firstStep(), b.stride());
        }
        if (isParticle) {
            out.int64(b.firstParticle(), b.particles());
        }
        return block(b.id(), b.name(), out.bytes(b.payload()).toBytes());
    }

    private byte[] block(long id, String name, byte[] contents) {
        int headerSize = 48 + name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 1;
        return new ByteWriter(order).int64(headerSize, contents.length, id).bytes(md5(contents)).text(name)
                .int64(VERSION).bytes(contents).toBytes();
    }

    private static byte[] md5(byte[] contents) {
        try {
            return MessageDigest.getInstance("MD5").digest(contents);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Writes the file.
    byte[] toBytes() {
        int headerSize = generalInfo(-1, -1).length + molecules().length
                + header.stream().mapToInt(block -> block.length).sum();
        long[] offsets = new long[sets.size() + 2];
        offsets[0] = -1;
        offsets[sets.size() + 1] = -1;
        long at = headerSize + (long) hole;
        for (int i : fileOrder()) {
            offsets[i + 1] = at;
            at += frameSetBlock(sets.get(i), -1, -1).length
                    + sets.get(i).blocks().stream().mapToLong(block -> block.length).sum();
        }
        ByteBuffer file = ByteBuffer.allocate(Math.toIntExact(at));
        file.put(generalInfo(offsets[sets.isEmpty() ? 0 : 1], offsets[sets.size()])).put(molecules());
        header.forEach(file::put);
        file.position(headerSize + hole);
        for (int i : fileOrder()) {
            file.put(frameSetBlock(sets.get(i), offsets[i + 2], offsets[i]));
            sets.get(i).blocks().forEach(file::put);
        }
        return file.array();
    }

    /// Leaves zeros behind the header section and moves the first frame set behind the last one, as rewriting the
    /// header section of a file does.
    TrajectoryWriter moveFirstSetBehindTheLast(int zeros) {
        hole = zeros;
        isFirstMoved = true;
        return this;
    }

    private int[] fileOrder() {
        int[] order = java.util.stream.IntStream.range(0, sets.size()).toArray();
        if (isFirstMoved) {
            System.arraycopy(order, 1, order, 0, order.length - 1);
            order[order.length - 1] = 0;
        }
        return order;
    }

    /// Writes the file and opens it.
    TngFile open() throws java.io.IOException {
        return TngFile.open(new HeapFile("made.tng", toBytes()), ReadOptions.DEFAULT);
    }

    private byte[] generalInfo(long first, long last) {
        ByteWriter out = new ByteWriter(order).text("tng4j test").zeros(8).int64(1_700_000_000L).uint8(0)
                .int64(100, first, last, 100, 10000, -9);
        return block(0, "GENERAL INFO", out.toBytes());
    }

    private byte[] molecules() {
        ByteWriter out = new ByteWriter(order).int64(1, 1).text("M").int64(1, particles, 0, 0, 1)
                .int64(0).text("A").text("A").int64(0);
        return block(1, "MOLECULES", out.toBytes());
    }

    private byte[] frameSetBlock(FrameSet set, long next, long previous) {
        ByteWriter out = new ByteWriter(order).int64(set.firstStep(), set.stepCount(), next, previous, -1, -1, -1, -1)
                .float64(set.firstStep() * 2e-15, 2e-15);
        return block(2, "TRAJECTORY FRAME SET", out.toBytes());
    }
}
