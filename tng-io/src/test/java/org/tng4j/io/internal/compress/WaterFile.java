package org.tng4j.io.internal.compress;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.WaterWalk;
import org.tng4j.io.internal.bytes.ByteWriter;

/// Writes a trajectory of water, as many particles as wanted, in one frame set: positions in a coding of choice, and
/// the box. The same arguments give the same bytes.
///
/// Compressed positions have the parameters and runs that the reference encoder chooses ([RealPayload]), the first
/// frame of XTC2 about those ([Xtc2Encoder]).
final class WaterFile {
    private static final int VERSION = 8;
    private static final int STRIDE = 20;
    private static final double SECONDS_PER_STEP = 2e-15;
    private static final long UNKNOWN = -1;
    /// 0.001, as the streams store it: [RealPayload].
    private static final float PRECISION = (float) (4_294_967 / 4_294_967_296.0);

    /// How the positions are stored.
    enum Coding {
        /// XTC2 and triplets, as GROMACS does.
        XTC2_TRIPLETS(2),
        /// XTC3, all frames.
        XTC3(2),
        /// BWLZH, all frames.
        BWLZH(2),
        /// Uncompressed, little endian.
        LITTLE_ENDIAN(0),
        /// Uncompressed, big endian, as is then the whole file.
        BIG_ENDIAN(0),
        /// Compressed by zlib, little endian.
        GZIP(3);

        private final long codec;

        Coding(long codec) {
            this.codec = codec;
        }

        private ByteOrder order() {
            return this == BIG_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        }
    }

    private final TiledWater water;
    private final int particles;
    private final int frames;
    private final Coding coding;

    private WaterFile(TiledWater water, int particles, int frames, Coding coding) {
        this.water = water;
        this.particles = particles;
        this.frames = frames;
        this.coding = coding;
    }

    /// Writes `TARGET.tng`, and `TARGET.oracle.tsv` in the form of testdata/golden, with `FRAMES` frames of `PARTICLES` particles out of `SOURCE` in a `CODING`.
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Coding.valueOf(arguments[4].toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    /// @param target must not be there
    static void write(Path source, Path target, int particles, int frames, Coding coding) throws IOException {
        if (particles < 1 || frames < 1) {
            throw new IllegalArgumentException("particles are " + particles + " and frames " + frames
                    + ", must be at least 1 each");
        }
        TiledWater water = TiledWater.read(source, frames, particles);
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            WaterFile file = new WaterFile(water, particles, frames, coding);
            file.write(out);
            Files.write(target.resolveSibling(String.valueOf(target.getFileName()).replaceFirst("\\.tng$", "")
                    + ".oracle.tsv"), file.oracle());
        }
    }

    private ByteWriter fields() {
        return new ByteWriter(coding.order());
    }

    private void write(FileChannel out) throws IOException {
        block(out, 0, "GENERAL INFO", generalInfo(UNKNOWN));
        block(out, 1, "MOLECULES", molecules());
        long set = out.position();
        out.position(0);
        block(out, 0, "GENERAL INFO", generalInfo(set));
        out.position(set);
        block(out, 2, "TRAJECTORY FRAME SET", fields().int64(0, lastStep() + 1, -1, -1, -1, -1, -1, -1)
                .float64(0, SECONDS_PER_STEP).toBytes());
        block(out, 0x10000000L, "BOX SHAPE", boxes());
        block(out, 0x10000001L, "POSITIONS", this::positions);
    }

    private long lastStep() {
        return (frames - 1L) * STRIDE;
    }

    private byte[] generalInfo(long set) {
        return fields().text("tng4j WaterFile").zeros(8).int64(1_700_000_000L).uint8(0)
                .int64(lastStep() + 1, set, set, 100, 10_000, -9).toBytes();
    }

    /// As many molecules of one chain, one residue and one atom.
    private byte[] molecules() {
        return fields().int64(1, 1).text("W").int64(1, particles, 1, 1, 1).int64(1).text("W").int64(1)
                .int64(1).text("W").int64(1).int64(1).text("W").text("W").int64(0).toBytes();
    }

    private byte[] boxes() {
        float edge = water.boxEdge() * PRECISION;
        ByteWriter out = fields().uint8(2, 1, 1).int64(9, 0, 0, STRIDE);
        for (int frame = 0; frame < frames; frame++) {
            out.float32(edge, 0, 0, 0, edge, 0, 0, 0, edge);
        }
        return out.toBytes();
    }

    /// What writes the contents of a block.
    private interface Contents {
        void write(OutputStream out) throws IOException;
    }

    private void block(FileChannel file, long id, String name, byte[] contents) throws IOException {
        block(file, id, name, out -> out.write(contents));
    }

    /// Writes the contents first, then the header in front of them, which says their size and hash.
    private void block(FileChannel file, long id, String name, Contents contents) throws IOException {
        long offset = file.position();
        int headerSize = 48 + name.length() + 1;
        file.position(offset + headerSize);
        MessageDigest digest = md5();
        OutputStream out = new BufferedOutputStream(
                new DigestOutputStream(Channels.newOutputStream(file), digest), 1 << 20);
        contents.write(out);
        out.flush();
        long end = file.position();
        ByteBuffer header = ByteBuffer.wrap(fields().int64(headerSize, end - offset - headerSize, id)
                .bytes(digest.digest()).text(name).int64(VERSION).toBytes());
        file.write(header, offset);
        file.position(end);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void positions(OutputStream out) throws IOException {
        ByteWriter head = fields().uint8(2, 3, 1).int64(3, coding.codec);
        if (coding.codec != 0) {
            head.float64(coding.codec == 2 ? 1000 : 1);
        }
        out.write(head.int64(0, STRIDE, 0, particles).toBytes());
        switch (coding) {
            case XTC2_TRIPLETS, XTC3, BWLZH -> out.write(payload());
            case LITTLE_ENDIAN, BIG_ENDIAN -> floats(out);
            case GZIP -> {
                DeflaterOutputStream zlib = new DeflaterOutputStream(out);
                floats(zlib);
                zlib.finish();
            }
        }
    }

    /// What must be read, as a line for each block and step.
    private List<String> oracle() {
        List<String> lines = new ArrayList<>();
        int[] integers = new int[3 * particles];
        float edge = water.boxEdge() * PRECISION;
        String box = WaterWalk.checksum(new float[] {edge, 0, 0, 0, edge, 0, 0, 0, edge}, 0, 9);
        for (int frame = 0; frame < frames; frame++) {
            water.frame(frame, integers, 0);
            String positions = WaterWalk.checksum(WaterWalk.floats(integers), 0, integers.length);
            lines.add(frame * STRIDE + "\t-1\tPOSITIONS\tf32\t" + particles + "x3\t" + positions + "\t");
            lines.add(frame * STRIDE + "\t-1\tBOX SHAPE\tf32\t1x9\t" + box + "\t");
        }
        return lines;
    }

    private byte[] payload() {
        int[] integers = new int[Math.multiplyExact(frames, 3 * particles)];
        for (int frame = 0; frame < frames; frame++) {
            water.frame(frame, integers, frame * 3 * particles);
        }
        RealPayload all = new RealPayload(integers, particles);
        return switch (coding) {
            case XTC2_TRIPLETS -> {
                byte[] first = Xtc2Encoder.plain(Arrays.copyOf(integers, 3 * particles), particles,
                        new BitSet());
                yield all.encode(new RealPayload.Section(Algorithm.POSITIONS_5, 0, first),
                        following(all, Algorithm.POSITIONS_2));
            }
            case XTC3 -> all.encode(all.first(Algorithm.POSITIONS_10), following(all, Algorithm.POSITIONS_10));
            case BWLZH -> all.encode(all.first(Algorithm.POSITIONS_9), following(all, Algorithm.POSITIONS_8));
            case LITTLE_ENDIAN, BIG_ENDIAN, GZIP -> throw new IllegalStateException(coding + " has no TNG payload");
        };
    }

    private RealPayload.@Nullable Section following(RealPayload all, Algorithm algorithm) {
        return frames == 1 ? null : all.following(algorithm);
    }

    private void floats(OutputStream out) throws IOException {
        int[] integers = new int[3 * particles];
        ByteBuffer values = ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, integers.length)).order(coding.order());
        for (int frame = 0; frame < frames; frame++) {
            water.frame(frame, integers, 0);
            values.clear();
            for (int integer : integers) {
                values.putFloat(integer * PRECISION);
            }
            out.write(values.array());
        }
    }
}
