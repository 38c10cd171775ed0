package org.tng4j.arrays.copy;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Runs a kernel along a walk: over rows, over planes of rows, over the axes around them.
final class Loops {

    private final Walk walk;
    private final Axis row;
    private final Axis rows;
    private final Odometer planes;
    private final RowCopy kernel;

    private Loops(Walk walk, Axis rows, int axesInside, RowCopy kernel) {
        this.walk = walk;
        this.row = walk.row();
        this.rows = rows;
        this.planes = new Odometer(walk.axes().subList(0, Math.max(0, walk.axes().size() - axesInside)));
        this.kernel = kernel;
    }

    /// @param kernel for the two innermost axes
    static Loops of(Walk walk, RowCopy kernel) {
        return new Loops(walk, walk.rows(), 2, kernel);
    }

    /// Row after row, in the order of the walk, whatever the kernel would rather do.
    static Loops rowByRow(Walk walk, RowCopy kernel) {
        return new Loops(walk, new Axis(1, 0, 0), 1, kernel);
    }

    Walk walk() {
        return walk;
    }

    RowCopy kernel() {
        return kernel;
    }

    /// Copies the components `[first, end)`: rest of a row, whole rows up to the end of their plane, start of a row.
    ///
    /// Six parameters: two places and a range; an object for either would be an allocation for each run.
    ///
    /// @throws Misfit if one does not fit its data type, counted from component 0
    void run(MemorySegment source, long sourceBase, MemorySegment target, long targetBase, long first, long end) {
        long planeSize = row.size() * rows.size();
        planes.seek(first / planeSize, sourceBase + walk.sourceShift(), targetBase + walk.targetShift());
        long at = first;
        try {
            while (at < end) {
                long inRow = at % row.size();
                long inPlane = at / row.size() % rows.size();
                long wholeRows = inRow == 0 ? Math.min(rows.size() - inPlane, (end - at) / row.size()) : 0;
                long size = wholeRows > 0 ? wholeRows * row.size() : Math.min(row.size() - inRow, end - at);
                long from = planes.sourceOffset() + inPlane * rows.sourceStride() + inRow * row.sourceStride();
                long to = planes.targetOffset() + inPlane * rows.targetStride() + inRow * row.targetStride();
                if (wholeRows > 0) {
                    kernel.copyRows(source, from, target, to, wholeRows);
                } else {
                    kernel.copy(source, from, target, to, size);
                }
                at += size;
                if (at % planeSize == 0) {
                    planes.next();
                }
            }
        } catch (Misfit misfit) {
            throw misfit.after(at);
        }
    }
}
