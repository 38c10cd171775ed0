package org.tng4j.cli;

import java.io.IOException;
import java.lang.foreign.Arena;
import org.tng4j.io.BlockCursor;
import org.tng4j.io.BlockInfo;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.BlockTarget;
import org.tng4j.io.format.HashState;
import org.tng4j.io.format.StoredBlock;

/// One look at all of a file: chain and header fields, then every hash, then every payload. What is found goes to the
/// report, and none of it ends the look.
final class Verification {
    private final Report report;
    private final boolean isQuick;
    private final Progress progress;
    private int frameSets;
    private long blocks;
    private long bytes;
    private long frames;

    Verification(Report report, boolean isQuick, Progress progress) {
        this.report = report;
        this.isQuick = isQuick;
        this.progress = progress;
    }

    /// Returns what was found out so far.
    Verdict verdict() {
        return new Verdict(report, new Verdict.Work(isQuick, frameSets, blocks, bytes, frames));
    }

    void look(TngFile file) {
        report.placeStepsOf(file);
        try {
            part(file, () -> frameSets = file.frameSetCount());
            part(file, new Times(file, report)::compare);
            part(file, () -> readBlocks(file));
            if (!isQuick) {
                part(file, () -> decode(file));
            }
        } finally {
            progress.erase();
        }
    }

    private void part(TngFile file, Report.Work work) {
        report.during(work);
        report.during(() -> file.findings().forEach(report::finding));
    }

    private void readBlocks(TngFile file) throws IOException {
        for (BlockCursor all = file.blocks(); all.next(); blocks++) {
            StoredBlock block = all.block();
            if (block.problem() != null) {
                report.finding(block.problem());
            }
            if (!isQuick) {
                hash(file, block);
            }
        }
    }

    private void hash(TngFile file, StoredBlock block) {
        progress.show(file.name(), "hashing", block.offset(), file.size());
        try {
            HashState state = file.hashState(block);
            if (state == HashState.OK || state == HashState.MISMATCH) {
                bytes += block.contentsSize();
            }
        } catch (IOException e) {
            report.thrown(e);
        }
    }

    private void decode(TngFile file) throws IOException {
        for (BlockInfo info : file.blockInfos()) {
            report.during(() -> decode(file, info));
        }
    }

    private void decode(TngFile file, BlockInfo info) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            BlockTarget target = info.id().into(new Targets(file, arena).nativeOrder(info)).orFill(0)
                    .with(info.dependence());
            if (info.isInHeaderSection()) {
                file.read(target);
                frames++;
            }
            if (info.frameSetCount() > 0) {
                decodeFrames(file, info, target);
            }
        }
    }

    private void decodeFrames(TngFile file, BlockInfo info, BlockTarget target) throws IOException {
        try (QuantityFrames all = new QuantityFrames(file, info, target, report)) {
            for (; all.next(); frames++) {
                progress.show(file.name(), "decoding " + info.name(), all.frameSet(), frameSets);
            }
        }
    }
}
