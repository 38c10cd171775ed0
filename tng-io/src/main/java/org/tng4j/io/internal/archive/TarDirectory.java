package org.tng4j.io.internal.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.tng4j.io.format.ArchiveLimits;
import org.tng4j.io.format.ArchiveMember;
import org.tng4j.io.format.Kind;
import org.tng4j.io.internal.bytes.Bounds;
import org.tng4j.io.internal.bytes.FileBytes;
import org.tng4j.io.internal.bytes.FileSlice;

/// A tar archive that is not packed: its members lie in it as they are.
final class TarDirectory implements Directory {
    private static final int BLOCK_SIZE = 10_240;
    private static final int RECORD_SIZE = 512;

    private final FileBytes file;
    private final Guard guard;
    private final List<TarArchiveEntry> entries;
    private final List<ArchiveMember> members = new ArrayList<>();

    private TarDirectory(FileBytes file, Guard guard, List<TarArchiveEntry> entries, int most) throws IOException {
        this.file = file;
        this.guard = guard;
        this.entries = entries;
        if (entries.size() > most) {
            throw guard.place().unsupported(Kind.LIMIT_EXCEEDED,
                    "has " + entries.size() + " members, limit is " + most);
        }
        for (TarArchiveEntry entry : entries) {
            TarMembers.requireChecksum(entry, guard);
            members.add(TarMembers.of(entry, null));
        }
    }

    /// Reads all headers of an archive.
    ///
    /// @param file stays the caller's
    static TarDirectory read(FileBytes file, ArchiveLimits limits) throws IOException {
        BytesChannel channel = new BytesChannel(file, limits.members());
        Guard guard = new Guard(channel, "tar header");
        List<TarArchiveEntry> entries = guard.run(-1,
                () -> new TarFile(channel, BLOCK_SIZE, RECORD_SIZE, "UTF-8", false).getEntries());
        return new TarDirectory(file, guard, entries, limits.members());
    }

    @Override
    public List<ArchiveMember> members() {
        return members;
    }

    @Override
    public long offset(int index) {
        return Math.max(0, entries.get(index).getDataOffset());
    }

    @Override
    public Member open(int index, String name, Unpacker how) throws IOException {
        long start = entries.get(index).getDataOffset();
        long size = entries.get(index).getSize();
        if (!Bounds.contains(file.size(), start, size)) {
            throw guard.place().broken(Kind.TRUNCATED, "member at offset " + start + " has " + size
                    + " bytes, which runs past the end of the file (" + file.size() + " bytes)");
        }
        return new Member(new FileSlice(name, file, start, size), true);
    }

    @Override
    public void close() {
        // nothing is open
    }
}
