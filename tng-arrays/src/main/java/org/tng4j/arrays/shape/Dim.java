package org.tng4j.arrays.shape;

/// An axis in front of what it holds.
///
/// **Datashape:** `dim * item`. **Ownership and threads:** immutable values.
/// **Errors:** [IllegalArgumentException] from constructors, for more than [DataShape#MAX_NESTING] shapes round one another.
/// **Source:** docs/datashape.md.
public sealed interface Dim extends DataShape permits FixedDim, VarDim, SymDim, EllipsisDim {

    @Override
    DataShape item();

    /// The axis alone, as text.
    ///
    /// @return what stands before the `*`: `1000`, `var`, `N`, `A...`
    String label();

    /// The same axis over something else.
    ///
    /// @param item what each item shall be
    /// @return `dim * item`
    Dim over(DataShape item);

    @Override
    default int rank() {
        return 1 + item().rank();
    }

    @Override
    default DataShape measure() {
        return item().measure();
    }

    @Override
    default DataShape withDType(DataShape dtype) {
        return over(item().withDType(dtype));
    }

    @Override
    default DataShape field(String name) {
        return over(item().field(name));
    }
}
