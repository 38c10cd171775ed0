package org.tng4j.io.internal.bytes;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.TngFormatException;

/// A local file, mapped read-only.
///
/// A file that shrinks under its mapping gives an `InternalError`, or zeros. Both are caught here and nowhere else:
/// each copy is followed by a look at the file's size. The size is asked of a [RandomAccessFile], because asking a
/// channel on an interrupted thread would close it for all threads.
public final class MappedFile implements FileBytes {
    private final String name;
    private final RandomAccessFile file;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment mapping;
    private final AtomicBoolean closed = new AtomicBoolean();

    private MappedFile(String name, RandomAccessFile file) throws IOException {
        this.name = name;
        this.file = file;
        this.mapping = file.getChannel().map(MapMode.READ_ONLY, 0, file.length(), arena);
    }

    /// Opens a file of the default file system.
    ///
    /// @throws FileSystemException of the kind that says why it cannot be opened
    @SuppressWarnings("PMD.CloseResource")
    public static MappedFile open(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(path.toString(), null,
                    attributes.isDirectory() ? "is a directory" : "is not a regular file");
        }
        RandomAccessFile file = openForReading(path);
        try {
            return new MappedFile(path.toString(), file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static RandomAccessFile openForReading(Path path) throws IOException {
        try {
            return new RandomAccessFile(path.toFile(), "r");
        } catch (FileNotFoundException e) {
            FileSystemException reason = Files.isReadable(path)
                    ? new FileSystemException(path.toString(), null, e.getMessage())
                    : new AccessDeniedException(path.toString());
            reason.initCause(e);
            throw reason;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return mapping.byteSize();
    }

    @Override
    public void read(long offset, byte[] window, int from, int count) throws IOException {
        try {
            MemorySegment.copy(mapping, ValueLayout.JAVA_BYTE, offset, window, from, count);
            requireSize(offset + count);
        } catch (InternalError e) {
            throw shrunk(e);
        } catch (IllegalStateException e) {
            throw closedOr(e);
        }
    }

    @Override
    public void copyTo(long offset, MemorySegment target, long targetOffset, long count) throws IOException {
        try {
            MemorySegment.copy(mapping, offset, target, targetOffset, count);
            requireSize(offset + count);
        } catch (InternalError e) {
            throw shrunk(e);
        } catch (IllegalStateException e) {
            throw closedOr(e);
        }
    }

    /// Belongs inside the `try` of the copy: once the copy is compiled, its `InternalError` comes late, at the latest
    /// when the thread returns from its next native call, and that is this one.
    private void requireSize(long needed) throws IOException {
        if (length() < needed) {
            throw shrunk(null);
        }
    }

    private long length() throws IOException {
        try {
            return file.length();
        } catch (IOException e) {
            if (closed.get()) {
                throw new IllegalStateException(name + " is closed", e);
            }
            throw e;
        }
    }

    private IOException shrunk(@org.jspecify.annotations.Nullable Throwable cause) throws IOException {
        TngFormatException e = new TngFormatException(Kind.TRUNCATED, new Place(name, "file", 0, -1),
                "file shrank from " + size() + " to " + length() + " bytes while it was open");
        if (cause != null) {
            e.initCause(cause);
        }
        return e;
    }

    private IllegalStateException closedOr(IllegalStateException e) {
        return closed.get() ? new IllegalStateException(name + " is closed", e) : e;
    }

    /// Ends the mapping. A thread that is copying meets an `IllegalStateException`.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (file) {
            arena.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost: who closes is never punished.
            return;
        }
    }
}
