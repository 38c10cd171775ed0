package org.tng4j.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.zip.CRC32C;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.HashState;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.Strictness;
import org.tng4j.io.internal.block.Extents.Extent;
import org.tng4j.io.internal.bytes.FileBytes;
import org.tng4j.io.internal.bytes.WrittenFile;

/// Reads back what a salvage has written: every byte that was copied is the same, every hash holds, and a strict
/// opening finds nothing odd but what was kept on purpose.
final class SalvageCheck {
    private static final int WINDOW_SIZE = 1 << 16;

    private final SalvagePlan plan;
    private final Salvage.Watcher watcher;
    private final byte[] window = new byte[WINDOW_SIZE];
    private final CRC32C checksum = new CRC32C();

    SalvageCheck(SalvagePlan plan, Salvage.Watcher watcher) {
        this.plan = plan;
        this.watcher = watcher;
    }

    /// @param name of the file, for messages
    /// @throws IOException if it is not what it should be
    void readBack(String name, FileChannel channel, SalvageWriter writer) throws IOException {
        FileBytes bytes = new WrittenFile(name, channel);
        compareRows(bytes, writer);
        Strictness strictness = plan.isStrict() ? Strictness.STRICT : Strictness.LENIENT;
        try (TngFile file = TngFile.open(bytes, ReadOptions.DEFAULT.with(HashMode.WARN).with(strictness))) {
            compareSets(file, writer.offsets());
            compareHashes(file);
            for (Finding finding : file.findings()) {
                boolean isKept = finding.kind() == Kind.HASH_MISMATCH || finding.kind().isUnsupported();
                require(finding.kind().isInformation() || isKept && !plan.isStrict(), finding.toString());
            }
        }
    }

    private static void require(boolean holds, String problem) throws IOException {
        if (!holds) {
            throw new IOException("what was written does not read back: " + problem);
        }
    }

    private void compareRows(FileBytes bytes, SalvageWriter writer) throws IOException {
        sum(bytes, writer.rowsOffset(), plan.section().blocks());
        for (int i = 0; i < writer.offsets().length; i++) {
            SalvagePlan.KeptSet set = plan.sets().get(i);
            sum(bytes, writer.offsets()[i] + set.header().size(), set.blocks());
        }
        require(checksum.getValue() == writer.checksum(), bytes.name() + ": checksum of the blocks is "
                + Long.toHexString(checksum.getValue()) + ", must be " + Long.toHexString(writer.checksum()));
    }

    private void sum(FileBytes bytes, long offset, List<Extent> rows) throws IOException {
        long end = offset + rows.stream().mapToLong(Extent::size).sum();
        for (long at = offset; at < end; ) {
            watcher.at("reading back", at, bytes.size());
            int count = (int) Math.min(window.length, end - at);
            bytes.read(at, window, 0, count);
            checksum.update(window, 0, count);
            at += count;
        }
    }

    private void compareSets(TngFile file, long[] offsets) throws IOException {
        require(file.frameSetCount() == offsets.length,
                file.name() + ": frame sets are " + file.frameSetCount() + ", must be " + offsets.length);
        for (int i = 0; i < offsets.length; i++) {
            require(file.contents().index().offset(i) == offsets[i], file.name() + ": frame set " + i + " is at "
                    + file.contents().index().offset(i) + ", must be at " + offsets[i]);
        }
    }

    private void compareHashes(TngFile file) throws IOException {
        long wrong = 0;
        for (BlockCursor blocks = file.blocks(); blocks.next(); ) {
            StoredBlock block = blocks.block();
            watcher.at("hashing", block.offset(), file.size());
            wrong += file.hashState(block) == HashState.MISMATCH ? 1 : 0;
        }
        require(wrong == plan.suspectCount(), file.name() + ": hashes of " + wrong + " blocks do not match, must be "
                + plan.suspectCount());
    }
}
