package org.tng4j.bench;

import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.Frames;
import org.tng4j.io.ReadOptions;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.BlockTarget;
import org.tng4j.io.format.HashMode;

/// Reads the positions of every frame, as a user's program would: what `bench/compare.sh` times against others.
///
/// `ReadFrames FILE PASSES SECONDS [no-md5] [ahead | all-cores | into-one-array | values]` prints a line for each pass:
/// seconds, frames, particles. A pass opens the file, reads into memory that is used again, and closes it. After
/// `SECONDS` no pass begins but the second. With `values` there is one pass, untimed, and its output is the values of all
/// frames, float32 in native order.
final class ReadFrames {
    private static final int PARTS_PER_CORE = 4;

    private final Path path;
    private final ReadOptions options;
    private final List<String> modes;
    private final Arena arena = Arena.ofShared();

    private ReadFrames(Path path, List<String> modes) {
        this.path = path;
        this.modes = modes;
        this.options = modes.contains("no-md5") ? ReadOptions.DEFAULT.with(HashMode.SKIP) : ReadOptions.DEFAULT;
    }

    /// Reads `FILE` up to `PASSES` times.
    public static void main(String[] arguments) throws IOException {
        List<String> modes = Arrays.asList(arguments).subList(3, arguments.length);
        List<String> known = List.of("no-md5", "ahead", "all-cores", "into-one-array", "values");
        if (!known.containsAll(modes)) {
            throw new IllegalArgumentException("options are " + modes + ", must be some of " + known);
        }
        ReadFrames reader = new ReadFrames(Path.of(arguments[0]), modes);
        if (modes.contains("values")) {
            reader.writeValues();
        } else {
            reader.time(Integer.parseInt(arguments[1]), Double.parseDouble(arguments[2]));
        }
    }

    private void time(int passes, double most) throws IOException {
        NdView target = target();
        long start = System.nanoTime();
        for (int pass = 0; pass < passes && (pass < 2 || (System.nanoTime() - start) * 1e-9 < most); pass++) {
            long begin = System.nanoTime();
            try (TngFile file = TngFile.open(path, options)) {
                long frames = read(file, target);
                double seconds = (System.nanoTime() - begin) * 1e-9;
                System.out.println(seconds + "\t" + frames + "\t" + file.particleCount());
            }
        }
    }

    /// Makes memory for one frame, or for all where all are read into one array.
    private NdView target() throws IOException {
        try (TngFile file = TngFile.open(path, options)) {
            DataShape one = DataShape.parse(file.particleCount() + " * 3 * float32");
            return NdView.allocate(arena, modes.contains("into-one-array")
                    ? one.prepend(file.block(POSITIONS).frameCount()) : one);
        }
    }

    private long read(TngFile file, NdView target) throws IOException {
        if (modes.contains("into-one-array")) {
            return file.read(POSITIONS, Frames.ALL, target);
        }
        if (modes.contains("all-cores")) {
            return file.map(PARTS_PER_CORE * Runtime.getRuntime().availableProcessors(),
                    () -> new BlockTarget[] {POSITIONS.into(NdView.allocate(Arena.ofAuto(), target.shape()))},
                    ReadFrames::count).stream().mapToLong(Long::longValue).sum();
        }
        try (FrameCursor frames = file.frames(POSITIONS.into(target))) {
            return count(modes.contains("ahead") ? frames.readAhead() : frames);
        }
    }

    private static long count(FrameCursor frames) throws IOException {
        long count = 0;
        while (frames.next()) {
            count++;
        }
        return count;
    }

    private void writeValues() throws IOException {
        NdView target = target();
        WritableByteChannel out = Channels.newChannel(System.out);
        try (TngFile file = TngFile.open(path, options); FrameCursor frames = file.frames(POSITIONS.into(target))) {
            ByteBuffer bytes = target.segment().asSlice(target.base(), file.particleCount() * 3 * Float.BYTES)
                    .asByteBuffer();
            while (frames.next()) {
                for (bytes.clear(); bytes.hasRemaining(); ) {
                    out.write(bytes);
                }
            }
            System.out.flush();
        }
    }
}
