package org.tng4j.bench;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.ReadOptions;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.KnownBlock;
import org.tng4j.io.internal.bytes.FileBytes;
import org.tng4j.io.internal.bytes.MappedFile;
import org.tng4j.io.internal.bytes.Md5;

/// What does it cost to stream the positions of a whole file into one target, with hashes compared or not, alone or
/// with threads that work ahead? Floor: the decoded bytes, frame by frame, from memory into the same target.
///
/// One operation opens the file and reads it to its end. [#pageCache] has the decoded bytes in a mapped file instead.
public class Streaming extends Question {
    /// Which trajectory: coding, particles, frames in a frame set.
    @Param({"raw-1000-100", "raw-10000-10", "raw-100000-4", "swapped-10000-10", "gzip-10000-10", "tng-1000-100",
        "tng-10000-10", "tng-100000-4"})
    public String fixture = "";

    private Fixture file;
    private NdView target;
    private Path decoded;
    private FileBytes pages;
    private TngFile opened;
    private Md5 md5;

    @Override
    final void make() throws IOException {
        file = new Fixture(fixture);
        target = file.view(file.allocate(1));
        decoded = Files.createTempFile("tng4j-decoded", ".f32");
        try (FileChannel channel = FileChannel.open(decoded, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(file.values().asByteBuffer());
        }
        pages = MappedFile.open(decoded);
        opened = TngFile.open(file.path(), Fixture.SKIP);
        md5 = new Md5();
    }

    @Override
    final Gate gate() {
        return new TargetGate(target.segment(), file.lastFrame());
    }

    @Override
    public void close() throws IOException {
        opened.close();
        pages.close();
        Files.delete(decoded);
        file.close();
    }

    /// The floor.
    @Benchmark
    public MemorySegment floorCopy() {
        file.copyFrames(target.segment());
        return target.segment();
    }

    /// The decoded bytes, out of a mapped file.
    @Benchmark
    public MemorySegment pageCache() throws IOException {
        for (int frame = 0; frame < file.frames(); frame++) {
            pages.copyTo(frame * file.frameSize(), target.segment(), 0, file.frameSize());
        }
        return target.segment();
    }

    /// The decoded bytes, out of a file that is mapped for it: the kernel enters its pages anew.
    @Benchmark
    public MemorySegment freshPages() throws IOException {
        try (FileBytes fresh = MappedFile.open(decoded)) {
            for (int frame = 0; frame < file.frames(); frame++) {
                fresh.copyTo(frame * file.frameSize(), target.segment(), 0, file.frameSize());
            }
        }
        return target.segment();
    }

    /// The MD5 of the decoded bytes, besides the floor.
    @Benchmark
    public MemorySegment md5() throws IOException {
        md5.of(pages, 0, pages.size());
        return floorCopy();
    }

    /// Hashes not looked at, in a file that is open already.
    @Benchmark
    public MemorySegment skipOpened() throws IOException {
        Fixture.readFrames(opened, KnownBlock.POSITIONS.into(target));
        return target.segment();
    }

    /// Hashes not looked at.
    @Benchmark
    public MemorySegment skip() throws IOException {
        return stream(Fixture.SKIP, false);
    }

    /// Hashes compared.
    @Benchmark
    public MemorySegment verify() throws IOException {
        return stream(ReadOptions.DEFAULT, false);
    }

    /// Hashes not looked at, decoded ahead.
    @Benchmark
    public MemorySegment skipAhead() throws IOException {
        return stream(Fixture.SKIP, true);
    }

    /// Hashes compared ahead, decoded ahead.
    @Benchmark
    public MemorySegment verifyAhead() throws IOException {
        return stream(ReadOptions.DEFAULT, true);
    }

    private MemorySegment stream(ReadOptions options, boolean isAhead) throws IOException {
        try (TngFile trajectory = TngFile.open(file.path(), options);
                FrameCursor cursor = trajectory.frames(KnownBlock.POSITIONS.into(target))) {
            if (isAhead) {
                cursor.readAhead();
            }
            while (cursor.next()) {
                // the target is all that is wanted
            }
        }
        return target.segment();
    }
}
