package org.tng4j.io.internal.archive;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.internal.bytes.ChunkedMemory;
import org.tng4j.io.internal.bytes.FileBytes;
import org.tng4j.io.internal.bytes.Spool;

/// Takes a stream to its end and keeps it as a file: outside the heap, or, where that grows too large, in a spool.
/// Belongs to one thread. Closing it gives up what was not [finished][#finish].
final class Keep implements AutoCloseable {
    private static final int WINDOW_SIZE = 1 << 16;

    private final String name;
    private final long memorySize;
    private final byte[] window = new byte[WINDOW_SIZE];
    private final ChunkedMemory memory;
    private @Nullable Spool spool;
    private boolean isFinished;

    /// @param memorySize bytes that may stay in memory
    Keep(String name, long memorySize) {
        this.name = name;
        this.memorySize = memorySize;
        this.memory = new ChunkedMemory(name);
    }

    /// Adds a stream, to its end.
    void append(InputStream stream) throws IOException {
        for (int count = stream.read(window); count >= 0; count = stream.read(window)) {
            append(window, count);
        }
    }

    /// Adds bytes.
    void append(byte[] bytes, int count) throws IOException {
        if (spool == null && memory.size() + count <= memorySize) {
            memory.append(bytes, count);
            return;
        }
        if (spool == null) {
            spool = moveToSpool();
        }
        spool.append(bytes, count);
    }

    private Spool moveToSpool() throws IOException {
        Spool target = Spool.create();
        spool = target;
        byte[] part = new byte[WINDOW_SIZE];
        for (long done = 0; done < memory.size(); ) {
            int count = (int) Math.min(WINDOW_SIZE, memory.size() - done);
            memory.read(done, part, 0, count);
            target.append(part, count);
            done += count;
        }
        memory.close();
        return target;
    }

    /// Returns all that was added; who gets it closes it.
    FileBytes finish() throws IOException {
        FileBytes file = spool == null ? memory : spool.finish(name);
        isFinished = true;
        return file;
    }

    @Override
    public void close() {
        if (isFinished) {
            return;
        }
        memory.close();
        if (spool != null) {
            spool.close();
        }
    }
}
