package org.tng4j.bench;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.tng4j.io.internal.bytes.ChannelFile;
import org.tng4j.io.internal.bytes.FileBytes;
import org.tng4j.io.internal.bytes.MappedFile;

/// What does it cost to get bytes of a file that is in the page cache into native memory? Floor: the same bytes, from
/// native memory.
public class Source extends Question {
    private static final int WINDOW_SIZE = 1 << 16;

    /// How many bytes, from the beginning of a file that has no others.
    @Param({"12000", "120000", "1200000", "12000000"})
    public int size;

    private Arena arena;
    private Path path;
    private MemorySegment content;
    private MemorySegment target;
    private ByteBuffer targetBuffer;
    private byte[] window;
    private FileBytes mapped;
    private FileBytes throughChannel;
    private FileChannel channel;

    @Override
    final void make() throws IOException {
        arena = Arena.ofConfined();
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        path = Files.write(Files.createTempFile("tng4j-source", ".bytes"), bytes);
        content = arena.allocate(size, 64).copyFrom(MemorySegment.ofArray(bytes));
        target = arena.allocate(size, 64);
        targetBuffer = target.asByteBuffer();
        window = new byte[WINDOW_SIZE];
        mapped = MappedFile.open(path);
        throughChannel = ChannelFile.open(path);
        channel = FileChannel.open(path);
    }

    @Override
    final Gate gate() {
        return new TargetGate(target, content);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        throughChannel.close();
        mapped.close();
        Files.delete(path);
        arena.close();
    }

    /// The floor.
    @Benchmark
    public MemorySegment floorCopy() {
        MemorySegment.copy(content, 0, target, 0, size);
        return target;
    }

    /// Out of a mapping that stays, as a local file is read.
    @Benchmark
    public MemorySegment mapped() throws IOException {
        mapped.copyTo(0, target, 0, size);
        return target;
    }

    /// Out of a mapping that is made for it.
    @Benchmark
    public MemorySegment newMapping() throws IOException {
        try (FileBytes once = MappedFile.open(path)) {
            once.copyTo(0, target, 0, size);
        }
        return target;
    }

    /// By position into the target.
    @Benchmark
    public MemorySegment positional() throws IOException {
        targetBuffer.clear();
        while (targetBuffer.hasRemaining()) {
            channel.read(targetBuffer, targetBuffer.position());
        }
        return target;
    }

    /// Through a heap window, as a file of another file system is read.
    @Benchmark
    public MemorySegment heapWindow() throws IOException {
        throughChannel.copyTo(0, target, 0, size);
        return target;
    }

    /// From a stream that is opened for it.
    @Benchmark
    public MemorySegment stream() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            int offset = 0;
            for (int count = in.read(window); count > 0; count = in.read(window)) {
                MemorySegment.copy(window, 0, target, JAVA_BYTE, offset, count);
                offset += count;
            }
        }
        return target;
    }
}
