package org.tng4j.arrays.copy;

import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.ScalarMeta;

/// The row-major layout without gaps that has the dimensions of another one, and its own data type and byte order.
final class Gapless {

    private Gapless() {}

    static ArrMeta like(ArrMeta dims, ScalarMeta element) {
        if (!(dims instanceof FixedMeta fixed)) {
            return element;
        }
        ArrMeta item = like(fixed.item(), element);
        long itemSize = Math.multiplyExact(item.shape().elementCount(), element.scalar().byteSize());
        return new FixedMeta(fixed.size(), itemSize, item);
    }
}
