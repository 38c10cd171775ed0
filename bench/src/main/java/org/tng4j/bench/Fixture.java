package org.tng4j.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.BlockInfo;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.ReadOptions;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.BlockTarget;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.KnownBlock;

/// A trajectory to measure, `NAME.tng` with `NAME.oracle.tsv` in the folder that the system property `tng4j.fixtures`
/// names, and its positions in memory: every frame of every block was compared with the oracle before anybody gets them.
///
/// Positions are float32. Its memory is shared by all threads and goes with [#close()].
final class Fixture implements AutoCloseable {
    /// The property that names the folder.
    static final String FOLDER = "tng4j.fixtures";
    /// Hashes are not looked at: they would be compared once for each file that is opened, and not again.
    static final ReadOptions SKIP = ReadOptions.DEFAULT.with(HashMode.SKIP);

    private static final long ALIGNMENT = 64;

    private final Path path;
    private final Arena arena = Arena.ofShared();
    private final int particles;
    private final int frames;
    private final MemorySegment values;

    Fixture(String name) throws IOException {
        Path folder = folder();
        path = folder.resolve(name + ".tng");
        Oracle oracle = new Oracle(folder.resolve(name + ".oracle.tsv"));
        try (TngFile file = TngFile.open(path)) {
            particles = Math.toIntExact(file.particleCount());
            frames = Math.toIntExact(file.block(KnownBlock.POSITIONS).frameCount());
            values = allocate(frames);
            compare(file, oracle);
        }
    }

    static Path folder() {
        String name = System.getProperty(FOLDER);
        if (name == null) {
            throw new IllegalStateException(FOLDER + " is not set, must name a folder of trajectories: see bench/run.sh");
        }
        return Path.of(name);
    }

    private void compare(TngFile file, Oracle oracle) throws IOException {
        for (BlockInfo info : file.blockInfos()) {
            if (info.isFrameDependent()) {
                compare(file, info, oracle);
            }
        }
    }

    private void compare(TngFile file, BlockInfo info, Oracle oracle) throws IOException {
        NdView target = info.allocate(arena);
        long frame = 0;
        try (FrameCursor cursor = file.frames(info.id().into(target))) {
            for (; cursor.next(); frame++) {
                oracle.require(path.toString(), info.name(), cursor.step(), target.segment());
                if (info.id() == KnownBlock.POSITIONS) {
                    MemorySegment.copy(target.segment(), 0, values, frame * frameSize(), frameSize());
                }
            }
        }
        if (frame != oracle.frameCount(info.name())) {
            throw new IllegalStateException(path + " has " + frame + " frames of " + info.name() + ", must have "
                    + oracle.frameCount(info.name()));
        }
    }

    Path path() {
        return path;
    }

    int particles() {
        return particles;
    }

    /// Returns how many frames of positions there are.
    int frames() {
        return frames;
    }

    /// Returns bytes of the file itself.
    byte[] bytes(long offset, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size));
            while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) { }
            return bytes.array();
        }
    }

    /// Returns the bytes of one frame's positions.
    long frameSize() {
        return 3L * particles * Float.BYTES;
    }

    /// Takes memory for the positions of some frames, one behind the other.
    MemorySegment allocate(long count) {
        return arena.allocate(count * frameSize(), ALIGNMENT);
    }

    /// Returns `count * particles * 3 * float32` over memory that [#allocate] gave.
    NdView view(MemorySegment memory, long count) {
        return NdView.wrap(memory, DataShape.of(Scalar.FLOAT32, count, particles, 3));
    }

    /// Returns `particles * 3 * float32` over memory that [#allocate] gave for one.
    NdView view(MemorySegment memory) {
        return NdView.wrap(memory, DataShape.of(Scalar.FLOAT32, particles, 3));
    }

    /// Returns the positions of all frames, one behind the other.
    MemorySegment values() {
        return values;
    }

    /// Returns the positions of the last frame.
    MemorySegment lastFrame() {
        return values.asSlice((frames - 1) * frameSize());
    }

    /// The floor of all that reads the frames one after the other into one target: their bytes, from memory.
    void copyFrames(MemorySegment target) {
        long size = frameSize();
        for (int frame = 0; frame < frames; frame++) {
            MemorySegment.copy(values, frame * size, target, 0, size);
        }
    }

    /// Reads all frames of some blocks, one after the other.
    ///
    /// @return how many
    static long readFrames(TngFile file, BlockTarget... targets) throws IOException {
        long count = 0;
        try (FrameCursor cursor = file.frames(targets)) {
            while (cursor.next()) {
                count++;
            }
        }
        return count;
    }

    /// Opens the file anew and reads its positions, frame after frame, into one target.
    void stream(ReadOptions options, NdView into) throws IOException {
        try (TngFile file = TngFile.open(path, options)) {
            readFrames(file, KnownBlock.POSITIONS.into(into));
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
