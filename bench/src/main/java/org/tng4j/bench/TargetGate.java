package org.tng4j.bench;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import org.tng4j.arrays.view.NdView;
import org.tng4j.arrays.view.Window;

/// Nothing is timed before this: a contender, run once, leaves the expected bytes in the target, and between the values
/// what was there. One that returns a view is asked what that sees, one that returns memory what is in that.
///
/// @param target   what contenders write
/// @param expected as large; between the values [#NOISE]
record TargetGate(MemorySegment target, MemorySegment expected) implements Gate {
    /// What lies between the values, and in a target before a contender runs.
    static final byte NOISE = (byte) 0xA5;

    /// Gives each element its number, in row-major order.
    ///
    /// @param view three axes, elements of 4 bytes
    static void number(NdView view) {
        int number = 0;
        for (long i = 0; i < view.shape().dim(0); i++) {
            for (long j = 0; j < view.shape().dim(1); j++) {
                long row = view.base() + i * view.byteStride(0) + j * view.byteStride(1);
                for (long k = 0; k < view.shape().dim(2); k++) {
                    view.segment().set(JAVA_INT, row + k * view.byteStride(2), number++);
                }
            }
        }
    }

    @Override
    public void check(Object benchmark, String contender) {
        target.fill(NOISE);
        MemorySegment found = seen(Gate.run(benchmark, contender));
        long offset = expected.mismatch(found);
        if (offset >= 0) {
            throw new IllegalStateException(contender + " leaves " + hexadecimal(found, offset) + " at offset " + offset
                    + ", must be " + hexadecimal(expected, offset));
        }
    }

    private MemorySegment seen(Object result) {
        return switch (result) {
            case NdView view -> view.segment().asSlice(view.base(), expected.byteSize());
            case Window window -> seen(window.view());
            case MemorySegment segment -> segment;
            default -> target;
        };
    }

    private static String hexadecimal(MemorySegment bytes, long offset) {
        return offset < bytes.byteSize() ? "0x%02x".formatted(bytes.get(JAVA_BYTE, offset)) : "nothing";
    }
}
