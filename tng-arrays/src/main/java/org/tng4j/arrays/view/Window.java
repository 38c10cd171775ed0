package org.tng4j.arrays.view;

import java.lang.foreign.MemorySegment;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.shape.DataShape;

/// Some items of one axis, then the next ones: a view whose base moves, made once for a whole loop.
///
/// Hand [#segment()], [#base()] and a copy plan of [#meta()] on; sliding allocates nothing.
///
/// **Datashape:** [#shape()], the axis with fewer items. **Ownership:** none: the memory stays the caller's.
/// **Threads:** one at a time, because it moves. **Errors:** [IndexOutOfBoundsException] for a place outside.
/// **Source:** docs/datashape.md, *Views*.
public final class Window {

    private final NdView first;
    private final long byteStride;
    private final long lastStart;
    private long start;

    Window(NdView whole, int axis, long size) {
        Axes axes = Axes.of(whole.meta());
        Axes.Axis along = axes.get(axis);
        if (size < 0 || size > along.size()) {
            throw new IllegalArgumentException("window is " + size + " items wide, axis " + axis + " of " + whole.shape()
                    + " has " + along.size());
        }
        ArrMeta meta = axes.with(axis, new Axes.Axis(size, along.byteStride())).meta();
        if (!meta.rebased(1).equals(meta)) {
            throw new IllegalArgumentException(whole.shape() + " has parts elsewhere, a window slides over none");
        }
        this.first = NdView.wrap(whole.segment(), whole.base(), meta.shape(), meta);
        this.byteStride = Axes.isEmpty(meta) ? 0 : along.byteStride(); // without elements the base stays, as in any view
        this.lastStart = along.size() - size;
    }

    /// What is seen at a time.
    ///
    /// @return the datashape, the same at every place
    public DataShape shape() {
        return first.shape();
    }

    /// How it lies.
    ///
    /// @return the layout, relative to [#base()], the same at every place
    public ArrMeta meta() {
        return first.meta();
    }

    /// The memory, all of it.
    ///
    /// @return the caller's own segment
    public MemorySegment segment() {
        return first.segment();
    }

    /// Where element 0 of the window begins now.
    ///
    /// @return bytes from the start of [#segment()]
    public long base() {
        return first.base() + start * byteStride;
    }

    /// Which item of the axis is the first in the window now.
    ///
    /// @return from 0
    public long start() {
        return start;
    }

    /// Slides to any place.
    ///
    /// @param item of the axis that shall be the first in the window
    /// @throws IndexOutOfBoundsException if there are not enough behind it
    public void slideTo(long item) {
        if (item < 0 || item > lastStart) {
            throw new IndexOutOfBoundsException("window starts at " + item + ", must be at least 0 and at most " + lastStart);
        }
        start = item;
    }

    /// What is seen now, as a view that stays.
    ///
    /// @return a view of its own
    public NdView view() {
        return NdView.wrap(segment(), base(), shape(), meta());
    }
}
