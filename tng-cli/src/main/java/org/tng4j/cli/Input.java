package org.tng4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tng4j.io.ReadOptions;
import org.tng4j.io.TngArchive;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.ArchiveMember;

/// What a name on the command line stands for: a file, a member of an archive, or, as `-`, standard input.
///
/// @param name     as the user gave it
/// @param progress is shown while a packed file is unpacked
record Input(String name, Progress progress) {
    static final String STANDARD_INPUT = "-";

    /// Opens the trajectory.
    TngFile open(ReadOptions options) throws IOException {
        try {
            return name.equals(STANDARD_INPUT) ? TngFile.open(System.in, name, shown(options))
                    : TngFile.open(Path.of(name), shown(options));
        } finally {
            progress.erase();
        }
    }

    /// Lists the archive.
    List<ArchiveMember> members(ReadOptions options) throws IOException {
        try {
            return name.equals(STANDARD_INPUT) ? TngArchive.members(System.in, name, shown(options))
                    : TngArchive.members(Path.of(name), shown(options));
        } finally {
            progress.erase();
        }
    }

    private ReadOptions shown(ReadOptions options) {
        return options.with((done, all) -> progress.show(name, "unpacking", done, all));
    }
}
