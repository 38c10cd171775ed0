package org.tng4j.arrays.copy;

import static org.tng4j.arrays.copy.NativeMemory.CLASS;

import java.lang.foreign.MemorySegment;

/// Rows of three floats or three doubles (or six floats), as bytes: xyz to xyz_ and back, in native memory. Where the JIT knows size, byte
/// strides and memory, it copies 6.8 thousand million values a second; with byte strides from a field 2.1, with a size
/// from a field 0.5 (JDK 25, 10000 rows of 12 bytes). That is why each pair of byte strides has a loop.
final class Vec3Copy extends RowCopy {

    private static final int BAND = ElementCopy.BAND;
    private static final long FLOATS = 3 * Float.BYTES;
    private static final long FLOATS_PADDED = 4 * Float.BYTES;
    private static final long DOUBLES = 3 * Double.BYTES;
    private static final long DOUBLES_PADDED = 4 * Double.BYTES;

    private final Axis rows;
    private final RowCopy others;
    private final boolean isDouble;
    private final boolean pads;

    /// @param others for parts of a row, and for other memory
    Vec3Copy(Axis rows, RowCopy others) {
        this.rows = rows;
        this.others = others;
        isDouble = rows.sourceStride() >= DOUBLES;
        pads = rows.sourceStride() < rows.targetStride();
    }

    static boolean suits(int width, Axis row, Axis rows) {
        long narrow = Math.min(rows.sourceStride(), rows.targetStride());
        long wide = Math.max(rows.sourceStride(), rows.targetStride());
        boolean isVec3 = row.isGapless(width) && row.size() * width == narrow;
        return isVec3 && ((narrow == FLOATS && wide == FLOATS_PADDED) || (narrow == DOUBLES && wide == DOUBLES_PADDED));
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
            if (isDouble && pads) {
                padDoubles(source, from, target, to, count);
            } else if (isDouble) {
                packDoubles(source, from, target, to, count);
            } else if (pads) {
                padFloats(source, from, target, to, count);
            } else {
                packFloats(source, from, target, to, count);
            }
        }
    }

    private static void padFloats(MemorySegment source, long from, MemorySegment target, long to, int count) {
        NativeMemory.check(source, target);
        for (int i = 0; i < count; i++) {
            MemorySegment.copy(source, from + i * FLOATS, target, to + i * FLOATS_PADDED, FLOATS);
        }
    }

    private static void packFloats(MemorySegment source, long from, MemorySegment target, long to, int count) {
        NativeMemory.check(source, target);
        for (int i = 0; i < count; i++) {
            MemorySegment.copy(source, from + i * FLOATS_PADDED, target, to + i * FLOATS, FLOATS);
        }
    }

    private static void padDoubles(MemorySegment source, long from, MemorySegment target, long to, int count) {
        NativeMemory.check(source, target);
        for (int i = 0; i < count; i++) {
            MemorySegment.copy(source, from + i * DOUBLES, target, to + i * DOUBLES_PADDED, DOUBLES);
        }
    }

    private static void packDoubles(MemorySegment source, long from, MemorySegment target, long to, int count) {
        NativeMemory.check(source, target);
        for (int i = 0; i < count; i++) {
            MemorySegment.copy(source, from + i * DOUBLES_PADDED, target, to + i * DOUBLES, DOUBLES);
        }
    }

    @Override
    String verb() {
        return "copy";
    }
}
