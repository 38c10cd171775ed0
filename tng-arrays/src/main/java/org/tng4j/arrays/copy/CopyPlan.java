package org.tng4j.arrays.copy;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.List;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.ScalarMeta;

/// A compiled copy from one layout into another of the same datashape: runs and loops, no addresses.
/// Compile once, run for every frame.
///
/// **Datashape:** the same numeric one on both sides, elements in row-major order. Byte order is all that is converted.
/// **Writes** every element of the target once, and no byte between, before or behind them.
/// **Ownership:** keeps no memory but a small staging chunk of its own; segments stay the caller's.
/// **Threads:** one at a time, because of that chunk; make a plan for each. Running allocates nothing.
/// **Overlap:** source and target must not share bytes, unless layouts and bases are the same on both sides, which swaps in
/// place.
/// **Errors:** what the JDK says of a segment that is closed, foreign or too small: [IllegalStateException],
/// [WrongThreadException], [IndexOutOfBoundsException]; the target may then be half written.
/// **Source:** docs/datashape.md, *Copies*.
public final class CopyPlan {

    /// Shorter rows are not worth two bulk copies.
    private static final int SHORTEST_STAGED_ROW = 16;

    private final long elementCount;
    private final int componentsPerElement;
    private final Axis row; // of components, as few as are one run; then the axis around it
    private final Axis rows;
    private final Odometer planes;
    private final RowCopy kernel;
    private final String explanation;

    private CopyPlan(ArrMeta source, ArrMeta target, ScalarMeta from, ScalarMeta to) {
        int width = from.scalar().componentSize();
        componentsPerElement = width == 0 ? 0 : from.scalar().byteSize() / width;
        elementCount = source.shape().elementCount();
        long componentCount = Math.multiplyExact(elementCount, componentsPerElement);
        List<Axis> axes = componentCount == 0
                ? List.of()
                : Axis.pair(source, target, new Axis(componentsPerElement, width, width));
        row = axes.isEmpty() ? new Axis(1, width, width) : axes.getLast();
        rows = axes.size() < 2 ? new Axis(1, 0, 0) : axes.get(axes.size() - 2);
        planes = new Odometer(axes.subList(0, Math.max(0, axes.size() - 2)));
        kernel = kernel(width, width > 1 && !from.order().equals(to.order()), row, rows);
        explanation = Explanation.of(source, target, componentCount / row.size(), row.size() * width, kernel);
    }

    /// From elements that follow each other without gaps, as files store them.
    ///
    /// @param target how they shall lie; its axes in row-major order are the order of the source
    /// @param sourceOrder of the source's bytes
    /// @return a plan of its own
    /// @throws IllegalArgumentException if it is text
    public static CopyPlan into(ArrMeta target, ByteOrder sourceOrder) {
        return of(Layout.C.withOrder(sourceOrder).metaOf(target.shape(), 0), target);
    }

    /// From any layout into any other.
    ///
    /// @param source how the elements lie
    /// @param target how they shall lie
    /// @return a plan of its own
    /// @throws IllegalArgumentException if they are of two datashapes, or text
    public static CopyPlan of(ArrMeta source, ArrMeta target) {
        if (!source.shape().equals(target.shape())) {
            throw new IllegalArgumentException("source is " + source.shape() + ", target is " + target.shape()
                    + ", both must be of one datashape");
        }
        if (source.leaf() instanceof ScalarMeta from && target.leaf() instanceof ScalarMeta to) {
            return new CopyPlan(source, target, from, to);
        }
        throw new IllegalArgumentException("source is " + source.shape() + ", a plan copies numbers only");
    }

    private static RowCopy kernel(int width, boolean swap, Axis row, Axis rows) {
        boolean gaps = row.sourceStride() != width || row.targetStride() != width;
        if (gaps || (swap && row.size() < SHORTEST_STAGED_ROW)) {
            return new ElementCopy(width, swap, row, rows);
        }
        return swap ? new SwapCopy(width, row, rows) : new BulkCopy(width, row, rows);
    }

    /// How many elements there are.
    ///
    /// @return of the datashape, a complex number counts once
    public long elementCount() {
        return elementCount;
    }

    /// Whether all of it is one [MemorySegment#copy(MemorySegment, long, MemorySegment, long, long)].
    ///
    /// @return false if there are gaps or another byte order
    public boolean isOneCopy() {
        return rows.size() == 1 && kernel instanceof BulkCopy;
    }

    /// Copies every element.
    ///
    /// @param source where they are
    /// @param sourceBase where element 0 begins in it
    /// @param target where they go
    /// @param targetBase where element 0 shall begin in it
    public void run(MemorySegment source, long sourceBase, MemorySegment target, long targetBase) {
        run(source, sourceBase, target, targetBase, 0, elementCount);
    }

    /// Copies the elements `[first, first + count)`, counted in row-major order, and touches no byte of any other.
    ///
    /// Six parameters: two places and a range; an object for either would be an allocation for each run.
    ///
    /// @param source where they are; it may hold the wanted elements only
    /// @param sourceBase where element 0 begins in it, or would: negative, if the segment begins later
    /// @param target where they go
    /// @param targetBase where element 0 begins in it, or would
    /// @param first the first element
    /// @param count how many
    /// @throws IndexOutOfBoundsException if there are not that many
    public void run(
            MemorySegment source, long sourceBase, MemorySegment target, long targetBase, long first, long count) {
        if (first < 0 || count < 0 || count > elementCount - first) {
            throw new IndexOutOfBoundsException(
                    "range is " + count + " elements from " + first + ", plan has " + elementCount);
        }
        copy(source, sourceBase, target, targetBase, first * componentsPerElement, (first + count) * componentsPerElement);
    }

    /// The components `[from, to)`: rest of a row, whole rows up to the end of their plane, start of a row.
    private void copy(
            MemorySegment source, long sourceBase, MemorySegment target, long targetBase, long from, long to) {
        long planeSize = row.size() * rows.size();
        planes.seek(from / planeSize, sourceBase, targetBase);
        long at = from;
        while (at < to) {
            long inRow = at % row.size();
            long inPlane = at / row.size() % rows.size();
            long wholeRows = inRow == 0 ? Math.min(rows.size() - inPlane, (to - at) / row.size()) : 0;
            long size = wholeRows > 0 ? wholeRows * row.size() : Math.min(row.size() - inRow, to - at);
            long sourceOffset = planes.sourceOffset() + inPlane * rows.sourceStride() + inRow * row.sourceStride();
            long targetOffset = planes.targetOffset() + inPlane * rows.targetStride() + inRow * row.targetStride();
            if (wholeRows > 0) {
                kernel.copyRows(source, sourceOffset, target, targetOffset, wholeRows);
            } else {
                kernel.copy(source, sourceOffset, target, targetOffset, size);
            }
            at += size;
            if (at % planeSize == 0) {
                planes.next();
            }
        }
    }

    /// What running it does, in one line for people.
    ///
    /// @return `1000 runs of 12 B, target byte strides [16, 4], copy`
    public String explain() {
        return explanation;
    }

    @Override
    public String toString() {
        return explanation;
    }
}
