package org.tng4j.arrays.interop;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tells the `NAME.part` of a writer at work from one that a crash left behind: the first is locked, and a lock ends
/// with its process. It ends with the channel, too, behind the rename.
final class PartLock {
    private static final int TRIES = 100;

    private PartLock() {}

    /// Opens a part, empty and ours until the channel closes.
    static FileChannel open(Path part) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            create(part);
            Object before = key(part);
            FileChannel channel = before == null ? null : tryOpen(part);
            if (channel != null && isOurs(channel, part, before)) {
                return channel;
            }
        }
        throw inUse(part);
    }

    private static void create(Path part) throws IOException {
        try {
            FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE).close();
        } catch (FileAlreadyExistsException e) {
            // A crash left it, or somebody writes it: the lock tells.
            return;
        }
    }

    private static @Nullable FileChannel tryOpen(Path part) throws IOException {
        try {
            return FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /// Whoever had it may have renamed it before it was locked here: then what is open is their whole file, and no byte
    /// of it may change.
    private static boolean isOurs(FileChannel channel, Path part, @Nullable Object before) throws IOException {
        boolean isOurs = false;
        try {
            requireLock(channel, part);
            isOurs = Objects.equals(before, key(part));
            if (isOurs) {
                channel.truncate(0);
            }
            return isOurs;
        } finally {
            if (!isOurs) {
                channel.close();
            }
        }
    }

    private static void requireLock(FileChannel channel, Path part) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            throw inUse(part);
        } catch (IOException | UnsupportedOperationException e) {
            // A file system without locks cannot tell.
            return;
        }
        throw inUse(part);
    }

    /// Returns what tells one file from another; null where there is none.
    private static @Nullable Object key(Path part) throws IOException {
        try {
            Object key = Files.readAttributes(part, BasicFileAttributes.class).fileKey();
            return key == null ? part : key;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static FileSystemException inUse(Path part) {
        return new FileSystemException(part.toString(), null, "is being written by somebody else");
    }
}
