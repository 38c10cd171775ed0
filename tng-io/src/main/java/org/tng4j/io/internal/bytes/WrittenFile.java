package org.tng4j.io.internal.bytes;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// A file that was just written, read back through the channel that wrote it, which stays open. Belongs to one thread.
public final class WrittenFile implements FileBytes {
    private static final int WINDOW_SIZE = 1 << 16;

    private final String name;
    private final FileChannel channel;
    private final long size;
    private final byte[] window = new byte[WINDOW_SIZE];

    /// @param name what messages call it
    public WrittenFile(String name, FileChannel channel) throws IOException {
        this.name = name;
        this.channel = channel;
        this.size = channel.size();
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
    public void read(long offset, byte[] target, int from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(target, from, count);
        for (long at = offset; buffer.hasRemaining(); ) {
            int read = channel.read(buffer, at);
            if (read < 0) {
                throw new EOFException(name + ": ends at offset " + at + ", " + size + " bytes were written");
            }
            at += read;
        }
    }

    @Override
    public void copyTo(long offset, MemorySegment target, long targetOffset, long count) throws IOException {
        for (long done = 0; done < count; ) {
            int part = (int) Math.min(window.length, count - done);
            read(offset + done, window, 0, part);
            MemorySegment.copy(window, 0, target, ValueLayout.JAVA_BYTE, targetOffset + done, part);
            done += part;
        }
    }

    /// Leaves the channel to whoever opened it.
    @Override
    public void close() {}
}
