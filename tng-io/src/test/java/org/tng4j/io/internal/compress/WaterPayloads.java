package org.tng4j.io.internal.compress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.KnownBlock;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.StoredValues;
import org.tng4j.io.internal.bytes.HeapFile;

/// Writes the payloads that the module `bench` measures: two cut out of a file of GROMACS, and frames of the first in
/// the codings that GROMACS does not choose for water.
///
/// `payloads.tsv` tells of each: name, origin, coding, particles, frames, first step, stride, size, SHA-256; and in its
/// first line the file's name and SHA-256.
final class WaterPayloads {
    private static final int BWLZH_FRAMES = 20;

    private final Path folder;
    private final byte[] content;
    private final int particles;
    private final long stride;
    private final List<String> index = new ArrayList<>();

    private WaterPayloads(Path folder, byte[] content, StoredValues values) {
        this.folder = folder;
        this.content = content;
        this.particles = Math.toIntExact(values.particleCount());
        this.stride = values.stride();
    }

    /// Writes the payloads of `FILE` into `FOLDER`.
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        byte[] content = Files.readAllBytes(file);
        try (TngFile trajectory = TngFile.open(file)) {
            StoredValues many = positions(trajectory, false);
            WaterPayloads payloads = new WaterPayloads(folder, content, many);
            payloads.index.add("# " + file.getFileName() + "\t" + sha256(content));
            payloads.writeMany(many);
            payloads.writeOne(positions(trajectory, true));
            Files.write(folder.resolve("payloads.tsv"), payloads.index);
        }
    }

    /// Returns the first block of compressed positions with one frame, or with at least [#BWLZH_FRAMES].
    private static StoredValues positions(TngFile trajectory, boolean isOneFrame) throws IOException {
        for (int set = 0; set < trajectory.frameSetCount(); set++) {
            for (StoredBlock block : trajectory.blocks(set)) {
                StoredValues values = block.values();
                if (block.id() == KnownBlock.POSITIONS && values != null && values.stream() != null
                        && (isOneFrame ? values.frameCount() == 1 : values.frameCount() >= BWLZH_FRAMES)) {
                    return values;
                }
            }
        }
        throw new IllegalArgumentException(trajectory.name() + " has no block of compressed positions with "
                + (isOneFrame ? "1 frame" : BWLZH_FRAMES + " frames or more"));
    }

    private void writeMany(StoredValues many) throws IOException {
        byte[] real = cut(many);
        add("xtc2-triplets", "cut", many.firstStep(), real);
        int[] integers = integers(real);
        RealPayload all = new RealPayload(integers, particles);
        add("triplets", many.firstStep(), all, all.first(Algorithm.POSITIONS_7), Algorithm.POSITIONS_7);
        add("stop-bits", many.firstStep(), all, firstSection(real), Algorithm.POSITIONS_1);
        int before = (int) many.frameCount() - BWLZH_FRAMES;
        RealPayload last = new RealPayload(
                Arrays.copyOfRange(integers, before * 3 * particles, integers.length), particles);
        add("bwlzh-inter", many.firstStep() + before * stride, last, last.first(Algorithm.POSITIONS_9),
                Algorithm.POSITIONS_8);
    }

    private void writeOne(StoredValues one) throws IOException {
        byte[] real = cut(one);
        add("xtc2", "cut", one.firstStep(), real);
        RealPayload frame = new RealPayload(integers(real), particles);
        add("xtc3", one.firstStep(), frame, frame.first(Algorithm.POSITIONS_10), null);
        add("bwlzh-intra", one.firstStep(), frame, frame.first(Algorithm.POSITIONS_9), null);
    }

    private byte[] cut(StoredValues values) {
        int offset = Math.toIntExact(values.payloadOffset());
        return Arrays.copyOfRange(content, offset, offset + Math.toIntExact(values.payloadSize()));
    }

    private int[] integers(byte[] payload) throws IOException {
        IntegerFrames decoder = new IntegerFrames(new HeapFile("payload", payload));
        int width = 3 * particles;
        int frames = open(decoder, payload);
        int[] integers = new int[Math.multiplyExact(width, frames)];
        for (int frame = 0; frame < frames; frame++) {
            decoder.seek(frame);
            System.arraycopy(decoder.integers(), 0, integers, frame * width, width);
        }
        return integers;
    }

    private int open(IntegerFrames decoder, byte[] payload) throws IOException {
        return decoder.open(0, payload.length, particles, Integer.MAX_VALUE,
                () -> new Place("payload", "POSITIONS block", 0, -1));
    }

    private static RealPayload.Section firstSection(byte[] payload) {
        ByteBuffer header = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        Algorithm algorithm = Algorithm.of(Algorithm.Quantity.POSITIONS, header.getInt(12), true);
        byte[] bytes = Arrays.copyOfRange(payload, PackedBlock.HEADER_SIZE,
                PackedBlock.HEADER_SIZE + header.getInt(36));
        return new RealPayload.Section(Objects.requireNonNull(algorithm), header.getInt(16), bytes);
    }

    private void add(String name, long firstStep, RealPayload payload, RealPayload.Section first,
            @Nullable Algorithm following) throws IOException {
        RealPayload.Section rest = following == null ? null : payload.following(following);
        add(name, "encoded", firstStep, payload.encode(first, rest));
    }

    private void add(String name, String origin, long firstStep, byte[] payload) throws IOException {
        Files.write(folder.resolve(name + ".payload"), payload);
        IntegerFrames decoder = new IntegerFrames(new HeapFile(name, payload));
        int frames = open(decoder, payload);
        index.add(String.join("\t", name, origin, decoder.explain(), Integer.toString(particles),
                Integer.toString(frames), Long.toString(firstStep), Long.toString(stride),
                Integer.toString(payload.length), sha256(payload)));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
