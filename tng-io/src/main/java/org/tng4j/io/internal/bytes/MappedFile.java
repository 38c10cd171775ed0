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
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.TngFormatException;

/// A local file, mapped read-only.
///
/// A file that shrinks under its mapping gives an `InternalError`, or zeros. Both are caught here, and in [MemoryFile]:
/// each copy is followed by a look at the file's size. The size is asked of a [RandomAccessFile], because asking a
/// channel on an interrupted thread would close it for all threads.
public final class MappedFile implements FileBytes {

    /// What is mapped at a time.
    private record Mapping(Arena arena, MemorySegment bytes) {

        static Mapping of(RandomAccessFile file, long size) throws IOException {
            Arena arena = Arena.ofShared();
            try {
                return new Mapping(arena, file.getChannel().map(MapMode.READ_ONLY, 0, size, arena));
            } catch (IOException | RuntimeException e) {
                arena.close();
                throw e;
            }
        }
    }

    /// What all doors to one file share. A file that has grown is mapped anew, as a whole: one mapping at a time,
    /// however often that happens.
    private static final class Opened {
        private final String name;
        private final RandomAccessFile file;
        private final AtomicBoolean closed = new AtomicBoolean();
        private volatile Mapping mapping;

        Opened(String name, RandomAccessFile file) throws IOException {
            this.name = name;
            this.file = file;
            this.mapping = Mapping.of(file, file.length());
        }

        /// Maps as much as the file has, if that is more. Whoever copies meanwhile copies once more.
        synchronized long grow() throws IOException {
            if (closed.get()) {
                throw new IllegalStateException(name + " is closed");
            }
            long length = file.length();
            if (length > mapping.bytes().byteSize()) {
                Arena old = mapping.arena();
                mapping = remap(length);
                old.close();
            }
            return length;
        }

        /// Mapping on an interrupted thread would close the channel for all threads.
        private Mapping remap(long length) throws IOException {
            boolean wasInterrupted = Thread.interrupted();
            try {
                return Mapping.of(file, length);
            } finally {
                if (wasInterrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        synchronized void close() {
            if (!closed.compareAndSet(false, true)) {
                return;
            }
            try (file) {
                mapping.arena().close();
            } catch (IOException e) {
                // Nothing was written, so nothing is lost: who closes is never punished.
                return;
            }
        }
    }

    private final String name;
    private final Opened opened;
    private final long size;

    private MappedFile(String name, Opened opened, long size) {
        this.name = name;
        this.opened = opened;
        this.size = size;
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
            Opened opened = new Opened(path.toString(), file);
            return new MappedFile(path.toString(), opened, opened.mapping.bytes().byteSize());
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
        return size;
    }

    @Override
    public long sizeNow() throws IOException {
        return length();
    }

    @Override
    public MappedFile grown() throws IOException {
        long length = length();
        if (length < size) {
            throw shrunk(null);
        }
        return length == size ? this : new MappedFile(name, opened, opened.grow());
    }

    @Override
    public void read(long offset, byte[] window, int from, int count) throws IOException {
        Mapping tried;
        do {
            tried = opened.mapping;
            try {
                MemorySegment.copy(tried.bytes(), ValueLayout.JAVA_BYTE, offset, window, from, count);
                requireSize(offset + count);
                return;
            } catch (InternalError e) {
                throw shrunk(e);
            } catch (IllegalStateException e) {
                requireAnother(tried, e);
            }
        } while (true);
    }

    @Override
    public void copyTo(long offset, MemorySegment target, long targetOffset, long count) throws IOException {
        Mapping tried;
        do {
            tried = opened.mapping;
            try {
                MemorySegment.copy(tried.bytes(), offset, target, targetOffset, count);
                requireSize(offset + count);
                return;
            } catch (InternalError e) {
                throw shrunk(e);
            } catch (IllegalStateException e) {
                requireAnother(tried, e);
            }
        } while (true);
    }

    /// A mapping that ends under a copy is no failure where another one has taken its place.
    @SuppressWarnings("ReferenceEquality") // which mapping, not what is in it
    private void requireAnother(Mapping tried, IllegalStateException e) {
        if (opened.closed.get()) {
            throw new IllegalStateException(name + " is closed", e);
        }
        if (opened.mapping == tried) {
            throw e;
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
            return opened.file.length();
        } catch (IOException e) {
            if (opened.closed.get()) {
                throw new IllegalStateException(name + " is closed", e);
            }
            throw e;
        }
    }

    private IOException shrunk(@Nullable Throwable cause) throws IOException {
        TngFormatException e = new TngFormatException(Kind.TRUNCATED, new Place(name, "file", 0, -1),
                "file shrank from " + size + " to " + length() + " bytes while it was open");
        if (cause != null) {
            e.initCause(cause);
        }
        return e;
    }

    /// Ends the mapping. A thread that is copying meets an `IllegalStateException`.
    @Override
    public void close() {
        opened.close();
    }
}
