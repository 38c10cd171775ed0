package org.tng4j.io.internal.bytes;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;

/// A temporary file that is being made: nobody else may open it, and it goes with whoever made it. Where the system
/// lets an open file have no name, as Linux does, it loses its name at once, so that not even a killed process leaves
/// it.
///
/// One thread makes it, from start to end.
public final class Spool implements AutoCloseable {
    /// The system property that names its folder; `java.io.tmpdir` without it.
    public static final String FOLDER = "org.tng4j.spool";
    /// Bytes that are left to others.
    public static final long KEPT_FREE = 1L << 30;

    /// How often the room that is left is looked at.
    private static final long STEP = 64L << 20;
    private static final Set<OpenOption> OPTIONS = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
            StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;
    private final LongSupplier room;
    private final FileChannel channel;
    private long size;
    private long checkedSize;
    private boolean isFinished;

    private Spool(Path folder, LongSupplier room, FileChannel channel) {
        this.folder = folder;
        this.room = room;
        this.channel = channel;
    }

    /// Makes an empty one in the folder that the system property names.
    public static Spool create() throws IOException {
        Path folder = Path.of(System.getProperty(FOLDER, System.getProperty("java.io.tmpdir")));
        return create(folder, () -> folder.toFile().getUsableSpace());
    }

    /// @param room returns the bytes that the folder's file system can still take
    static Spool create(Path folder, LongSupplier room) throws IOException {
        Path path = folder.resolve("tng4j-" + UUID.randomUUID());
        boolean isPosix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        try {
            return new Spool(folder, room, isPosix ? FileChannel.open(path, OPTIONS, OWNER_ONLY)
                    : FileChannel.open(path, OPTIONS));
        } catch (FileSystemException e) {
            throw refusal(folder, "does not take a file (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /// Adds bytes at the end.
    ///
    /// @throws FileSystemException of the folder, if it has no room for more
    public void append(byte[] from, int count) throws IOException {
        if (size + count > checkedSize) {
            requireRoom();
        }
        ByteBuffer buffer = ByteBuffer.wrap(from, 0, count);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        size += count;
    }

    private void requireRoom() throws IOException {
        long free = room.getAsLong();
        if (free - STEP < KEPT_FREE) {
            throw refusal(folder, "has " + free + " bytes free and must keep " + KEPT_FREE + ", after " + size
                    + " bytes of an unpacked file", null);
        }
        checkedSize = size + STEP;
    }

    private static FileSystemException refusal(Path folder, String problem,
            @org.jspecify.annotations.Nullable Throwable cause) {
        FileSystemException e = new FileSystemException(folder.toString(), null,
                "spool folder " + folder + " " + problem + "; -D" + FOLDER + "=FOLDER names another");
        e.initCause(cause);
        return e;
    }

    /// Returns what was added as a file, which takes the spool over.
    public FileBytes finish(String name) throws IOException {
        Arena arena = Arena.ofShared();
        try {
            FileBytes file = new MemoryFile(name, channel.map(MapMode.READ_ONLY, 0, size, arena), () -> {
                arena.close();
                end();
            });
            isFinished = true;
            return file;
        } finally {
            if (!isFinished) {
                arena.close();
            }
        }
    }

    /// Removes the file, unless [#finish] gave it away.
    @Override
    public void close() {
        if (!isFinished) {
            end();
        }
    }

    private void end() {
        try {
            channel.close();
        } catch (IOException e) {
            // What is lost was to be removed: who closes is never punished.
            return;
        }
    }
}
