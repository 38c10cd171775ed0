package org.tng4j.arrays.shape;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Finds the smallest data type that holds the values of two.
///
/// **Source:** NumPy's `result_type`; the table is testdata/make/promotion-table.py.
final class Promotion {

    private static final Set<Scalar> SIGNED = EnumSet.range(Scalar.INT8, Scalar.INT64);
    private static final Set<Scalar> UNSIGNED = EnumSet.range(Scalar.UINT8, Scalar.UINT64);
    private static final Set<Scalar> FLOATS = EnumSet.range(Scalar.FLOAT16, Scalar.FLOAT64);
    private static final Set<Scalar> COMPLEX = EnumSet.range(Scalar.COMPLEX64, Scalar.COMPLEX128);
    private static final Set<Scalar> NUMBERS = EnumSet.range(Scalar.BOOL, Scalar.COMPLEX128);

    private Promotion() {}

    static Optional<DataShape> find(DataShape a, DataShape b) {
        if (a.equals(b)) {
            return Optional.of(a);
        }
        if (a instanceof Option || b instanceof Option) {
            return find(value(a), value(b)).map(Option::of);
        }
        if (a instanceof Dim x && b instanceof Dim y) {
            return x.label().equals(y.label()) ? find(x.item(), y.item()).map(x::over) : Optional.empty();
        }
        return a instanceof Scalar x && b instanceof Scalar y && NUMBERS.contains(x) && NUMBERS.contains(y)
                ? Optional.of(number(x, y))
                : Optional.empty();
    }

    private static DataShape value(DataShape shape) {
        return shape instanceof Option option ? option.value() : shape;
    }

    private static Scalar number(Scalar a, Scalar b) {
        if (a == Scalar.BOOL || b == Scalar.BOOL) {
            return a == Scalar.BOOL ? b : a;
        }
        int floatSize = Math.max(floatSize(a), floatSize(b));
        if (COMPLEX.contains(a) || COMPLEX.contains(b)) {
            return ofSize(2 * floatSize, COMPLEX);
        }
        return FLOATS.contains(a) || FLOATS.contains(b) ? ofSize(floatSize, FLOATS) : integer(a, b);
    }

    private static Scalar integer(Scalar a, Scalar b) {
        if (UNSIGNED.contains(a) == UNSIGNED.contains(b)) {
            return a.byteSize() >= b.byteSize() ? a : b;
        }
        Scalar signed = SIGNED.contains(a) ? a : b;
        int needed = 2 * (UNSIGNED.contains(a) ? a : b).byteSize();
        return needed > Long.BYTES ? Scalar.FLOAT64 : ofSize(Math.max(needed, signed.byteSize()), SIGNED);
    }

    /// Bytes of the floating point number that takes the place of an integer, or is half of a complex one.
    private static int floatSize(Scalar scalar) {
        return FLOATS.contains(scalar) || COMPLEX.contains(scalar)
                ? scalar.componentSize()
                : Math.min(Double.BYTES, 2 * scalar.byteSize());
    }

    private static Scalar ofSize(int byteSize, Set<Scalar> scalars) {
        return scalars.stream().filter(scalar -> scalar.byteSize() == byteSize).findFirst().orElseThrow();
    }
}
