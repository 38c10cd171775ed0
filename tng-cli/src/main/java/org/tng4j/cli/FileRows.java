package org.tng4j.cli;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.BlockInfo;
import org.tng4j.io.TngFile;

/// The rows of the header section, in file order: what is constant in the whole file.
final class FileRows {
    private final TngFile file;
    private final Targets targets;
    private final Report report;
    private final HeaderBlocks header;

    FileRows(TngFile file, Targets targets, Report report) throws IOException {
        this.file = file;
        this.targets = targets;
        this.report = report;
        this.header = new HeaderBlocks(file);
    }

    void print(List<BlockInfo> infos, DigestCommand.Rows rows) throws IOException {
        for (BlockInfo info : infos) {
            DigestRow row = info.isInHeaderSection() ? read(info) : null;
            if (row != null) {
                rows.take(row);
            }
        }
    }

    /// Returns null where the block cannot be read; that is complained about.
    private @Nullable DigestRow read(BlockInfo info) {
        try {
            NdView view = targets.littleEndian(info);
            file.read(info.id().into(view).orFill(0).with(info.dependence()));
            return DigestRow.of(new When.Always(), info, header.covered(info), new RowChecksum(view));
        } catch (IOException e) {
            report.thrown(e);
            return null;
        }
    }
}
