package org.tng4j.io.internal.bytes;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.TngFormatException;

/// A file of another file system than the local one, read through its channel: position and read under one lock, by a
/// heap window. Slower than a mapping, and works wherever a [Path] does.
public final class ChannelFile implements FileBytes {
    private static final int WINDOW_SIZE = 1 << 16;

    private final String name;
    private final SeekableByteChannel channel;
    private final long size;
    private final byte[] window = new byte[WINDOW_SIZE];

    private ChannelFile(String name, SeekableByteChannel channel, long size) {
        this.name = name;
        this.channel = channel;
        this.size = size;
    }

    /// Opens a file of any file system.
    ///
    /// @throws FileSystemException of the kind that says why it cannot be opened
    public static ChannelFile open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "is a directory");
        }
        SeekableByteChannel channel = Files.newByteChannel(path);
        try {
            return new ChannelFile(path.toString(), channel, channel.size());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long sizeNow() throws IOException {
        try {
            return channel.size();
        } catch (ClosedChannelException e) {
            throw closed(e);
        }
    }

    @Override
    public ChannelFile grown() throws IOException {
        long now = sizeNow();
        if (now < size) {
            throw shrunk();
        }
        return now == size ? this : new ChannelFile(name, channel, now);
    }

    @Override
    public void read(long offset, byte[] target, int from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(target, from, count);
        synchronized (channel) {
            try {
                channel.position(offset);
                while (buffer.hasRemaining()) {
                    if (channel.read(buffer) < 0) {
                        throw shrunk();
                    }
                }
            } catch (ClosedChannelException e) {
                throw closed(e);
            }
        }
    }

    private IllegalStateException closed(ClosedChannelException e) {
        return new IllegalStateException(name + " is closed", e);
    }

    private TngFormatException shrunk() throws IOException {
        return new TngFormatException(Kind.TRUNCATED, new Place(name, "file", 0, -1),
                "file shrank from " + size + " to " + channel.size() + " bytes while it was open");
    }

    @Override
    public synchronized void copyTo(long offset, MemorySegment target, long targetOffset, long count)
            throws IOException {
        for (long done = 0; done < count; ) {
            int part = (int) Math.min(window.length, count - done);
            read(offset + done, window, 0, part);
            MemorySegment.copy(window, 0, target, ValueLayout.JAVA_BYTE, targetOffset + done, part);
            done += part;
        }
    }

    @Override
    public void close() {
        synchronized (channel) {
            try {
                channel.close();
            } catch (IOException e) {
                // Nothing was written, so nothing is lost: who closes is never punished.
                return;
            }
        }
    }
}
