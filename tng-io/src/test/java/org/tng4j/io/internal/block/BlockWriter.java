package org.tng4j.io.internal.block;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tng4j.io.format.GeneralInfo;
import org.tng4j.io.format.Molecule;
import org.tng4j.io.format.Molecules;
import org.tng4j.io.format.ReadLimits;
import org.tng4j.io.internal.bytes.ByteWriter;
import org.tng4j.io.internal.bytes.FileBytes;
import org.tng4j.io.internal.bytes.Md5;

/// Blocks of a hand-made little-endian file, one behind the other. Their headers end with reserved bytes, so that
/// nobody takes the end of the version for the start of the contents. For tests.
final class BlockWriter {
    static final long POSITIONS = 0x10000001L;

    private static final byte[] RESERVED = {0x11, 0x22, 0x33};

    private final ByteWriter out = bytes();

    static ByteWriter bytes() {
        return new ByteWriter(ByteOrder.LITTLE_ENDIAN);
    }

    /// Writes a block of version 8 without a hash.
    BlockWriter block(long id, String name, ByteWriter contents) {
        return cut(id, name, contents, contents.size());
    }

    /// Writes a block whose header promises `contentsSize` bytes, whatever the contents are.
    BlockWriter cut(long id, String name, ByteWriter contents, long contentsSize) {
        int nameSize = name.getBytes(StandardCharsets.UTF_8).length + 1;
        out.int64(TngConstants.NAME_OFFSET + nameSize + Long.BYTES + RESERVED.length, contentsSize, id)
                .zeros(Md5.SIZE).text(name).int64(8).bytes(RESERVED).bytes(contents.toBytes());
        return this;
    }

    /// Writes bytes that are no block.
    BlockWriter raw(ByteWriter bytes) {
        out.bytes(bytes.toBytes());
        return this;
    }

    /// Returns the offset of the next block.
    int size() {
        return out.size();
    }

    byte[] toBytes() {
        return out.toBytes();
    }

    Source toSource() {
        return source(out.toFile("run.tng"));
    }

    static Source source(FileBytes file) {
        return new Source(file, ByteOrder.LITTLE_ENDIAN, ReadLimits.DEFAULT, new Findings(10));
    }

    /// Returns how a file counts its particles.
    ///
    /// @param isVariable whether the counts are in the frame sets
    static ParticleCounts counts(boolean isVariable, Molecule... types) {
        GeneralInfo info = new GeneralInfo("", "", "", "", "", "", "", "", "", 0, isVariable, 100, -1, -1, 100, 10000,
                -9);
        return ParticleCounts.of(info, new Molecules(List.of(types)), ReadLimits.DEFAULT);
    }
}
