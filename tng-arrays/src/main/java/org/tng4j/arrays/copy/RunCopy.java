package org.tng4j.arrays.copy;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static org.tng4j.arrays.copy.NativeMemory.CLASS;

import java.lang.foreign.MemorySegment;

/// Runs of three floats or three doubles, as bytes, one at a time, at any byte strides: frames of particles to particles of
/// frames, and back. A component of these axes is a run.
///
/// Both sizes have a loop, for the reason in [NativeMemory].
final class RunCopy extends RowCopy {

    /// Rows at a time when going across them, so that a line of the target's cache is filled before it leaves.
    private static final int BAND = 256;
    private static final int FLOATS = 3 * Float.BYTES;
    private static final int DOUBLES = 3 * Double.BYTES;

    private final boolean isDouble;
    private final Axis row;
    private final Axis rows;

    /// @param width of a run, as [#suits] likes it
    RunCopy(long width, Axis row, Axis rows) {
        this.isDouble = width == DOUBLES;
        this.row = row;
        this.rows = rows;
    }

    static boolean suits(long width) {
        return width == FLOATS || width == DOUBLES;
    }

    @Override
    void copy(MemorySegment source, long sourceOffset, MemorySegment target, long targetOffset, long count) {
        for (long done = 0; done < count; done += BAND) {
            line(source, sourceOffset + done * row.sourceStride(), target, targetOffset + done * row.targetStride(),
                    row, (int) Math.min(BAND, count - done));
        }
    }

    @Override
    void copyRows(MemorySegment source, long sourceOffset, MemorySegment target, long targetOffset, long rowCount) {
        for (long done = 0; done < rowCount; done += BAND) {
            int count = (int) Math.min(BAND, rowCount - done);
            long from = sourceOffset + done * rows.sourceStride();
            long to = targetOffset + done * rows.targetStride();
            for (long i = 0; i < row.size(); i++) {
                line(source, from + i * row.sourceStride(), target, to + i * row.targetStride(), rows, count);
            }
        }
    }

    private void line(MemorySegment source, long from, MemorySegment target, long to, Axis along, int count) {
        boolean areNative = source.getClass() == CLASS && target.getClass() == CLASS;
        if (areNative && isDouble) {
            copyDoubles(source, from, target, to, along, count);
        } else if (areNative) {
            copyFloats(source, from, target, to, along, count);
        } else {
            copyElsewhere(source, from, target, to, along, count);
        }
    }

    private static void copyFloats(MemorySegment source, long from, MemorySegment target, long to, Axis along, int count) {
        NativeMemory.check(source, target);
        long sourceStride = along.sourceStride();
        long targetStride = along.targetStride();
        for (int i = 0; i < count; i++) {
            MemorySegment.copy(source, from + i * sourceStride, target, to + i * targetStride, FLOATS);
        }
    }

    private static void copyDoubles(MemorySegment source, long from, MemorySegment target, long to, Axis along, int count) {
        NativeMemory.check(source, target);
        long sourceStride = along.sourceStride();
        long targetStride = along.targetStride();
        for (int i = 0; i < count; i++) {
            MemorySegment.copy(source, from + i * sourceStride, target, to + i * targetStride, DOUBLES);
        }
    }

    /// Heap arrays and mapped files.
    private void copyElsewhere(MemorySegment source, long from, MemorySegment target, long to, Axis along, int count) {
        int longs = isDouble ? 3 : 1;
        for (int i = 0; i < count; i++) {
            long at = from + i * along.sourceStride();
            long there = to + i * along.targetStride();
            for (int j = 0; j < longs; j++, at += Long.BYTES, there += Long.BYTES) {
                target.set(JAVA_LONG_UNALIGNED, there, source.get(JAVA_LONG_UNALIGNED, at));
            }
            if (!isDouble) {
                target.set(JAVA_INT_UNALIGNED, there, source.get(JAVA_INT_UNALIGNED, at));
            }
        }
    }

    @Override
    String verb() {
        return "copy run by run";
    }
}
