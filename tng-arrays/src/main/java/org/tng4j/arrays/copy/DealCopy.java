package org.tng4j.arrays.copy;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static org.tng4j.arrays.copy.NativeMemory.CLASS;

import java.lang.foreign.MemorySegment;

/// Rows of three, or three and a gap, to lines of x, of y, of z, or back, in native memory: xyz and xyz_ to SoA. Where the
/// JIT knows byte strides and memory, it copies 4.7 thousand million floats a second; with byte strides from a field 1.0
/// (JDK 25, 10000 rows). That is why each pair of byte strides has a loop. They count in `int`: in `long` they are half as
/// fast.
final class DealCopy extends RowCopy {

    private static final int BAND = ElementCopy.BAND;
    private static final long PACKED = 3;
    private static final long PADDED = 4;

    private final Axis row;
    private final Axis rows;
    private final RowCopy others;
    private final boolean isLong;
    private final boolean deals;
    private final boolean isPadded;

    /// @param others for parts of a row, and for other memory
    DealCopy(int width, Axis row, Axis rows, RowCopy others) {
        this.row = row;
        this.rows = rows;
        this.others = others;
        isLong = width == Long.BYTES;
        deals = rows.sourceStride() > rows.targetStride();
        isPadded = Math.max(rows.sourceStride(), rows.targetStride()) == PADDED * width;
    }

    static boolean suits(int width, Axis rows) {
        long narrow = Math.min(rows.sourceStride(), rows.targetStride());
        long wide = Math.max(rows.sourceStride(), rows.targetStride());
        return width >= Integer.BYTES && narrow == width && (wide == PACKED * width || wide == PADDED * width);
    }

    @Override
    void copy(MemorySegment source, long sourceOffset, MemorySegment target, long targetOffset, long count) {
        others.copy(source, sourceOffset, target, targetOffset, count);
    }

    @Override
    void copyRows(MemorySegment source, long sourceOffset, MemorySegment target, long targetOffset, long rowCount) {
        if (source.getClass() != CLASS || target.getClass() != CLASS) {
            others.copyRows(source, sourceOffset, target, targetOffset, rowCount);
            return;
        }
        for (long done = 0; done < rowCount; done += BAND) {
            int count = (int) Math.min(BAND, rowCount - done);
            long from = sourceOffset + done * rows.sourceStride();
            long to = targetOffset + done * rows.targetStride();
            for (int i = 0; i < row.size(); i++) {
                line(source, from + i * row.sourceStride(), target, to + i * row.targetStride(), count);
            }
        }
    }

    private void line(MemorySegment source, long from, MemorySegment target, long to, int count) {
        if (isLong && deals) {
            dealLongs(source, from, target, to, isPadded, count);
        } else if (isLong) {
            collectLongs(source, from, target, to, isPadded, count);
        } else if (deals) {
            dealInts(source, from, target, to, isPadded, count);
        } else {
            collectInts(source, from, target, to, isPadded, count);
        }
    }

    private static void dealInts(MemorySegment source, long from, MemorySegment target, long to, boolean padded, int count) {
        NativeMemory.check(source, target);
        if (padded) {
            for (int i = 0; i < count; i++) {
                target.set(JAVA_INT_UNALIGNED, to + i * 4L, source.get(JAVA_INT_UNALIGNED, from + i * 16L));
            }
        } else {
            for (int i = 0; i < count; i++) {
                target.set(JAVA_INT_UNALIGNED, to + i * 4L, source.get(JAVA_INT_UNALIGNED, from + i * 12L));
            }
        }
    }

    private static void collectInts(MemorySegment source, long from, MemorySegment target, long to, boolean padded, int count) {
        NativeMemory.check(source, target);
        if (padded) {
            for (int i = 0; i < count; i++) {
                target.set(JAVA_INT_UNALIGNED, to + i * 16L, source.get(JAVA_INT_UNALIGNED, from + i * 4L));
            }
        } else {
            for (int i = 0; i < count; i++) {
                target.set(JAVA_INT_UNALIGNED, to + i * 12L, source.get(JAVA_INT_UNALIGNED, from + i * 4L));
            }
        }
    }

    private static void dealLongs(MemorySegment source, long from, MemorySegment target, long to, boolean padded, int count) {
        NativeMemory.check(source, target);
        if (padded) {
            for (int i = 0; i < count; i++) {
                target.set(JAVA_LONG_UNALIGNED, to + i * 8L, source.get(JAVA_LONG_UNALIGNED, from + i * 32L));
            }
        } else {
            for (int i = 0; i < count; i++) {
                target.set(JAVA_LONG_UNALIGNED, to + i * 8L, source.get(JAVA_LONG_UNALIGNED, from + i * 24L));
            }
        }
    }

    private static void collectLongs(MemorySegment source, long from, MemorySegment target, long to, boolean padded, int count) {
        NativeMemory.check(source, target);
        if (padded) {
            for (int i = 0; i < count; i++) {
                target.set(JAVA_LONG_UNALIGNED, to + i * 32L, source.get(JAVA_LONG_UNALIGNED, from + i * 8L));
            }
        } else {
            for (int i = 0; i < count; i++) {
                target.set(JAVA_LONG_UNALIGNED, to + i * 24L, source.get(JAVA_LONG_UNALIGNED, from + i * 8L));
            }
        }
    }

    @Override
    String verb() {
        return "copy in lines of components";
    }
}
