package org.tng4j.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.BlockInfo;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.BlockTarget;

/// The rows of the frame sets: all quantities merged frame set by frame set, constants first, then by step.
final class SetRows implements AutoCloseable {
    private static final Comparator<Open> ORDER = Comparator.comparing(Open::frames, QuantityFrames.ORDER);

    /// A quantity and the checksum over its target.
    private record Open(QuantityFrames frames, RowChecksum checksum) {
    }

    private final TngFile file;
    private final Report report;
    private final DigestCommand.Rows rows;
    private final List<Open> open = new ArrayList<>();

    SetRows(TngFile file, Report report, DigestCommand.Rows rows) {
        this.file = file;
        this.report = report;
        this.rows = rows;
    }

    void print(List<BlockInfo> infos, Targets targets) throws IOException {
        for (BlockInfo info : infos) {
            if (info.frameSetCount() > 0) {
                open(info, targets);
            }
        }
        List<Open> standing = new ArrayList<>(open);
        standing.removeIf(quantity -> !quantity.frames.next());
        while (!standing.isEmpty()) {
            Open next = Collections.min(standing, ORDER);
            rows.take(DigestRow.of(when(next.frames), next.frames.info(), next.frames.covered(), next.checksum));
            if (!next.frames.next()) {
                standing.remove(next);
            }
        }
    }

    private void open(BlockInfo info, Targets targets) {
        try {
            NdView view = targets.littleEndian(info);
            BlockTarget target = info.id().into(view).orFill(0).with(info.dependence());
            open.add(new Open(new QuantityFrames(file, info, target, report), new RowChecksum(view)));
        } catch (IOException e) {
            report.thrown(e);
        }
    }

    private When when(QuantityFrames frames) throws IOException {
        return frames.isConstant()
                ? new When.InSet(file.frameSet(frames.frameSet())) : new When.AtStep(frames.step(), frames.time());
    }

    @Override
    public void close() {
        open.forEach(quantity -> quantity.frames.close());
    }
}
