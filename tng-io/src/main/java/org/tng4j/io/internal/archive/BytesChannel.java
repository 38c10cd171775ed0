package org.tng4j.io.internal.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.internal.bytes.FileBytes;

/// A file as a channel, for those who read the directory of an archive through one. What they may read is limited,
/// since they keep it all. Belongs to one thread.
final class BytesChannel implements SeekableByteChannel, Origin {
    /// Bytes of a directory: 100 000 names of 500 bytes, with all that stands beside them.
    private static final long BUDGET = 64L << 20;
    /// Reads that an entry takes at most, unless its name is long.
    private static final int READS = 6;

    private final FileBytes file;
    private final long mostReads;
    private final byte[] window = new byte[1 << 13];
    private long position;
    private long bytes;
    private long reads;
    private final SlashRun slashes = new SlashRun();
    private @Nullable IOException failure;

    /// @param members the most entries that are expected
    BytesChannel(FileBytes file, int members) {
        this.file = file;
        this.mostReads = (long) READS * members + (1 << 17);
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public long offset() {
        return position;
    }

    @Override
    public boolean hasEnded() {
        return position >= file.size();
    }

    @Override
    public @Nullable IOException failure() {
        return failure;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position >= file.size()) {
            return -1;
        }
        int count = (int) Math.min(Math.min(target.remaining(), window.length), file.size() - position);
        try {
            requireBudget(count);
            file.read(position, window, 0, count);
            slashes.require(window, 0, count, new Place(file.name(), "archive directory", position, -1));
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        target.put(window, 0, count);
        position += count;
        return count;
    }

    private void requireBudget(int count) throws IOException {
        bytes += count;
        reads++;
        if (bytes > BUDGET || reads > mostReads) {
            throw new Place(file.name(), "archive directory", position, -1).unsupported(Kind.LIMIT_EXCEEDED,
                    "takes more than " + bytes + " bytes in " + reads + " pieces, limit is " + BUDGET
                            + " in " + mostReads);
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long offset) {
        position = Math.max(0, offset);
        return this;
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // the file is somebody else's
    }

    @Override
    public int write(ByteBuffer source) {
        throw new UnsupportedOperationException("is read only");
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new UnsupportedOperationException("is read only");
    }
}
