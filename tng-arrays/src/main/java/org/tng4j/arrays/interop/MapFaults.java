package org.tng4j.arrays.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Work on mapped memory whose faults come as an [IOException].
///
/// A file that somebody cuts while it is mapped, or a disk that fails, is an [InternalError] where the memory is touched,
/// or a little later: once the code is compiled, at the latest when the thread returns from its next native call. So the
/// work is followed by one. What other threads touch is theirs.
///
/// ```java
/// NdView target = Npy.create(path, shape, arena);
/// MapFaults.asIOException(path, () -> decodeInto(target));
/// ```
///
/// **Threads:** any; looks at its own only. **Source:** docs/datashape.md, *Neighbours*.
public final class MapFaults {

    private static final Path ANYTHING = Path.of("");

    private MapFaults() {}

    /// What touches the memory.
    ///
    /// @param <T> what it answers
    @FunctionalInterface
    public interface Work<T> {

        /// Does it.
        ///
        /// @return whatever the caller wants
        /// @throws IOException as it likes
        T run() throws IOException;
    }

    /// Does the work.
    ///
    /// @param path what is worked on, first word of the message
    /// @param work done once, on this thread
    /// @param <T> what it answers
    /// @return what it answers
    /// @throws IOException what the work throws; and for a fault, after which memory is half read or half written
    public static <T> T asIOException(Path path, Work<T> work) throws IOException {
        try {
            T result = work.run();
            Files.isRegularFile(ANYTHING); // the native call
            return result;
        } catch (InternalError e) {
            throw new IOException(path + ": mapped memory could not be reached; its file was cut, or the disk failed", e);
        }
    }
}
