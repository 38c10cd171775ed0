package org.tng4j.arrays.copy;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// One side of some rows, in a native chunk: brought there, or taken from there, by few bulk copies.
///
/// ```
/// by rows   x y z _ x y z _ x y z _    one bulk copy: byte strides stay as they are
/// by lines  x x x x   y y y y   z z z z   one bulk copy for each line, a line for each component of a row
/// ```
final class Block {

    /// More lines than that are not worth a bulk copy each.
    private static final long MOST_LINES = 16;

    private final MemorySegment chunk;
    private final long lines;
    private final long lineStride;
    private final long lastSize;
    private final Axis chunkRow;
    private final Axis chunkRows;

    private Block(long rowSize, long rowStride, long rowsStride, int width, int rowCount, boolean byLines) {
        lines = byLines ? rowSize : 1;
        lineStride = rowStride;
        lastSize = byLines ? width : (rowSize - 1) * rowStride + width;
        chunkRows = new Axis(rowCount, rowsStride, rowsStride);
        chunkRow = byLines ? new Axis(rowSize, rowCount * rowsStride, rowCount * rowsStride) : new Axis(rowSize, rowStride, rowStride);
        chunk = NativeMemory.chunk(byLines ? rowSize * rowCount * width : rowCount * rowsStride);
    }

    /// The source's side, where it lies close enough together; else none.
    static @Nullable Block ofSource(Axis row, Axis rows, int width, int rowCount) {
        long dense = 4 * row.size() * width;
        boolean byRows = row.sourceStride() >= width && rows.sourceStride() >= row.size() * row.sourceStride();
        boolean byLines = rows.sourceStride() == width && row.size() <= MOST_LINES;
        boolean suits = byLines || (byRows && rows.sourceStride() <= dense);
        return suits ? new Block(row.size(), row.sourceStride(), rows.sourceStride(), width, rowCount, byLines) : null;
    }

    /// The target's side, where it has no gaps; else none.
    static @Nullable Block ofTarget(Axis row, Axis rows, int width, int rowCount) {
        boolean byRows = row.targetStride() == width && rows.targetStride() == row.size() * width;
        boolean byLines = rows.targetStride() == width && row.size() <= MOST_LINES;
        return byRows || byLines
                ? new Block(row.size(), row.targetStride(), rows.targetStride(), width, rowCount, byLines)
                : null;
    }

    MemorySegment chunk() {
        return chunk;
    }

    Axis chunkRow() {
        return chunkRow;
    }

    Axis chunkRows() {
        return chunkRows;
    }

    void load(MemorySegment source, long offset, long rowCount) {
        long size = sizeOf(rowCount);
        for (long line = 0; line < lines; line++) {
            MemorySegment.copy(source, offset + line * lineStride, chunk, line * chunkRow.sourceStride(), size);
        }
    }

    void store(MemorySegment target, long offset, long rowCount) {
        long size = sizeOf(rowCount);
        for (long line = 0; line < lines; line++) {
            MemorySegment.copy(chunk, line * chunkRow.sourceStride(), target, offset + line * lineStride, size);
        }
    }

    /// The last row ends with its last component: behind it there may be nothing.
    private long sizeOf(long rowCount) {
        return (rowCount - 1) * chunkRows.sourceStride() + lastSize;
    }
}
