package org.tng4j.io;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tng4j.io.internal.bytes.ByteWriter;
import org.tng4j.io.internal.compress.WalkPayload;

/// Writes the trajectories that the module `bench` measures, and beside each `NAME.tng` its `NAME.oracle.tsv`, in the
/// form of testdata/golden, with the values that were put in.
///
/// A name is `CODING-PARTICLES-FRAMES_PER_SET`, with `raw` (little-endian), `swapped` (big-endian), `gzip`, or a coding
/// of [WalkPayload]; or `argon-twin`, or `blocks`. Files of one particle count hold the same frames.
final class WalkFiles {
    private static final long POSITIONS = 0x10000001L;
    private static final long BOX_SHAPE = 0x10000000L;
    private static final long LAMBDAS = 0x1000000010000000L;
    private static final long FIRST_BLOCK = 0x20000001L;
    private static final long SEED = 20_260_725;
    private static final int ARGON_STRIDE = 5000;
    private static final int BLOCKS = 20;
    private static final int BLOCK_SETS = 10;
    /// Divisible by all strides.
    private static final int BLOCK_STEPS = 60;

    private final Path folder;
    private final List<String> oracle = new ArrayList<>();

    private WalkFiles(Path folder) {
        this.folder = folder;
    }

    /// Writes into `FOLDER`, files of about `PARTICLE_FRAMES` particles times frames and at least two frame sets:
    /// `NAME` and further names.
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int particleFrames = Integer.parseInt(arguments[1]);
        for (String name : Arrays.asList(arguments).subList(2, arguments.length)) {
            if (!Files.exists(folder.resolve(name + ".oracle.tsv"))) {
                new WalkFiles(folder).write(name, particleFrames);
            }
        }
    }

    private void write(String name, int particleFrames) throws IOException {
        TrajectoryWriter made = switch (name) {
            case "argon-twin" -> argon(Math.clamp(particleFrames / 101, 10, 1000));
            case "blocks" -> blocks(Math.clamp(particleFrames / 1000, 10, 1000));
            default -> water(name, particleFrames);
        };
        Files.write(folder.resolve(name + ".tng"), made.toBytes());
        Files.write(folder.resolve(name + ".oracle.tsv"), oracle);
    }

    private TrajectoryWriter water(String name, int particleFrames) {
        String[] parts = name.split("-(?=\\d)", -1);
        int particles = Integer.parseInt(parts[1]);
        int perSet = Integer.parseInt(parts[2]);
        int sets = Math.max(2, particleFrames / particles / perSet);
        boolean isSwapped = parts[0].equals("swapped");
        TrajectoryWriter writer =
                new TrajectoryWriter(isSwapped ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, particles);
        WaterWalk walk = new WaterWalk(SEED, particles);
        for (int set = 0; set < sets; set++) {
            int[] integers = walk.next(perSet);
            float[] values = WaterWalk.floats(integers);
            TrajectoryWriter.Block block = writer.floats(POSITIONS, "POSITIONS", values);
            writer.frameSet((long) set * perSet, perSet, switch (parts[0]) {
                case "raw", "swapped" -> block;
                case "gzip" -> block.sparse((long) set * perSet, 1).gzip();
                default -> block.packed(WalkPayload.of(parts[0], integers, particles));
            });
            note("POSITIONS", particles, 3, (long) set * perSet, 1, values);
        }
        return writer;
    }

    /// Two frame sets of 100 frames and 1 frame, 5000 steps apart, with box and lambda, as `gmx mdrun` writes a run.
    private TrajectoryWriter argon(int particles) {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, particles);
        WaterWalk walk = new WaterWalk(SEED, particles);
        long first = 0;
        for (int frames : new int[] {100, 1}) {
            int[] integers = walk.next(frames);
            float[] box = new float[9 * frames];
            float[] lambda = new float[frames];
            for (int frame = 0; frame < frames; frame++) {
                lambda[frame] = (float) (first + frame);
                Arrays.fill(box, 9 * frame, 9 * frame + 9, lambda[frame]);
            }
            TrajectoryWriter.Block positions = writer.floats(POSITIONS, "POSITIONS", WaterWalk.floats(integers))
                    .packed(WalkPayload.of("tng", integers, particles));
            writer.frameSet(first, (long) frames * ARGON_STRIDE,
                    positions.sparse(first, ARGON_STRIDE),
                    floats(LAMBDAS, "LAMBDAS", 1, lambda).sparse(first, ARGON_STRIDE).gzip(),
                    floats(BOX_SHAPE, "BOX SHAPE", 9, box).sparse(first, ARGON_STRIDE).gzip());
            note("POSITIONS", particles, 3, first, ARGON_STRIDE, WaterWalk.floats(integers));
            note("LAMBDAS", 1, 1, first, ARGON_STRIDE, lambda);
            note("BOX SHAPE", 1, 9, first, ARGON_STRIDE, box);
            first += (long) frames * ARGON_STRIDE;
        }
        return writer;
    }

    /// Twenty blocks, uncompressed, with a frame at each first, second, third or fourth step.
    private TrajectoryWriter blocks(int particles) {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, particles);
        for (int set = 0; set < BLOCK_SETS; set++) {
            long first = (long) set * BLOCK_STEPS;
            List<TrajectoryWriter.Block> all = new ArrayList<>();
            for (int block = 0; block < BLOCKS; block++) {
                int stride = 1 + block % 4;
                float[] values = new float[3 * particles * BLOCK_STEPS / stride];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (first + i / 3);
                }
                all.add(writer.floats(FIRST_BLOCK + block, "BLOCK " + block, values).sparse(first, stride));
                note("BLOCK " + block, particles, 3, first, stride, values);
            }
            writer.frameSet(first, BLOCK_STEPS, all.toArray(TrajectoryWriter.Block[]::new));
        }
        return writer;
    }

    /// Values without particles.
    private static TrajectoryWriter.Block floats(long id, String name, int perFrame, float[] values) {
        return new TrajectoryWriter.Block(id, name, TrajectoryWriter.FLOAT32, true, false, perFrame, 0, 0, 1, 0, -1,
                new ByteWriter(ByteOrder.LITTLE_ENDIAN).float32(values).toBytes());
    }

    private void note(String block, int particles, int perParticle, long first, long stride, float[] values) {
        int width = particles * perParticle;
        for (int i = 0; i < values.length / width; i++) {
            oracle.add(String.join("\t", Long.toString(first + i * stride), "-1", block, "f32",
                    particles + "x" + perParticle, WaterWalk.checksum(values, i * width, width), ""));
        }
    }
}
