package org.tng4j.io.internal.block;

import java.io.IOException;
import org.tng4j.io.format.BlockId;
import org.tng4j.io.format.BlockRole;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.internal.bytes.ByteReader;

/// Makes value objects of blocks that a walk, or a chain, has met.
final class StoredBlocks {

    private StoredBlocks() {}

    /// Returns the block at which a walk stands.
    static StoredBlock of(BlockWalk walk, ByteReader reader) throws IOException {
        BlockHeader header = walk.header();
        boolean hasFields = header.isData() && walk.problem() == null;
        return new StoredBlock(header.role(), header.offset(), header.headerSize(), header.contentsSize(),
                BlockId.of(header.id()), header.storedId(), header.name(), header.version(), header.md5Text(),
                header.frameSet(),
                hasFields ? walk.data().toStoredValues(TngStreams.describe(reader, walk.data())) : null,
                walk.problemFinding());
    }

    /// Returns a block by its header alone.
    static StoredBlock of(BlockHeader header, BlockRole role) throws IOException {
        return new StoredBlock(role, header.offset(), header.headerSize(), header.contentsSize(),
                BlockId.of(header.id()), header.storedId(), header.name(), header.version(), header.md5Text(),
                header.frameSet(), null, null);
    }
}
