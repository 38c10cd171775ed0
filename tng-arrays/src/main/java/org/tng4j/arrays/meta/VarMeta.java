package org.tng4j.arrays.meta;

import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.VarDim;

/// One axis of a size that differs from row to row: two offsets a row, and the items of all rows elsewhere.
///
/// ```
/// element              start, end (int64, native order)        items; start of one row may be end of the one before
/// base + dataOffset    item × room                             a row is [start, end) of them, byteStride apart
/// ```
///
/// **Datashape:** `var * item`; `n * var * item` with byte stride 8 are n + 1 offsets in a row.
/// **Ownership and threads:** an immutable value. **Errors:** [IllegalArgumentException] for a negative room.
/// **Source:** docs/datashape.md, *Layouts*.
///
/// @param byteStride bytes from one item to the next
/// @param dataOffset bytes from the base to item 0 of all rows
/// @param room items there is room for, in all rows together
/// @param item how each item lies
public record VarMeta(long byteStride, long dataOffset, long room, ArrMeta item) implements ArrMeta {

    /// Checks the room.
    public VarMeta {
        if (room < 0) {
            throw new IllegalArgumentException("room is " + room + " items, must be at least 0");
        }
    }

    @Override
    public DataShape shape() {
        return new VarDim(item.shape());
    }

    @Override
    public ArrMeta leaf() {
        return item.leaf();
    }

    @Override
    public String toString() {
        return storageText(0);
    }

    /// All rows as one: as many items as there is room for, at the base plus `dataOffset`.
    FixedMeta allItems() {
        return new FixedMeta(room, byteStride, item);
    }
}
