package org.tng4j.arrays.view;

import java.util.OptionalLong;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;

/// How many elements fixed axes have, if 63 bits can count them.
final class ElementCount {

    private ElementCount() {}

    /// Counts them.
    ///
    /// @return nothing if there are more than [Long#MAX_VALUE]
    static OptionalLong of(long... sizes) {
        try {
            return OptionalLong.of(DataShape.of(Scalar.VOID, sizes).elementCount());
        } catch (ArithmeticException _) {
            return OptionalLong.empty();
        }
    }

    static String text(long... sizes) {
        OptionalLong count = of(sizes);
        return count.isPresent() ? Long.toString(count.getAsLong()) : "more than " + Long.MAX_VALUE;
    }
}
