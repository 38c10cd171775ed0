package org.tng4j.io.internal.bytes;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.TngFormatException;

/// A file that lies in memory: the caller's, or a mapped spool.
///
/// Memory of the caller may be a mapping too, whose file may shrink: what the JVM says then is caught, as in
/// [MappedFile], though nobody can ask here how long that file is.
public final class MemoryFile implements FileBytes {
    private final String name;
    private final MemorySegment memory;
    private final Runnable end;
    private final AtomicBoolean closed = new AtomicBoolean();

    /// @param memory may be read by any thread
    /// @param end    what to do when the file is closed, once
    public MemoryFile(String name, MemorySegment memory, Runnable end) {
        this.name = name;
        this.memory = memory.asReadOnly();
        this.end = end;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return memory.byteSize();
    }

    @Override
    public void read(long offset, byte[] window, int from, int count) throws IOException {
        try {
            MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, offset, window, from, count);
            letFaultsOut();
        } catch (InternalError e) {
            throw gone(e);
        } catch (IllegalStateException e) {
            throw closedOr(e);
        }
        requireOpen();
    }

    @Override
    public void copyTo(long offset, MemorySegment target, long targetOffset, long count) throws IOException {
        try {
            MemorySegment.copy(memory, offset, target, targetOffset, count);
            letFaultsOut();
        } catch (InternalError e) {
            throw gone(e);
        } catch (IllegalStateException e) {
            throw closedOr(e);
        }
        requireOpen();
    }

    /// A compiled copy reports a fault late, at the latest when the thread returns from its next native call.
    private void letFaultsOut() {
        if (memory.isMapped()) {
            Thread.holdsLock(this);
        }
    }

    /// The caller's memory outlives the file.
    private void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException(name + " is closed");
        }
    }

    private IOException gone(InternalError e) {
        TngFormatException gone = new TngFormatException(Kind.TRUNCATED, new Place(name, "file", 0, -1),
                "memory of " + size() + " bytes went away while it was open, as that of a mapped file that shrinks");
        gone.initCause(e);
        return gone;
    }

    private IllegalStateException closedOr(IllegalStateException e) {
        return closed.get() || !memory.scope().isAlive() ? new IllegalStateException(name + " is closed", e) : e;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            end.run();
        }
    }
}
