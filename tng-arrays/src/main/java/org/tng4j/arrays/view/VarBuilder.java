package org.tng4j.arrays.view;

import java.lang.foreign.ValueLayout;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.VarMeta;
import org.tng4j.arrays.shape.Slice;

/// Fills a ragged array row by row: each gets its size once, when it is appended, and keeps it.
///
/// **Datashape:** `n * var * item`, offsets without gaps. **Ownership:** none: the memory stays the caller's, and does not
/// grow. **Threads:** one at a time. **Errors:** [IllegalStateException] for a row too many, or after [#freeze()];
/// [IllegalArgumentException] for a row that there is no room for. **Source:** docs/datashape.md, *Views*.
public final class VarBuilder {

    private final NdView all;
    private final long rowCount;
    private final long room;
    private long appended;
    private long end;
    private boolean isFrozen;

    /// Begins at the first row, and forgets those that the view has. Writes nothing yet.
    ///
    /// @param all `n * var * item`, to be filled; its first row begins with item 0, as it does in zeroed memory
    /// @throws IllegalArgumentException if it is something else, its first row begins elsewhere (as that of a slice of rows
    ///         does), or its memory is read-only
    public VarBuilder(NdView all) {
        if (!(all.meta() instanceof FixedMeta rows && rows.item() instanceof VarMeta row && rows.byteStride() == Long.BYTES)) {
            throw new IllegalArgumentException(all + " is no n * var * item with offsets 8 bytes apart");
        }
        if (all.segment().isReadOnly()) {
            throw new IllegalArgumentException("memory of " + all + " is read-only");
        }
        this.all = all;
        this.rowCount = rows.size();
        this.room = row.room();
        requireStart();
    }

    /// Rows in front of these end where the first one begins: another start would change them.
    private void requireStart() {
        long start = rowCount == 0 ? 0 : all.segment().get(ValueLayout.JAVA_LONG_UNALIGNED, all.base());
        if (start != 0) {
            throw new IllegalArgumentException("first row of " + all + " begins at item " + start + ", must begin at 0");
        }
    }

    /// Appends a row.
    ///
    /// @param size how many items it has, from now on
    /// @return a view of them, to be filled
    public NdView append(long size) {
        if (isFrozen || appended == rowCount) {
            throw new IllegalStateException(isFrozen
                    ? "rows are frozen, none can be appended"
                    : "all " + rowCount + " rows are there, none can be appended");
        }
        if (size < 0 || size > room - end) {
            throw new IllegalArgumentException("row has " + size + " items, there is room for " + (room - end));
        }
        end += size;
        appended++;
        setOffset(appended);
        return all.at(appended - 1).slice(0, Slice.ALL);
    }

    /// Ends it: rows that were not appended are empty.
    ///
    /// @return the view that was filled
    public NdView freeze() {
        isFrozen = true;
        for (long row = appended + 1; row <= rowCount; row++) {
            setOffset(row);
        }
        return all;
    }

    /// Where the row of that number begins, and the one before it ends.
    private void setOffset(long row) {
        all.segment().set(ValueLayout.JAVA_LONG_UNALIGNED, all.base() + row * Long.BYTES, end);
    }
}
