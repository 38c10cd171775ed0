package org.tng4j.arrays.copy;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.Scalar;

/// What must be done to components between one data type and byte order and another: nothing, or up to five steps.
final class Steps {

    private Steps() {}

    /// @param isChecked whether what does not fit is an error
    /// @param size      components in a chunk
    static List<Step> between(ScalarMeta from, ScalarMeta to, boolean isChecked, int size) {
        int fromWidth = from.scalar().componentSize();
        int toWidth = to.scalar().componentSize();
        if (from.scalar() == to.scalar()) {
            boolean turns = fromWidth > 1 && !from.order().equals(to.order());
            return turns ? List.of(SwapStep.of(fromWidth, size)) : List.of();
        }
        List<Step> steps = new ArrayList<>();
        if (isTurned(from)) {
            steps.add(SwapStep.of(fromWidth, size));
        }
        steps.addAll(conversion(
                ScalarKind.componentOf(from.scalar()), ScalarKind.componentOf(to.scalar()), isChecked, size));
        if (isTurned(to)) {
            steps.add(SwapStep.of(toWidth, size));
        }
        return steps;
    }

    private static boolean isTurned(ScalarMeta meta) {
        return meta.scalar().componentSize() > 1 && !meta.order().equals(ByteOrder.nativeOrder());
    }

    private static List<Step> conversion(Scalar from, Scalar to, boolean isChecked, int size) {
        if (from == Scalar.INT32 && (to == Scalar.FLOAT32 || to == Scalar.FLOAT64)) {
            return List.of(IntsToFloats.of(to, size));
        }
        boolean fromInteger = ScalarKind.isInteger(from);
        Lanes wide = new Lanes(fromInteger ? Scalar.INT64 : Scalar.FLOAT64, size);
        List<Step> steps = new ArrayList<>();
        if (from.byteSize() < Long.BYTES) {
            steps.add(WidenStep.of(from, wide, size));
        }
        boolean isUnsigned = from == Scalar.UINT64;
        if (ScalarKind.isInteger(to)) {
            Lanes whole = fromInteger ? wide : new Lanes(Scalar.INT64, size);
            if (!fromInteger) {
                steps.add(FloatsToIntegers.of(wide, whole, to));
            }
            steps.add(NarrowIntegers.of(whole, to, isUnsigned, isChecked));
        } else if (fromInteger) {
            steps.add(IntegersToFloats.of(wide, to, isUnsigned, isChecked));
        } else if (to != Scalar.FLOAT64) {
            steps.add(NarrowFloats.of(wide, to, isChecked));
        }
        return steps;
    }
}
