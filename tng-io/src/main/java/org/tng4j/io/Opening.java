package org.tng4j.io;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.tng4j.io.format.ArchiveMember;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.internal.archive.Archives;
import org.tng4j.io.internal.archive.Recognizer;
import org.tng4j.io.internal.block.Beginning;
import org.tng4j.io.internal.block.ByteOrderProbe;
import org.tng4j.io.internal.bytes.ChannelFile;
import org.tng4j.io.internal.bytes.FileBytes;
import org.tng4j.io.internal.bytes.MappedFile;
import org.tng4j.io.internal.bytes.MemoryFile;

/// The way from what a caller names to the bytes of a trajectory: a file, a member of an archive, a stream.
///
/// @param path  of the file
/// @param names of members in it, from the outside in
record Opening(Path path, List<String> names) {
    private static final String INSIDE = "!/";

    /// Takes a path apart: a file that is there has that name, whatever is in it; else what stands behind the first
    /// `!/` that follows a file's name is a member's.
    static Opening of(Path path) {
        String text = path.toString().replace(path.getFileSystem().getSeparator(), "/");
        int first = text.indexOf(INSIDE);
        for (int at = first < 0 || Files.exists(path) ? -1 : first; at >= 0; at = text.indexOf(INSIDE, at + 1)) {
            Path file = path.getFileSystem().getPath(text.substring(0, at));
            if (Files.exists(file) && !Files.isDirectory(file)) {
                return new Opening(file, List.of(text.substring(at + INSIDE.length()).split(Pattern.quote(INSIDE))));
            }
        }
        return new Opening(path, List.of());
    }

    /// Opens the trajectory.
    FileBytes bytes(ReadOptions options) throws IOException {
        return archives(options).open(file(), names);
    }

    /// Lists the archive.
    List<ArchiveMember> members(ReadOptions options) throws IOException {
        return archives(options).list(file(), names);
    }

    /// Reads a stream to its end, and opens the trajectory in it.
    static FileBytes bytes(InputStream stream, String name, ReadOptions options) throws IOException {
        return archives(options).open(name, stream);
    }

    /// Opens the trajectory that lies in memory.
    static FileBytes bytes(MemorySegment memory, ReadOptions options) throws IOException {
        if (!memory.isAccessibleBy(new Thread())) {
            throw new IllegalArgumentException(
                    "memory belongs to one thread, must be of a shared, automatic or global arena, or on the heap");
        }
        return archives(options).open(new MemoryFile("memory", memory, () -> { }), List.of());
    }

    /// A local file is mapped; one of another file system is read through its channel.
    private FileBytes file() throws IOException {
        return path.getFileSystem().equals(FileSystems.getDefault()) ? MappedFile.open(path) : ChannelFile.open(path);
    }

    static Archives archives(ReadOptions options) {
        return new Archives(new Trajectories(), options.limits().archives(), options.progress()::at);
    }

    /// What only those who know TNG can tell.
    private static final class Trajectories implements Recognizer {
        @Override
        public boolean isTrajectory(FileBytes file) throws IOException {
            try {
                ByteOrderProbe.probe(file);
                return true;
            } catch (TngFormatException e) {
                if (e.kind() == Kind.NOT_TNG) {
                    return false;
                }
                throw e;
            }
        }

        @Override
        public void requireBeginning(FileBytes start) throws IOException {
            Beginning.require(start);
        }
    }
}
