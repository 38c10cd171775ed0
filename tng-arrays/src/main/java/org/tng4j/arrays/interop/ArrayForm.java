package org.tng4j.arrays.interop;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.Scalar;

/// An array as neighbours see it: sizes, byte strides, and what one element is.
///
/// @param sizes outermost first
/// @param byteStrides one for each size
/// @param item without dimensions in front
record ArrayForm(List<Long> sizes, List<Long> byteStrides, ArrMeta item) {

    static ArrayForm of(ArrMeta meta) {
        List<Long> sizes = new ArrayList<>();
        List<Long> byteStrides = new ArrayList<>();
        ArrMeta item = meta;
        while (item instanceof FixedMeta dim) {
            sizes.add(dim.size());
            byteStrides.add(dim.byteStride());
            item = dim.item();
        }
        return new ArrayForm(sizes, byteStrides, item);
    }

    /// Elements that follow each other without gaps.
    ///
    /// @throws ArithmeticException if the bytes do not fit 63 bits
    static ArrayForm packed(ElementType type, List<Long> sizes, boolean isColumnMajor) {
        List<Long> byteStrides = new ArrayList<>(sizes);
        long byteStride = type.byteSize();
        for (int i = 0; i < sizes.size(); i++) {
            int axis = isColumnMajor ? i : sizes.size() - 1 - i;
            byteStrides.set(axis, byteStride);
            byteStride = Math.multiplyExact(byteStride, sizes.get(axis));
        }
        return new ArrayForm(sizes, byteStrides, type.item());
    }

    ArrMeta meta() {
        ArrMeta meta = item;
        for (int axis = sizes.size() - 1; axis >= 0; axis--) {
            meta = new FixedMeta(sizes.get(axis), byteStrides.get(axis), meta);
        }
        return meta;
    }

    /// @throws ArithmeticException if it does not fit 63 bits
    long count() {
        return sizes.stream().reduce(1L, Math::multiplyExact);
    }

    /// Bytes from one element to the nearest other one that does not overlap it.
    long room() {
        long size = item.elementSpan().to();
        return byteStrides.stream().map(Math::abs).filter(byteStride -> byteStride >= size && byteStride > 0).min(Long::compare).orElse(Long.MAX_VALUE);
    }

    /// Whether elements of that size follow each other, the last axis fastest, or the first one.
    boolean isPacked(long byteSize, boolean isColumnMajor) {
        if (sizes.contains(0L)) {
            return true;
        }
        long byteStride = byteSize;
        for (int i = 0; i < sizes.size(); i++) {
            int axis = isColumnMajor ? i : sizes.size() - 1 - i;
            if (sizes.get(axis) > 1 && byteStrides.get(axis) != byteStride) {
                return false;
            }
            byteStride *= sizes.get(axis);
        }
        return true;
    }

    /// The bytes of each element as another axis, the last one.
    ///
    /// Its elements have no padding.
    ArrayForm asBytes() {
        List<Long> withBytes = new ArrayList<>(sizes);
        List<Long> withOne = new ArrayList<>(byteStrides);
        withBytes.add(item.elementSpan().to());
        withOne.add(1L);
        return new ArrayForm(withBytes, withOne, new ScalarMeta(Scalar.UINT8, ByteOrder.nativeOrder()));
    }

    /// The axes in reverse order.
    ArrayForm transposed() {
        return new ArrayForm(sizes.reversed(), byteStrides.reversed(), item);
    }
}
