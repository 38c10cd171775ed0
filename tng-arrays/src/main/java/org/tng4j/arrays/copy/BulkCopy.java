package org.tng4j.arrays.copy;

import java.lang.foreign.MemorySegment;

/// Same data type and byte order, no gaps in a row: bytes.
final class BulkCopy extends RowCopy {

    private final int width;
    private final long rowSize;
    private final Axis rows;
    private final boolean isOneRun;

    BulkCopy(int width, Axis row, Axis rows) {
        this.width = width;
        this.rowSize = row.size() * width;
        this.rows = rows;
        this.isOneRun = rows.sourceStride() == rowSize && rows.targetStride() == rowSize;
    }

    @Override
    void copy(MemorySegment source, long sourceOffset, MemorySegment target, long targetOffset, long count) {
        MemorySegment.copy(source, sourceOffset, target, targetOffset, count * width);
    }

    @Override
    void copyRows(MemorySegment source, long sourceOffset, MemorySegment target, long targetOffset, long rowCount) {
        if (isOneRun) {
            MemorySegment.copy(source, sourceOffset, target, targetOffset, rowCount * rowSize);
            return;
        }
        long sourceStride = rows.sourceStride();
        long targetStride = rows.targetStride();
        for (long i = 0; i < rowCount; i++) {
            MemorySegment.copy(source, sourceOffset + i * sourceStride, target, targetOffset + i * targetStride, rowSize);
        }
    }

    @Override
    String verb() {
        return "copy";
    }
}
