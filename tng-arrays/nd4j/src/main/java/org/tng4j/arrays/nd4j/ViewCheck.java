package org.tng4j.arrays.nd4j;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.tng4j.arrays.pool.LeasedArena;
import org.tng4j.arrays.view.NdView;

/// Whether an INDArray may lie over a view's memory: each thing that is refused here gives wrong numbers, or ends the JVM.
final class ViewCheck {

    private static final String COPY = "; copy(…)";
    private static final String ALLOCATE = "; allocate from LeasedArena, or copy(…)";

    private ViewCheck() {}

    /// @throws IllegalArgumentException if the layout or the memory is not one for sharing
    /// @throws IllegalStateException if the arena is closed
    static void check(NdView view, ArrayForm form) {
        if (form.order() != ByteOrder.nativeOrder()) {
            throw refused("byte order is " + form.order() + ", must be " + ByteOrder.nativeOrder() + COPY);
        }
        for (int axis = 0; axis < form.rank(); axis++) {
            checkStride(form, axis);
        }
        checkMemory(view.segment());
        checkAlignment(view, form.elementSize());
    }

    private static void checkStride(ArrayForm form, int axis) {
        String stride = "byte stride along axis " + axis + " is " + form.byteStride(axis);
        if (form.isLong(axis) && form.byteStride(axis) <= 0) {
            throw refused(stride + ", must be above 0" + COPY);
        }
        if (form.isLong(axis) && form.byteStride(axis) % form.elementSize() != 0) {
            throw refused(stride + ", must be a multiple of " + form.elementSize() + COPY);
        }
    }

    private static void checkMemory(MemorySegment memory) {
        if (!memory.isNative()) {
            throw refused("memory is a Java array, which has no address" + ALLOCATE);
        }
        if (memory.isMapped()) {
            throw refused("memory is a mapped file, and the JVM ends if that is cut" + COPY);
        }
        if (memory.isReadOnly()) {
            throw refused("memory is read-only, and an array can be written" + COPY);
        }
        requireOpen(memory);
        if (!isThere(memory)) {
            throw refused("memory belongs to an arena that could close under the array" + ALLOCATE);
        }
    }

    static void requireOpen(MemorySegment memory) {
        if (!memory.scope().isAlive()) {
            throw new IllegalStateException("arena of the memory is closed");
        }
    }

    private static boolean isThere(MemorySegment memory) {
        return LeasedArena.of(memory).isPresent() || memory.scope().equals(Arena.global().scope())
                || OwnMemory.holds(memory);
    }

    private static void checkAlignment(NdView view, int elementSize) {
        long address = view.segment().address() + view.base();
        if (address % elementSize != 0) {
            throw refused("element 0 is aligned to " + Long.lowestOneBit(address) + " bytes, must be aligned to "
                    + elementSize + COPY);
        }
    }

    private static IllegalArgumentException refused(String message) {
        return new IllegalArgumentException(message);
    }
}
