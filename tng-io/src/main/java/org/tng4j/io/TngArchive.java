package org.tng4j.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.tng4j.io.format.ArchiveMember;

/// What is in an archive, for those who do not know the name of the trajectory that they want. [TngFile#open(Path)]
/// opens `data.zip!/NAME`.
public final class TngArchive {
    private TngArchive() {}

    /// Lists an archive: zip, tar, a packed tar, or a file packed alone, whose only member is what it unpacks to. Of a
    /// packed tar everything is unpacked, and nothing kept.
    ///
    /// @throws java.nio.file.FileSystemException if the path cannot be opened, or is no archive
    /// @throws org.tng4j.io.format.TngException  if its bytes are broken, or of a kind that is not read
    public static List<ArchiveMember> members(Path path, ReadOptions options) throws IOException {
        return Opening.of(path).members(options);
    }

    /// Lists the archive that a stream is, to its end.
    ///
    /// @param stream stays the caller's
    /// @param name   what messages call it
    public static List<ArchiveMember> members(InputStream stream, String name, ReadOptions options) throws IOException {
        return Opening.archives(options).list(name, stream);
    }
}
