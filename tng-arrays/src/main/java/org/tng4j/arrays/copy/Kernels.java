package org.tng4j.arrays.copy;

import java.util.List;
import org.tng4j.arrays.meta.ScalarMeta;

/// Which kernel suits two axes.
final class Kernels {

    /// Shorter runs of bytes go faster one component at a time.
    private static final int SHORTEST_BULK = 64;

    private Kernels() {}

    /// @param isChecked whether a value that does not fit is an error
    static RowCopy of(ScalarMeta from, ScalarMeta to, boolean isChecked, Axis row, Axis rows) {
        List<Step> steps = Steps.between(from, to, isChecked, StagedCopy.chunkSize(row, rows));
        return steps.isEmpty()
                ? moving(from.scalar().componentSize(), row, rows)
                : new StagedCopy(from, to, steps, row, rows);
    }

    /// Of bytes as they are.
    static RowCopy moving(int width, Axis row, Axis rows) {
        boolean isOneRun = rows.size() == 1 || rows.isGapless(row.size() * width);
        if (row.isGapless(width) && (isOneRun || row.size() * width >= SHORTEST_BULK)) {
            return new BulkCopy(width, row, rows);
        }
        return TileCopy.suits(width, row, rows) ? new TileCopy(width, row, rows) : ChunkedCopy.of(width, row, rows);
    }
}
