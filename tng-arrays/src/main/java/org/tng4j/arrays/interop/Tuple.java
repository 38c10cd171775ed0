package org.tng4j.arrays.interop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Python tuple on its way into text: NumPy tells `(3, 4)` from `[3, 4]`.
///
/// @param items no item may be changed afterwards
record Tuple(List<? extends @Nullable Object> items) {

    static Tuple of(Object... items) {
        return new Tuple(List.of(items));
    }
}
