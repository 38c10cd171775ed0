package org.tng4j.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.internal.bytes.HeapFile;

/// A file that is not damaged: what each of its bytes belongs to, and what it delivers.
@SuppressWarnings("ArrayRecordComponent") // lives for one test
record WholeFile(String name, byte[] bytes, List<StoredBlock> blocks, DeliveredFrames right) {
    private static final int ID_OFFSET = 2 * Long.BYTES;
    private static final int MD5_OFFSET = 3 * Long.BYTES;

    static WholeFile of(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        List<StoredBlock> blocks = new ArrayList<>();
        try (TngFile file = TngFile.open(new HeapFile(DeliveredFrames.FILE, bytes), ReadOptions.DEFAULT)) {
            BlockCursor cursor = file.blocks();
            while (cursor.next()) {
                blocks.add(cursor.block());
            }
        }
        return new WholeFile(path.getFileName().toString(), bytes, blocks, DeliveredFrames.of(bytes, HashMode.VERIFY));
    }

    /// Returns the block that a byte is in, or null.
    StoredBlock blockAt(int offset) {
        for (StoredBlock block : blocks) {
            if (block.offset() <= offset && offset < end(block)) {
                return block;
            }
        }
        return null;
    }

    private static long end(StoredBlock block) {
        return block.contentsOffset() + block.contentsSize();
    }

    /// Says whether a byte is in the values of a block.
    boolean isPayload(int offset) {
        StoredBlock block = blockAt(offset);
        return block != null && block.values() != null && offset >= block.values().payloadOffset();
    }

    /// Says whether a byte is in a data block's header, or in the fields in front of its values.
    boolean isOfDataFields(int offset) {
        StoredBlock block = blockAt(offset);
        return block != null && block.values() != null && offset < block.values().payloadOffset();
    }

    /// Says whether a byte is in contents that a hash covers.
    boolean isHashed(int offset) {
        StoredBlock block = blockAt(offset);
        return block != null && offset >= block.contentsOffset() && !block.md5().isEmpty();
    }

    /// Says whether a byte is in the fields or the values of a data block, and a hash covers it.
    boolean isHashedData(int offset) {
        return isHashed(offset) && blockAt(offset).values() != null;
    }

    /// Says whether a byte is in the contents of a block without a hash.
    boolean isUnhashed(int offset) {
        StoredBlock block = blockAt(offset);
        return block != null && offset >= block.contentsOffset() && block.md5().isEmpty();
    }

    /// Says whether a byte is in a block's id.
    boolean isBlockId(int offset) {
        StoredBlock block = blockAt(offset);
        return block != null && offset >= block.offset() + ID_OFFSET && offset < block.offset() + MD5_OFFSET;
    }

    /// Says whether a cut leaves nothing but zeros behind a whole block.
    boolean isCutBehindABlock(int size) {
        return blocks.stream().mapToInt(block -> Math.toIntExact(end(block)))
                .anyMatch(end -> end <= size && IntStream.range(end, size).allMatch(offset -> bytes[offset] == 0));
    }

    /// Says whether a cut takes part of the blocks that a frame comes from.
    boolean isCutFrom(DeliveredFrames.Frame frame, int size) {
        return blocks.stream().anyMatch(block -> block.frameSet() == right.frameSet(frame)
                && block.id().number() == frame.block() && end(block) > size);
    }

    @Override
    public String toString() {
        return name;
    }
}
