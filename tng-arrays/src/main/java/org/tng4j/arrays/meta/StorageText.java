package org.tng4j.arrays.meta;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.tng4j.arrays.shape.Scalar;

/// Prints datashape and layout in one line: `15 * 3 * >float32 @ [12, 4]`.
final class StorageText {

    private StorageText() {}

    static String of(ArrMeta meta, long base) {
        boolean bare = meta instanceof ScalarMeta && base == 0;
        return shape(meta) + (bare ? "" : " " + layout(meta) + (base == 0 ? "" : "+" + base));
    }

    static String layout(ArrMeta meta) {
        List<String> strides = new ArrayList<>();
        ArrMeta at = meta;
        while (at instanceof FixedMeta fixed) {
            strides.add(Long.toString(fixed.byteStride()));
            at = fixed.item();
        }
        String heap = at instanceof TextMeta text ? "{" + text.heapOffset() + ", " + text.heapSize() + "}" : "";
        return "@ [" + String.join(", ", strides) + "]" + heap;
    }

    private static String shape(ArrMeta meta) {
        return switch (meta) {
            case FixedMeta fixed -> fixed.size() + " * " + shape(fixed.item());
            case ScalarMeta scalar -> orderMark(scalar.scalar(), scalar.order()) + scalar.scalar();
            case TextMeta text -> text.shape().toString();
        };
    }

    private static String orderMark(Scalar scalar, ByteOrder order) {
        if (scalar.componentSize() <= 1 || order.equals(ByteOrder.nativeOrder())) {
            return "";
        }
        return order.equals(ByteOrder.BIG_ENDIAN) ? ">" : "<";
    }
}
