package org.tng4j.io.internal.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Undoes the one thing that a codec 1 writer does to its values: floating-point ones are stored times a multiplier.
/// Source: docs/format.md, *Codecs*.
final class XtcDivision {
    private final VarHandle floats;
    private final VarHandle doubles;

    XtcDivision(ByteOrder order) {
        floats = MethodHandles.byteArrayViewVarHandle(float[].class, order);
        doubles = MethodHandles.byteArrayViewVarHandle(double[].class, order);
    }

    /// Divides the values in a window, unless the multiplier says nothing.
    ///
    /// @param valueSize 4 for float32, 8 for float64
    void divide(byte[] window, int size, int valueSize, double multiplier) {
        if (multiplier == 1.0 || multiplier == 0.0 || Double.isNaN(multiplier) || Double.isInfinite(multiplier)) {
            return;
        }
        for (int at = 0; at < size; at += valueSize) {
            if (valueSize == Float.BYTES) {
                floats.set(window, at, (float) ((float) floats.get(window, at) / multiplier));
            } else {
                doubles.set(window, at, (double) doubles.get(window, at) / multiplier);
            }
        }
    }
}
