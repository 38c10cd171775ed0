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
/// Beside its name means `NAME.part`. One that a crash left behind is written over; one that somebody is writing, in
/// this process or another, is refused. Whoever fails takes its own away.
///
/// ```java
/// ReplacedFile.write(path, channel -> channel.write(ByteBuffer.wrap(bytes)));
/// ```
///
/// **Threads:** any. **Source:** docs/datashape.md, *Files*.
public final class ReplacedFile {

    private ReplacedFile() {}

    /// What puts the bytes there.
    ///
    /// @param <T> what it leaves to the caller
    @FunctionalInterface
    public interface Writer<T> {

        /// Writes the file.
        ///
        /// @param channel empty, to read and write; not to be closed
        /// @return whatever the caller wants
        /// @throws IOException as it likes: the file stays as it was
        T write(FileChannel channel) throws IOException;
    }

    /// Returns where the bytes stand until they are all there.
    ///
    /// @param path of a file
    /// @return `NAME.part` beside it
    /// @throws FileSystemException if the path is a directory, a device or a pipe; a link is replaced by the file
    public static Path part(Path path) throws FileSystemException {
        Path name = path.getFileName();
        if (name == null || Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "is a directory");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new FileSystemException(path.toString(), null, "is not a regular file");
        }
        return path.resolveSibling(name + ".part");
    }

    /// Writes a file.
    ///
    /// @param path replaced if it exists
    /// @param writer called once, on this thread
    /// @param <T> what it answers
    /// @return what it answers
    /// @throws FileSystemException if somebody else is writing it
    /// @throws IOException what the writer throws, and what the disk does
    public static <T> T write(Path path, Writer<T> writer) throws IOException {
        Path part = part(path);
        try (FileChannel channel = PartLock.open(part)) {
            return replace(path, part, channel, writer);
        }
    }

    private static <T> T replace(Path path, Path part, FileChannel channel, Writer<T> writer) throws IOException {
        boolean isWhole = false;
        try {
            T result = MapFaults.asIOException(path, () -> writer.write(channel));
            channel.force(true);
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
            isWhole = true;
            forceFolder(path);
            return result;
        } finally {
            if (!isWhole) {
                Files.deleteIfExists(part);
            }
        }
    }

    /// Makes the new name last, where a system lets one open a folder: the bytes behind it are on the disk already.
    private static void forceFolder(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        try (FileChannel channel = FileChannel.open(folder == null ? path : folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException | UnsupportedOperationException e) {
            // The file is whole either way, under the old name or the new one.
            return;
        }
    }
}
