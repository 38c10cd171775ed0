package org.tng4j.arrays.copy;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.tng4j.arrays.meta.ScalarMeta;

/// Another byte order or data type: some rows, or a part of one, into a heap array without gaps; what is to be done, done
/// there; out again.
final class StagedCopy extends RowCopy {

    private final List<Step> steps;
    private final String verb;
    private final Axis row;
    private final Axis rows;
    private final int chunkSize;
    private final long chunkRows;
    private final RowCopy in;
    private final RowCopy out;

    /// @param steps between the two data types, at least one, each with room for [#chunkSize]
    StagedCopy(ScalarMeta from, ScalarMeta to, List<Step> steps, Axis row, Axis rows) {
        this.steps = steps;
        this.row = row;
        this.rows = rows;
        int sourceWidth = from.scalar().componentSize();
        int targetWidth = to.scalar().componentSize();
        chunkSize = chunkSize(row, rows);
        chunkRows = Math.clamp(chunkSize / row.size(), 1, rows.size());
        in = Kernels.moving(sourceWidth, row.toGapless(sourceWidth), chunk(rows.toGapless(row.size() * sourceWidth)));
        out = Kernels.moving(targetWidth, row.fromGapless(targetWidth), chunk(rows.fromGapless(row.size() * targetWidth)));
        String conversion = from.scalar() == to.scalar() ? "swap" : "convert " + from.scalar() + " to " + to.scalar();
        verb = conversion + " in chunks of " + Step.CHUNK + " elements";
    }

    /// A small plan owns little.
    static int chunkSize(Axis row, Axis rows) {
        return (int) Math.min(Step.CHUNK, Math.multiplyExact(row.size(), rows.size()));
    }

    private Axis chunk(Axis side) {
        return new Axis(chunkRows, side.sourceStride(), side.targetStride());
    }

    @Override
    void copy(MemorySegment source, long sourceOffset, MemorySegment target, long targetOffset, long count) {
        for (long done = 0; done < count; done += chunkSize) {
            int size = (int) Math.min(chunkSize, count - done);
            in.copy(source, sourceOffset + done * row.sourceStride(), steps.getFirst().in(), 0, size);
            run(size, done);
            out.copy(steps.getLast().out(), 0, target, targetOffset + done * row.targetStride(), size);
        }
    }

    @Override
    void copyRows(MemorySegment source, long sourceOffset, MemorySegment target, long targetOffset, long rowCount) {
        for (long done = 0; done < rowCount; done += chunkRows) {
            long count = Math.min(chunkRows, rowCount - done);
            long from = sourceOffset + done * rows.sourceStride();
            long to = targetOffset + done * rows.targetStride();
            if (row.size() > chunkSize) {
                copyLongRow(source, from, target, to, done);
            } else {
                in.copyRows(source, from, steps.getFirst().in(), 0, count);
                run((int) (count * row.size()), done * row.size());
                out.copyRows(steps.getLast().out(), 0, target, to, count);
            }
        }
    }

    private void copyLongRow(MemorySegment source, long from, MemorySegment target, long to, long rowsBefore) {
        try {
            copy(source, from, target, to, row.size());
        } catch (Misfit misfit) {
            throw misfit.after(rowsBefore * row.size());
        }
    }

    private void run(int count, long done) {
        try {
            for (int i = 0; i < steps.size(); i++) {
                if (i > 0) {
                    steps.get(i).takeFrom(steps.get(i - 1), count);
                }
                steps.get(i).run(count);
            }
        } catch (Misfit misfit) {
            throw misfit.after(done);
        }
    }

    @Override
    String verb() {
        return verb;
    }
}
