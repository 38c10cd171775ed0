package org.tng4j.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tng4j.arrays.shape.DataShapeMismatchException;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.Frames;
import org.tng4j.io.format.ParticleRange;
import org.tng4j.io.ReadStatus;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.BlockId;
import org.tng4j.io.format.BlockTarget;

/// The values of some quantities of one file: first those that are constant in the file, then frame by frame. What is
/// constant in a frame set is there once, at the set's first frame.
final class Dump {
    /// Takes a quantity that is constant in the file.
    interface ConstantSink {
        void take(DumpedBlock block, long particles, List<ParticleRange> covered) throws IOException;
    }

    /// Takes a frame and the quantities that have values there.
    interface FrameSink {
        void take(FrameCursor at, List<DumpedBlock> present) throws IOException;
    }

    private final TngFile file;
    private final Report report;
    private final List<DumpedBlock> constant = new ArrayList<>();
    private final List<DumpedBlock> framed = new ArrayList<>();
    private int shownSet = -1;

    Dump(TngFile file, List<DumpedBlock> blocks, Report report) throws IOException {
        this.file = file;
        this.report = report;
        Set<BlockId> seen = new HashSet<>();
        for (DumpedBlock block : blocks) {
            if (block.info().frameSetCount() == 0) {
                constant.add(block);
            } else if (seen.add(block.info().id())) {
                framed.add(block);
            } else {
                report.error(block.info().name() + " is there with and without particles, only the first is printed");
            }
        }
    }

    void constants(ConstantSink sink) throws IOException {
        HeaderBlocks header = new HeaderBlocks(file);
        for (DumpedBlock block : constant) {
            boolean isRead = false;
            try {
                isRead = file.read(block.target()) != ReadStatus.NO_DATA;
            } catch (IOException e) {
                report.thrown(e);
            }
            if (isRead) {
                sink.take(block, block.info().particleCount(), header.covered(block.info()));
            }
        }
    }

    void frames(Frames range, FrameSink sink) throws IOException {
        if (framed.isEmpty()) {
            return;
        }
        try (FrameCursor cursor = file.frames(range,
                framed.stream().map(DumpedBlock::target).toArray(BlockTarget[]::new)).readAhead()) {
            while (next(cursor)) {
                sink.take(cursor, framed.stream().filter(block -> isShown(cursor, block.info().id())).toList());
                shownSet = cursor.frameSet();
            }
        }
    }

    private boolean isShown(FrameCursor cursor, BlockId id) {
        boolean wasShown = cursor.isConstant(id) && cursor.frameSet() == shownSet;
        return cursor.status(id) != ReadStatus.NO_DATA && !wasShown;
    }

    /// Moves to the next frame that can be read; complains about those that cannot.
    private boolean next(FrameCursor cursor) {
        String last = "";
        while (true) {
            try {
                return cursor.next();
            } catch (IOException e) {
                report.thrown(e);
                if (last.equals(e.toString())) {
                    return false;
                }
                last = e.toString();
            } catch (DataShapeMismatchException e) {
                report.error(String.valueOf(e.getMessage()));
            }
        }
    }
}
