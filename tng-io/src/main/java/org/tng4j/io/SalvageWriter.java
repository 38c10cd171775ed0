package org.tng4j.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import org.tng4j.io.internal.block.BlockHeader;
import org.tng4j.io.internal.block.BlockWalk;
import org.tng4j.io.internal.block.Extents.Extent;
import org.tng4j.io.internal.block.FrameSetHeader;
import org.tng4j.io.internal.block.HeaderSection;
import org.tng4j.io.internal.block.Source;
import org.tng4j.io.internal.bytes.Md5;
import org.tng4j.io.internal.bytes.Memory;
import org.tng4j.io.internal.bytes.WrittenFile;

/// Writes the file that a plan describes: block after block by windows of 64 KiB, then the pointers, which need to know
/// where everything stands, then the hashes of the blocks that these are in.
final class SalvageWriter {
    private static final int WINDOW_SIZE = 1 << 16;
    private static final long NONE = -1;
    private static final int HASH_OFFSET = 24;
    private static final int HASH_SIZE = 16;

    private final Source source;
    private final Contents file;
    private final SalvagePlan plan;
    private final FileChannel channel;
    private final Salvage.Watcher watcher;
    private final byte[] window = new byte[WINDOW_SIZE];
    private final CRC32C checksum = new CRC32C();
    private final Md5 md5 = new Md5();
    private final long[] offsets;
    private long rowsOffset;
    private long size;

    SalvageWriter(Contents file, SalvagePlan plan, FileChannel channel, Salvage.Watcher watcher) {
        this.file = file;
        this.source = file.source();
        this.plan = plan;
        this.channel = channel;
        this.watcher = watcher;
        this.offsets = Memory.longs(plan.sets().size());
    }

    /// Writes all of it and returns its size.
    long write() throws IOException {
        copy(plan.section().generalInfo(), false);
        if (plan.section().makesMolecules()) {
            put(NamelessMolecules.block(source.order(), plan.particleCount()));
        }
        rowsOffset = size;
        for (Extent row : plan.section().blocks()) {
            copy(row, true);
        }
        for (int i = 0; i < offsets.length; i++) {
            copySet(i);
        }
        try (WrittenFile written = new WrittenFile(source.bytes().name(), channel)) {
            putGeneralInfo(written);
            putSets(written);
        }
        return size;
    }

    private void copySet(int i) throws IOException {
        SalvagePlan.KeptSet kept = plan.sets().get(i);
        offsets[i] = size;
        copy(kept.header(), false);
        for (Extent row : kept.blocks()) {
            copy(row, true);
        }
    }

    /// @param isFinal nothing of it is written over later
    private void copy(Extent row, boolean isFinal) throws IOException {
        for (long at = row.start(); at < row.end(); ) {
            watcher.at("copying", at, source.bytes().size());
            int count = (int) Math.min(window.length, row.end() - at);
            source.bytes().read(at, window, 0, count);
            if (isFinal) {
                checksum.update(window, 0, count);
            }
            put(ByteBuffer.wrap(window, 0, count));
            at += count;
        }
    }

    private void put(ByteBuffer bytes) throws IOException {
        size += bytes.remaining();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private void put(ByteBuffer bytes, long at) throws IOException {
        for (long offset = at; bytes.hasRemaining(); ) {
            offset += channel.write(bytes, offset);
        }
    }

    /// First and last frame set.
    private void putGeneralInfo(WrittenFile written) throws IOException {
        BlockWalk walk = new BlockWalk(source, file.section().counts());
        walk.start(0, null);
        walk.next();
        put(longs(offset(0), offset(offsets.length - 1)), HeaderSection.pointersOffset(source));
        putHash(written, walk.header(), 0);
    }

    private void putSets(WrittenFile written) throws IOException {
        BlockWalk walk = new BlockWalk(source, file.section().counts());
        FrameSetHeader set = new FrameSetHeader(source, file.section().counts());
        for (int i = 0; i < offsets.length; i++) {
            long old = plan.sets().get(i).header().start();
            walk.startSet(old, plan.sets().get(i).index(), set);
            put(longs(set.stepCount()), set.stepCountOffset() - old + offsets[i]);
            put(pointers(i), set.pointersOffset() - old + offsets[i]);
            putHash(written, walk.header(), offsets[i]);
        }
    }

    private ByteBuffer pointers(int i) {
        int medium = stride(file.section().generalInfo().mediumStride());
        int far = stride(file.section().generalInfo().longStride());
        return longs(offset(i + 1), offset(i - 1),
                offset(i + medium), offset(i - medium), offset(i + far), offset(i - far));
    }

    /// A stride of 0 or less leads nowhere, as one does that is longer than the chain.
    private int stride(long stored) {
        return stored < 1 || stored > offsets.length ? offsets.length : (int) stored;
    }

    private long offset(int i) {
        return i >= 0 && i < offsets.length ? offsets[i] : NONE;
    }

    private ByteBuffer longs(long... values) {
        ByteBuffer buffer = ByteBuffer.allocate(6 * Long.BYTES).order(source.order());
        for (long value : values) {
            buffer.putLong(value);
        }
        return buffer.flip();
    }

    /// Gives a block the hash of what it now holds, if it had one.
    private void putHash(WrittenFile written, BlockHeader header, long offset) throws IOException {
        if (header.hasMd5()) {
            byte[] hash = md5.of(written, offset + header.headerSize(), header.contentsSize());
            put(ByteBuffer.wrap(hash, 0, HASH_SIZE), offset + HASH_OFFSET);
        }
    }

    /// Returns the checksum of all rows that were copied and stay as they are.
    long checksum() {
        return checksum.getValue();
    }

    /// Returns where the first of these rows stands in the new file.
    long rowsOffset() {
        return rowsOffset;
    }

    /// Returns where the frame sets stand in the new file.
    long[] offsets() {
        return offsets;
    }
}
