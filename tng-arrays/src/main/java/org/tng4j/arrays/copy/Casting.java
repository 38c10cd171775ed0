package org.tng4j.arrays.copy;

import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;

/// Which data types may become which: the five words of NumPy, and its table. Each allows what those before it do.
///
/// Byte order is part of a layout, not of a data type. Turning it round is therefore no cast: [#NO], the default
/// everywhere, allows it, and means what NumPy calls `equiv`.
///
/// That a pair is allowed does not make it a conversion: a plan converts numbers to numbers, and complex numbers to
/// complex numbers only; of records, it does so field by field. An option becomes the same option only.
///
/// **Ownership and threads:** constants. **Source:** docs/datashape.md, *Conversions*; NumPy 1.24, `can_cast`.
public enum Casting {
    /// The same data type, in any byte order.
    NO,
    /// The same: NumPy's name for it.
    EQUIV,
    /// No value leaves the range of the data type. As in NumPy, 8-byte integers may become `float64`, which rounds them.
    SAFE,
    /// Also to a narrower data type of the same kind, and from bool to unsigned to signed to float to complex. A value that
    /// does not fit is an [ArithmeticException].
    SAME_KIND,
    /// Everything. A value that does not fit becomes another one, silently: integers keep their low bits.
    UNSAFE;

    /// Says whether values of one data type may become another.
    ///
    /// @param from what they are
    /// @param to what they shall be
    /// @return true for a data type and itself, always
    public boolean allows(Scalar from, Scalar to) {
        return from == to || switch (this) {
            case NO, EQUIV -> false;
            case SAFE -> ScalarKind.isSafe(from, to);
            case SAME_KIND -> ScalarKind.isSafe(from, to) || ScalarKind.isOfKind(from, to);
            case UNSAFE -> ScalarKind.isNumber(from) && ScalarKind.isNumber(to);
        };
    }

    /// Returns the first casting that allows a conversion which exists.
    ///
    /// @param from what values are
    /// @param to what they shall be
    /// @return null if none does
    public static @Nullable Casting leastFor(DataShape from, DataShape to) {
        for (Casting casting : values()) {
            if (new TypeDifference(casting).between(from, to) == null) {
                return casting;
            }
        }
        return null;
    }

    /// Says whether a plan may convert one data type into another, and can.
    ///
    /// @param from what values are
    /// @param to what they shall be
    /// @return true for a data type and itself, always
    public boolean converts(Scalar from, Scalar to) {
        return allows(from, to) && (from == to || ScalarKind.isComplex(from) == ScalarKind.isComplex(to));
    }
}
