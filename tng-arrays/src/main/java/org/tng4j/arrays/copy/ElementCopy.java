package org.tng4j.arrays.copy;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/// Gaps in a row: one component at a time, as integers, so that every NaN keeps its bits.
final class ElementCopy extends RowCopy {

    /// Rows at a time when going across them, so that what is read several times stays in the nearest cache.
    static final int BAND = 1024;

    private final int width;
    private final Axis row;
    private final Axis rows;

    /// @param width 1, 2, 4 or 8
    ElementCopy(int width, Axis row, Axis rows) {
        this.width = width;
        this.row = row;
        this.rows = rows;
    }

    @Override
    void copy(MemorySegment source, long sourceOffset, MemorySegment target, long targetOffset, long count) {
        line(source, sourceOffset, target, targetOffset, row, count);
    }

    /// The longer axis of a band is the inner loop: 3 values of 1000 particles are 3 loops of 1000, not 1000 of 3.
    @Override
    void copyRows(MemorySegment source, long sourceOffset, MemorySegment target, long targetOffset, long rowCount) {
        for (long done = 0; done < rowCount; done += BAND) {
            long count = Math.min(BAND, rowCount - done);
            long from = sourceOffset + done * rows.sourceStride();
            long to = targetOffset + done * rows.targetStride();
            boolean across = count > row.size();
            Axis outer = across ? row : rows;
            for (long i = 0; i < (across ? row.size() : count); i++) {
                line(source, from + i * outer.sourceStride(), target, to + i * outer.targetStride(),
                        across ? rows : row, across ? count : row.size());
            }
        }
    }

    private void line(MemorySegment source, long from, MemorySegment target, long to, Axis along, long count) {
        switch (width) {
            case Byte.BYTES -> copyBytes(source, from, target, to, along, count);
            case Short.BYTES -> copyShorts(source, from, target, to, along, count);
            case Integer.BYTES -> copyInts(source, from, target, to, along, count);
            default -> copyLongs(source, from, target, to, along, count);
        }
    }

    private static void copyBytes(MemorySegment source, long from, MemorySegment target, long to, Axis along, long count) {
        long sourceStride = along.sourceStride();
        long targetStride = along.targetStride();
        for (long i = 0; i < count; i++) {
            byte value = source.get(JAVA_BYTE, from + i * sourceStride);
            target.set(JAVA_BYTE, to + i * targetStride, value);
        }
    }

    private static void copyShorts(MemorySegment source, long from, MemorySegment target, long to, Axis along, long count) {
        long sourceStride = along.sourceStride();
        long targetStride = along.targetStride();
        for (long i = 0; i < count; i++) {
            short value = source.get(JAVA_SHORT_UNALIGNED, from + i * sourceStride);
            target.set(JAVA_SHORT_UNALIGNED, to + i * targetStride, value);
        }
    }

    private static void copyInts(MemorySegment source, long from, MemorySegment target, long to, Axis along, long count) {
        long sourceStride = along.sourceStride();
        long targetStride = along.targetStride();
        for (long i = 0; i < count; i++) {
            int value = source.get(JAVA_INT_UNALIGNED, from + i * sourceStride);
            target.set(JAVA_INT_UNALIGNED, to + i * targetStride, value);
        }
    }

    private static void copyLongs(MemorySegment source, long from, MemorySegment target, long to, Axis along, long count) {
        long sourceStride = along.sourceStride();
        long targetStride = along.targetStride();
        for (long i = 0; i < count; i++) {
            long value = source.get(JAVA_LONG_UNALIGNED, from + i * sourceStride);
            target.set(JAVA_LONG_UNALIGNED, to + i * targetStride, value);
        }
    }

    @Override
    String verb() {
        return "copy element by element";
    }
}
