package org.tng4j.cli;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.tng4j.arrays.shape.DataShapeMismatchException;
import org.tng4j.io.BlockInfo;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.format.ParticleRange;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.BlockTarget;

/// The frames of one quantity in the order of the chain, with a cursor of its own, so that damage costs nobody else a
/// frame. What is constant in a frame set is one frame.
final class QuantityFrames implements AutoCloseable {
    /// Frame set by frame set: constants, then by step. Equals go by first appearance.
    static final Comparator<QuantityFrames> ORDER = Comparator.<QuantityFrames>comparingInt(frames -> frames.frameSet)
            .thenComparing(frames -> !frames.isConstant)
            .thenComparingLong(QuantityFrames::step);

    private final BlockInfo info;
    private final Report report;
    private final FrameCursor cursor;
    private List<ParticleRange> covered = List.of();
    private int frameSet = -1;
    private boolean isConstant;

    /// @param target of that quantity, with or without memory
    QuantityFrames(TngFile file, BlockInfo info, BlockTarget target, Report report) throws IOException {
        this.info = info;
        this.report = report;
        FrameCursor frames = file.frames(target);
        this.cursor = target.view() == null ? frames : frames.readAhead();
    }

    /// Moves to the next frame. Whatever cannot be read is complained about and left out.
    boolean next() {
        String last = "";
        while (true) {
            try {
                if (!cursor.next()) {
                    return false;
                }
                enterSet();
                return true;
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

    private void enterSet() {
        if (frameSet != cursor.frameSet()) {
            frameSet = cursor.frameSet();
            isConstant = cursor.isConstant(info.id());
            covered = cursor.covered(info.id());
        }
    }

    BlockInfo info() {
        return info;
    }

    int frameSet() {
        return frameSet;
    }

    boolean isConstant() {
        return isConstant;
    }

    long step() {
        return cursor.step();
    }

    /// Returns the time in picoseconds, NaN where none is stored.
    double time() {
        return cursor.timePicoseconds();
    }

    /// Returns the particles that have values in this frame set.
    List<ParticleRange> covered() {
        return covered;
    }

    /// Says whether there are particles without values.
    boolean isPartial() {
        long count = covered.stream().mapToLong(ParticleRange::count).sum();
        return count < cursor.particleCount(info.id());
    }

    @Override
    public void close() {
        cursor.close();
    }
}
