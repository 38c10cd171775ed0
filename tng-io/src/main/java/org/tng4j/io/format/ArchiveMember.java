package org.tng4j.io.format;

import org.jspecify.annotations.Nullable;

/// One thing in an archive, by what the archive says of it. A value.
///
/// @param name       as the archive has it; nobody has looked whether it is fit to be printed, or a path
/// @param type       only a [Type#FILE] can be a trajectory
/// @param size       bytes, unpacked; -1 where only unpacking would tell
/// @param packedSize bytes in the archive; -1 where it is packed together with others
/// @param packing    `stored`, `deflate`, `gzip`, `xz` …
/// @param obstacle   why it cannot be read, such as `is encrypted`; null where nothing is in the way
public record ArchiveMember(String name, Type type, long size, long packedSize, String packing,
        @Nullable String obstacle) {
    /// What a member is.
    public enum Type {
        /// Bytes.
        FILE,
        /// A place for others.
        FOLDER,
        /// Another member's name.
        LINK,
        /// A device, a pipe, and the like.
        SPECIAL
    }
}
