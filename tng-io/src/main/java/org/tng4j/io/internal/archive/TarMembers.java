package org.tng4j.io.internal.archive;

import java.io.IOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.ArchiveMember;
import org.tng4j.io.format.Kind;

/// What Commons Compress says of a member of a tar archive, in our words.
final class TarMembers {
    private TarMembers() {}

    /// @param packing of the whole archive, where it is packed
    static ArchiveMember of(TarArchiveEntry entry, @Nullable Form packing) {
        ArchiveMember.Type type = type(entry);
        return new ArchiveMember(entry.getName(), type, entry.isSparse() ? entry.getRealSize() : entry.getSize(),
                packing == null ? entry.getSize() : -1, packing == null ? "stored" : packing.label(),
                obstacle(entry, type));
    }

    /// Commons Compress reads a header whatever its checksum.
    static void requireChecksum(TarArchiveEntry entry, Guard guard) throws IOException {
        if (!entry.isCheckSumOK()) {
            throw guard.place().broken(Kind.BAD_HEADER, "checksum of a header is wrong, must be the sum of its bytes");
        }
    }

    private static ArchiveMember.Type type(TarArchiveEntry entry) {
        if (entry.isDirectory()) {
            return ArchiveMember.Type.FOLDER;
        }
        if (entry.isSymbolicLink() || entry.isLink()) {
            return ArchiveMember.Type.LINK;
        }
        return entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice() ? ArchiveMember.Type.SPECIAL
                : ArchiveMember.Type.FILE;
    }

    private static @Nullable String obstacle(TarArchiveEntry entry, ArchiveMember.Type type) {
        return switch (type) {
            case FOLDER -> "is a folder";
            case LINK -> "is a link, which is not followed";
            case SPECIAL -> "is a device or a pipe";
            case FILE -> entry.isSparse() ? "is sparse, which is not supported" : null;
        };
    }
}
