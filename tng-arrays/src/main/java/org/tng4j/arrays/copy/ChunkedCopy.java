package org.tng4j.arrays.copy;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Many short rows by a kernel that is fast in native memory. What is not native, heap arrays and mapped files, comes and
/// goes through native chunks, where it lies so that bulk copies can do that.
final class ChunkedCopy extends RowCopy {

    /// Fewer rows go as they are.
    private static final int FEWEST_ROWS = 16;
    private static final long CHUNK_SIZE = 16384;

    private final Axis rows;
    private final int rowCount;
    private final RowCopy direct;
    private final @Nullable Block sourceBlock;
    private final @Nullable Block targetBlock;
    private final RowCopy fromChunk;
    private final RowCopy toChunk;
    private final RowCopy betweenChunks;

    private ChunkedCopy(int width, Axis row, Axis rows, int rowCount) {
        this.rows = rows;
        this.rowCount = rowCount;
        sourceBlock = Block.ofSource(row, rows, width, rowCount);
        targetBlock = Block.ofTarget(row, rows, width, rowCount);
        Axis sourceRow = sourceBlock == null ? row : sourceBlock.chunkRow();
        Axis sourceRows = sourceBlock == null ? rows : sourceBlock.chunkRows();
        Axis targetRow = targetBlock == null ? row : targetBlock.chunkRow();
        Axis targetRows = targetBlock == null ? rows : targetBlock.chunkRows();
        direct = kernel(width, row, rows, row, rows);
        fromChunk = kernel(width, sourceRow, sourceRows, row, rows);
        toChunk = kernel(width, row, rows, targetRow, targetRows);
        betweenChunks = kernel(width, sourceRow, sourceRows, targetRow, targetRows);
    }

    static RowCopy of(int width, Axis row, Axis rows) {
        long widest = Math.max(row.size() * width, Math.max(Math.abs(rows.sourceStride()), Math.abs(rows.targetStride())));
        long rowCount = Math.min(rows.size(), CHUNK_SIZE / widest);
        return rowCount < FEWEST_ROWS
                ? kernel(width, row, rows, row, rows)
                : new ChunkedCopy(width, row, rows, (int) rowCount);
    }

    private static RowCopy kernel(int width, Axis sourceRow, Axis sourceRows, Axis targetRow, Axis targetRows) {
        Axis row = new Axis(sourceRow.size(), sourceRow.sourceStride(), targetRow.targetStride());
        Axis rows = new Axis(sourceRows.size(), sourceRows.sourceStride(), targetRows.targetStride());
        RowCopy any = new ElementCopy(width, row, rows);
        if (Vec3Copy.suits(width, row, rows)) {
            return new Vec3Copy(rows, any);
        }
        return DealCopy.suits(width, rows) ? new DealCopy(width, row, rows, any) : any;
    }

    @Override
    void copy(MemorySegment source, long sourceOffset, MemorySegment target, long targetOffset, long count) {
        direct.copy(source, sourceOffset, target, targetOffset, count);
    }

    @Override
    void copyRows(MemorySegment source, long sourceOffset, MemorySegment target, long targetOffset, long count) {
        Block in = NativeMemory.holds(source) ? null : sourceBlock;
        Block out = NativeMemory.holds(target) ? null : targetBlock;
        if (in == null && out == null) {
            direct.copyRows(source, sourceOffset, target, targetOffset, count);
            return;
        }
        RowCopy kernel = in == null ? toChunk : out == null ? fromChunk : betweenChunks;
        MemorySegment near = in == null ? source : in.chunk();
        MemorySegment far = out == null ? target : out.chunk();
        for (long done = 0; done < count; done += rowCount) {
            long size = Math.min(rowCount, count - done);
            long from = sourceOffset + done * rows.sourceStride();
            long to = targetOffset + done * rows.targetStride();
            if (in != null) {
                in.load(source, from, size);
            }
            kernel.copyRows(near, in == null ? from : 0, far, out == null ? to : 0, size);
            if (out != null) {
                out.store(target, to, size);
            }
        }
    }

    @Override
    String verb() {
        return direct.verb();
    }
}
