package org.tng4j.io;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tng4j.arrays.copy.CopyPlan;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.shape.Scalar;

/// Fills the memory of one frame with one value, through its layout, a window of copies at a time.
final class FillPlan {
    private static final int WINDOW_COUNT = 1024;

    private final CopyPlan plan;
    private final MemorySegment window;
    private final int valueSize;

    /// @throws IllegalArgumentException if the type cannot hold the value
    FillPlan(ArrMeta frameMeta, Scalar type, double value) {
        plan = CopyPlan.into(frameMeta, ByteOrder.nativeOrder());
        valueSize = type.byteSize();
        ByteBuffer values = ByteBuffer.allocate(WINDOW_COUNT * valueSize).order(ByteOrder.nativeOrder());
        while (values.hasRemaining()) {
            put(values, type, value);
        }
        window = MemorySegment.ofArray(values.array());
    }

    private static void put(ByteBuffer values, Scalar type, double value) {
        switch (type) {
            case FLOAT32 -> values.putFloat((float) value);
            case FLOAT64 -> values.putDouble(value);
            case INT32 -> values.putInt((int) whole(value, type));
            default -> values.putLong(whole(value, type));
        }
    }

    private static long whole(double value, Scalar type) {
        long whole = (long) value;
        boolean fits = type == Scalar.INT64 || whole == (int) whole;
        if (whole != value || !fits) {
            throw new IllegalArgumentException("fill is " + value + ", must be a whole number that " + type + " holds");
        }
        return whole;
    }

    /// Fills the frame whose value 0 is at `base`.
    void run(MemorySegment target, long base) {
        long count = plan.elementCount();
        for (long done = 0; done < count; done += WINDOW_COUNT) {
            plan.run(window, -done * valueSize, target, base, done, Math.min(WINDOW_COUNT, count - done));
        }
    }
}
