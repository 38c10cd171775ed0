package org.tng4j.arrays.view;

import org.tng4j.arrays.meta.ArrMeta;

/// What may be done with data as they lie; NumPy's flags of an array. Padding in a record is a gap here, not there.
///
/// **Ownership and threads:** an immutable value. **Source:** docs/datashape.md, *Views*.
///
/// @param isContiguous row-major without gaps (`C_CONTIGUOUS`); true as well without elements
/// @param isColumnMajor column-major without gaps (`F_CONTIGUOUS`); true as well without elements
/// @param isAligned whether every number begins at a multiple of its width, or of half of it if it is complex
/// @param isWriteable whether the memory is not read-only
public record Flags(boolean isContiguous, boolean isColumnMajor, boolean isAligned, boolean isWriteable) {

    static Flags of(NdView view) {
        ArrMeta meta = view.meta();
        return new Flags(
                meta.isContiguous(),
                Axes.of(meta).transposed().meta().isContiguous(),
                Alignment.of(view),
                !view.segment().isReadOnly());
    }
}
