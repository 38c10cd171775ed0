package org.tng4j.io;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.tng4j.arrays.copy.Casting;
import org.tng4j.arrays.copy.CopyPlan;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.Scalar;

/// Fills the memory of one frame with one value, through its layout, a window of copies at a time.
final class FillPlan {
    private static final int WINDOW_COUNT = 1024;
    private static final ScalarMeta DOUBLE = new ScalarMeta(Scalar.FLOAT64, ByteOrder.nativeOrder());

    private final CopyPlan plan;
    private final MemorySegment window;

    /// @throws IllegalArgumentException if the type cannot hold the value
    FillPlan(ArrMeta frameMeta, double value) {
        plan = CopyPlan.into(frameMeta, DOUBLE, Casting.UNSAFE);
        double[] values = new double[WINDOW_COUNT];
        Arrays.fill(values, value);
        window = MemorySegment.ofArray(values);
        Scalar type = ((ScalarMeta) frameMeta.leaf()).scalar();
        double held = heldBy(type, value);
        switch (type) {
            case FLOAT16, FLOAT32, FLOAT64 -> requireFinite(value, held, type);
            default -> requireWhole(value, held, type);
        }
    }

    private static void requireFinite(double value, double held, Scalar type) {
        if (Double.isInfinite(held) && !Double.isInfinite(value)) {
            throw new IllegalArgumentException("fill is " + value + ", must be a number that " + type + " holds");
        }
    }

    private static void requireWhole(double value, double held, Scalar type) {
        if (held != value || (type == Scalar.INT64 && value >= 0x1p63)) {
            throw new IllegalArgumentException("fill is " + value + ", must be a whole number that " + type + " holds");
        }
    }

    /// Returns what the type makes of a value: the same, if it holds it.
    private static double heldBy(Scalar type, double value) {
        ScalarMeta element = new ScalarMeta(type, ByteOrder.nativeOrder());
        MemorySegment there = MemorySegment.ofArray(new long[1]);
        double[] back = new double[1];
        CopyPlan.into(element, DOUBLE, Casting.UNSAFE).run(MemorySegment.ofArray(new double[] {value}), 0, there, 0);
        CopyPlan.into(DOUBLE, element, Casting.UNSAFE).run(there, 0, MemorySegment.ofArray(back), 0);
        return back[0];
    }

    /// Fills the frame whose value 0 is at `base`.
    void run(MemorySegment target, long base) {
        long count = plan.elementCount();
        for (long done = 0; done < count; done += WINDOW_COUNT) {
            plan.run(window, -done * Double.BYTES, target, base, done, Math.min(WINDOW_COUNT, count - done));
        }
    }
}
