package org.tng4j.arrays.interop;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that is there whole, or as it was before: written beside its name, forced to the disk, then renamed.
///
/// Beside its name means `NAME.part`. One that is there already belongs to another writer, or to one that crashed: that is
/// refused, since nobody can tell. Whoever fails here takes its own away.
final class ReplacedFile {

    private ReplacedFile() {}

    /// What puts the bytes there.
    ///
    /// @param <T> what it leaves to the caller
    @FunctionalInterface
    interface Writer<T> {

        T write(FileChannel channel) throws IOException;
    }

    /// @param writer given an empty channel to read and write
    static <T> T write(Path path, Writer<T> writer) throws IOException {
        Path name = path.getFileName();
        if (name == null || Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "is a directory");
        }
        Path part = path.resolveSibling(name + ".part");
        FileChannel channel =
                FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean isWhole = false;
        try (channel) {
            T result = MapFaults.asIOException(path, () -> writer.write(channel));
            channel.force(true);
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
            isWhole = true;
            return result;
        } finally {
            if (!isWhole) {
                Files.deleteIfExists(part);
            }
        }
    }
}
