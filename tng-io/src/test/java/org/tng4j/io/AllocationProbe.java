package org.tng4j.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.KnownBlock;
import org.tng4j.io.internal.compress.SampleStreams;

/// Prints what reading allocates, in all threads, after 20 000 frames. A program of its own, so that a test can start
/// it under the compiler that it asks about. One line a trajectory: `<name> <bytes a frame> <frames a set>`.
final class AllocationProbe {
    /// How payloads are packed.
    private enum Packing { RAW, GZIP, TNG }

    private static final int MEASURED = 200;
    private static final int FEW = 10;
    private static final int FRAMES_OF_FEW = 20_000 + MEASURED;
    private static final int SOME = 200;
    /// No table of hash results grows among the last of these.
    private static final int FRAMES_OF_SOME = 1_000 + MEASURED;
    private static final int MANY = 5_000;
    private static final int FRAMES_OF_MANY = 2 * MEASURED;

    private AllocationProbe() {}

    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        Path folder = Path.of(arguments[0]);
        for (int particles : new int[] {FEW, MANY}) {
            for (Packing packing : Packing.values()) {
                for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                    for (int framesPerSet : new int[] {1, 100}) {
                        int frames = particles == FEW ? FRAMES_OF_FEW : FRAMES_OF_MANY;
                        String name = particles + "-" + packing + "-" + order + "-" + framesPerSet;
                        Path file = folder.resolve(name + ".tng");
                        Files.write(file, made(order, particles, packing, framesPerSet, frames));
                        System.out.println(name + " " + measure(file, particles, frames) + " " + framesPerSet);
                        Files.delete(file);
                    }
                }
            }
        }
        for (String coding : SampleStreams.CODINGS) {
            for (int framesPerSet : new int[] {1, 100}) {
                Path file = folder.resolve(coding + ".tng");
                Files.write(file, made(coding, framesPerSet));
                System.out.println(coding + "-" + framesPerSet + " " + measure(file, SOME, FRAMES_OF_SOME) + " " + framesPerSet);
                Files.delete(file);
            }
        }
    }

    /// Real codings, the same payload in every frame set.
    private static byte[] made(String coding, int framesPerSet) {
        TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, SOME);
        byte[] stream = SampleStreams.of(coding, SOME, framesPerSet);
        double[] box = new double[9 * framesPerSet];
        for (int set = 0; set < FRAMES_OF_SOME / framesPerSet; set++) {
            writer.frameSet((long) set * framesPerSet, framesPerSet,
                    writer.doubles(0x10000000L, "BOX SHAPE", 9, box),
                    writer.floats(0x10000001L, "POSITIONS").packed(stream));
        }
        return writer.toBytes();
    }

    /// Positions of all particles and a box of nine, both in every frame.
    private static byte[] made(ByteOrder order, int particles, Packing packing, int framesPerSet, int frames) {
        TrajectoryWriter writer = new TrajectoryWriter(order, particles);
        float[] positions = new float[3 * particles * framesPerSet];
        double[] box = new double[9 * framesPerSet];
        for (int set = 0; set < frames / framesPerSet; set++) {
            Arrays.fill(positions, set);
            Arrays.fill(box, set);
            var p = writer.floats(0x10000001L, "POSITIONS", positions).sparse((long) set * framesPerSet, 1);
            var b = writer.doubles(0x10000000L, "BOX SHAPE", 9, box).sparse((long) set * framesPerSet, 1);
            writer.frameSet((long) set * framesPerSet, framesPerSet, packing == Packing.GZIP ? b.gzip() : b,
                    switch (packing) {
                        case RAW -> p;
                        case GZIP -> p.gzip();
                        case TNG -> p.packed(tng(particles, framesPerSet));
                    });
        }
        return writer.toBytes();
    }

    /// Triplets of narrowest symbols, all 0: but for the header and the sections' sizes nothing but zeros.
    private static byte[] tng(int particles, int frames) {
        int first = sectionSize(particles);
        int following = frames == 1 ? 0 : sectionSize(particles * (frames - 1));
        ByteBuffer payload = ByteBuffer.allocate(40 + first + (frames == 1 ? 0 : 4 + following))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int field : new int[] {0x50474e54, particles, frames, 7, 1, frames == 1 ? 0 : 2, 1, 4294967, 0, first}) {
            payload.putInt(field);
        }
        if (frames > 1) {
            payload.putInt(40 + first, following);
        }
        return payload.array();
    }

    /// The largest symbol (32 bits), then class (2 bits) and three symbols (1 bit) for each.
    private static int sectionSize(int triplets) {
        return (32 + 5 * triplets + 7) / 8;
    }

    /// One cursor for all: its windows and decoders are there after the first frames.
    private static double measure(Path path, int particles, int frames) throws IOException, ReflectiveOperationException {
        try (Arena arena = Arena.ofConfined(); TngFile file = TngFile.open(path)) {
            NdView positions = NdView.allocate(arena, DataShape.parse(particles + " * 3 * float32"));
            NdView box = NdView.allocate(arena, DataShape.parse("3 * 3 * float64"));
            try (FrameCursor cursor = file.frames(
                    KnownBlock.POSITIONS.into(positions), KnownBlock.BOX_SHAPE.into(box))) {
                run(cursor, frames - MEASURED);
                long before = allocatedBytes();
                run(cursor, MEASURED);
                return (double) (allocatedBytes() - before) / MEASURED;
            }
        }
    }

    /// All threads together. By reflection, because a named module would have to require `com.sun.management`.
    private static long allocatedBytes() throws ReflectiveOperationException {
        Object threads = Class.forName("java.lang.management.ManagementFactory").getMethod("getThreadMXBean").invoke(null);
        Method total = Class.forName("com.sun.management.ThreadMXBean").getMethod("getTotalThreadAllocatedBytes");
        return (long) total.invoke(threads);
    }

    private static void run(FrameCursor cursor, int frames) throws IOException {
        for (int frame = 0; frame < frames; frame++) {
            if (!cursor.next()) {
                throw new IllegalStateException("the trajectory ends after " + frame + " of " + frames + " frames");
            }
        }
    }
}
