package org.tng4j.arrays.copy;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static org.tng4j.arrays.copy.NativeMemory.CLASS;

import java.lang.foreign.MemorySegment;

/// Items here and there, as bytes: one float or double, three of them, or any other size. Each of these sizes has a loop, as
/// the JIT knows it then, and that stands twice, for the reason in [NativeMemory]: 1.4 ns an item in native memory, 2.4
/// from a heap array; with a size from a field it was 34 (JDK 25, 100000 items of 12 bytes in random order).
@SuppressWarnings("DuplicateBranches") // alike to read, not to compile
final class ItemCopy {

    private static final int FLOATS = 3 * Float.BYTES;
    private static final int DOUBLES = 3 * Double.BYTES;

    private final long byteSize;
    private final long[] sourceOffsets;
    private final long[] targetOffsets;

    /// @param sourceOffsets of each item, from item 0
    /// @param targetOffsets as many
    ItemCopy(long byteSize, long[] sourceOffsets, long[] targetOffsets) {
        this.byteSize = byteSize;
        this.sourceOffsets = sourceOffsets;
        this.targetOffsets = targetOffsets;
    }

    long byteSize() {
        return byteSize;
    }

    void run(MemorySegment source, long sourceBase, MemorySegment target, long targetBase) {
        if (byteSize == Float.BYTES) {
            copyInts(source, sourceBase, target, targetBase);
        } else if (byteSize == Double.BYTES) {
            copyLongs(source, sourceBase, target, targetBase);
        } else if (byteSize == FLOATS) {
            copyFloats(source, sourceBase, target, targetBase);
        } else if (byteSize == DOUBLES) {
            copyDoubles(source, sourceBase, target, targetBase);
        } else {
            copyAny(source, sourceBase, target, targetBase);
        }
    }

    private void copyAny(MemorySegment source, long from, MemorySegment target, long to) {
        for (int i = 0; i < sourceOffsets.length; i++) {
            MemorySegment.copy(source, from + sourceOffsets[i], target, to + targetOffsets[i], byteSize);
        }
    }

    private void copyInts(MemorySegment source, long from, MemorySegment target, long to) {
        if (source.getClass() == CLASS && target.getClass() == CLASS) {
            for (int i = 0; i < sourceOffsets.length; i++) {
                int value = source.get(JAVA_INT_UNALIGNED, from + sourceOffsets[i]);
                target.set(JAVA_INT_UNALIGNED, to + targetOffsets[i], value);
            }
        } else {
            for (int i = 0; i < sourceOffsets.length; i++) {
                int value = source.get(JAVA_INT_UNALIGNED, from + sourceOffsets[i]);
                target.set(JAVA_INT_UNALIGNED, to + targetOffsets[i], value);
            }
        }
    }

    private void copyLongs(MemorySegment source, long from, MemorySegment target, long to) {
        if (source.getClass() == CLASS && target.getClass() == CLASS) {
            for (int i = 0; i < sourceOffsets.length; i++) {
                long value = source.get(JAVA_LONG_UNALIGNED, from + sourceOffsets[i]);
                target.set(JAVA_LONG_UNALIGNED, to + targetOffsets[i], value);
            }
        } else {
            for (int i = 0; i < sourceOffsets.length; i++) {
                long value = source.get(JAVA_LONG_UNALIGNED, from + sourceOffsets[i]);
                target.set(JAVA_LONG_UNALIGNED, to + targetOffsets[i], value);
            }
        }
    }

    private void copyFloats(MemorySegment source, long from, MemorySegment target, long to) {
        if (source.getClass() == CLASS && target.getClass() == CLASS) {
            for (int i = 0; i < sourceOffsets.length; i++) {
                MemorySegment.copy(source, from + sourceOffsets[i], target, to + targetOffsets[i], FLOATS);
            }
        } else {
            for (int i = 0; i < sourceOffsets.length; i++) {
                long xy = source.get(JAVA_LONG_UNALIGNED, from + sourceOffsets[i]);
                int z = source.get(JAVA_INT_UNALIGNED, from + sourceOffsets[i] + Long.BYTES);
                target.set(JAVA_LONG_UNALIGNED, to + targetOffsets[i], xy);
                target.set(JAVA_INT_UNALIGNED, to + targetOffsets[i] + Long.BYTES, z);
            }
        }
    }

    private void copyDoubles(MemorySegment source, long from, MemorySegment target, long to) {
        if (source.getClass() == CLASS && target.getClass() == CLASS) {
            for (int i = 0; i < sourceOffsets.length; i++) {
                MemorySegment.copy(source, from + sourceOffsets[i], target, to + targetOffsets[i], DOUBLES);
            }
        } else {
            for (int i = 0; i < sourceOffsets.length; i++) {
                long x = source.get(JAVA_LONG_UNALIGNED, from + sourceOffsets[i]);
                long y = source.get(JAVA_LONG_UNALIGNED, from + sourceOffsets[i] + Long.BYTES);
                long z = source.get(JAVA_LONG_UNALIGNED, from + sourceOffsets[i] + 2 * Long.BYTES);
                target.set(JAVA_LONG_UNALIGNED, to + targetOffsets[i], x);
                target.set(JAVA_LONG_UNALIGNED, to + targetOffsets[i] + Long.BYTES, y);
                target.set(JAVA_LONG_UNALIGNED, to + targetOffsets[i] + 2 * Long.BYTES, z);
            }
        }
    }
}
