package org.tng4j.io.format;

import org.jspecify.annotations.Nullable;

/// One block of a file as it is stored. Source: docs/format.md, *Block header*.
///
/// @param role         what it does
/// @param offset       of its header in the file
/// @param headerSize   bytes of the header
/// @param contentsSize bytes behind the header
/// @param id           what it is, in today's numbers
/// @param storedId     the number in the file; differs from `id` in pre-release files
/// @param name         stored name
/// @param version      stored version
/// @param md5          32 hexadecimal digits; empty where the header has no hash
/// @param frameSet     index of the frame set it belongs to, -1 in the header section
/// @param values       what its fields say of its values; null unless it is a data block with sound fields
/// @param problem      why a data block cannot be read; null if nothing is known to be wrong
public record StoredBlock(
        BlockRole role, long offset, long headerSize, long contentsSize,
        BlockId id, long storedId, String name, long version, String md5, int frameSet,
        @Nullable StoredValues values, @Nullable Finding problem) {

    /// Returns where the contents start in the file.
    public long contentsOffset() {
        return offset + headerSize;
    }
}
