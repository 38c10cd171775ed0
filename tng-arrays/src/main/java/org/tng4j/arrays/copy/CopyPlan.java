package org.tng4j.arrays.copy;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.ScalarMeta;

/// A compiled copy from one layout into another of the same datashape: runs and loops, no addresses.
/// Compile once, run for every frame.
///
/// **Datashape:** the same dimensions on both sides, but for those of size 1; elements in row-major order. Elements are
/// numbers, text and bytes of fixed size, options that a value tells, and records and tuples of all that, with the same
/// fields in the same order. The byte order is converted always, the data type of numbers as far as a [Casting] allows: not
/// at all, unless one is given. An option keeps its data type; its value is copied, the one for missing included.
/// **Writes** every element of the target once, and no byte between, before or behind them. The padding of a record is no
/// part of it: it may be a field that this view of it leaves out. Elements and fields of a target must not share bytes with
/// each other.
/// **Ownership:** keeps no memory but a few chunks of its own, of 32 KiB each at most; segments stay the caller's.
/// **Threads:** one at a time, because of those chunks; make a plan for each. Running allocates nothing.
/// **Overlap:** source and target may share bytes: all is read before it is written over. In place, and where both sides lie
/// alike, that costs nothing; records that are no run of bytes must stay in place for that. Else it takes a scratch of the
/// size of all elements, which the plan makes when it first needs it, and keeps; [#with(CopyPolicy)] can refuse that.
/// **Errors:** what the JDK says of a segment that is closed or foreign: [IllegalStateException], [WrongThreadException];
/// an [IndexOutOfBoundsException] for one that is too small; an [ArithmeticException] for a value that its new data type
/// cannot hold: of records, in the first part that has one. What is copied may then be half written, and so may everything
/// after the last of these.
/// **Source:** docs/datashape.md, *Copies*.
public final class CopyPlan {

    private final CopyTask task;
    private final long elementCount;
    private final PlannedCopy copy;

    private CopyPlan(CopyTask task) {
        this.task = task;
        elementCount = task.elementCount();
        copy = PlannedCopy.of(task);
    }

    /// From elements that follow each other without gaps, as files store them.
    ///
    /// @param target how they shall lie; its axes in row-major order are the order of the source
    /// @param sourceOrder of the source's bytes
    /// @return a plan of its own
    /// @throws IllegalArgumentException if a part of it lies in two places: text, bytes or dimensions of any size, validity bits
    public static CopyPlan into(ArrMeta target, ByteOrder sourceOrder) {
        new Refusal("target", target).check();
        return of(Layout.PACKED.withOrder(sourceOrder).metaOf(target.shape()), target);
    }

    /// From elements of another data type that follow each other without gaps, as files store them.
    ///
    /// @param target how they shall lie; its axes in row-major order are the order of the source
    /// @param source data type and byte order of one element
    /// @param casting what may become what
    /// @return a plan of its own
    /// @throws org.tng4j.arrays.shape.DataShapeMismatchException if the data type may not become the target's
    public static CopyPlan into(ArrMeta target, ScalarMeta source, Casting casting) {
        return of(Gapless.like(target, source), target, casting);
    }

    /// From any layout into any other, the data type stays.
    ///
    /// @param source how the elements lie
    /// @param target how they shall lie
    /// @return a plan of its own
    /// @throws org.tng4j.arrays.shape.DataShapeMismatchException if they are of two datashapes
    /// @throws IllegalArgumentException if a part of them lies in two places: text, bytes or dimensions of any size,
    ///         validity bits
    public static CopyPlan of(ArrMeta source, ArrMeta target) {
        return of(source, target, Casting.NO);
    }

    /// From any layout into any other.
    ///
    /// @param source how the elements lie
    /// @param target how they shall lie
    /// @param casting what may become what
    /// @return a plan of its own
    /// @throws org.tng4j.arrays.shape.DataShapeMismatchException if the dimensions differ, or a data type may not become the
    ///         target's, or fields have other names or another order
    /// @throws IllegalArgumentException if a part of them lies in two places: text, bytes or dimensions of any size,
    ///         validity bits
    public static CopyPlan of(ArrMeta source, ArrMeta target, Casting casting) {
        return new CopyPlan(new CopyTask(source, target, casting, CopyPolicy.IF_NEEDED));
    }

    /// The same plan, and whether it may take a scratch where source and target share bytes.
    ///
    /// @param policy [CopyPolicy#NEVER] makes running it there an [IllegalArgumentException]
    /// @return a plan of its own
    public CopyPlan with(CopyPolicy policy) {
        return new CopyPlan(new CopyTask(task.source(), task.target(), task.casting(), policy));
    }

    /// How many elements there are.
    ///
    /// @return of the datashape; a complex number counts once, and so does a record, whatever its fields hold
    public long elementCount() {
        return elementCount;
    }

    /// Whether all of it is one [MemorySegment#copy(MemorySegment, long, MemorySegment, long, long)] of elements in row-major
    /// order.
    ///
    /// @return false if there are gaps, padding in or behind records included, another byte order, or another data type
    public boolean isOneCopy() {
        return copy.isOneCopy();
    }

    /// Copies every element. Looks first whether both segments reach far enough: if not, nothing is written.
    ///
    /// @param source where they are
    /// @param sourceBase where element 0 begins in it
    /// @param target where they go
    /// @param targetBase where element 0 shall begin in it
    /// @throws IndexOutOfBoundsException if a segment is too small
    /// @throws ArithmeticException if a value does not fit its new data type
    public void run(MemorySegment source, long sourceBase, MemorySegment target, long targetBase) {
        copy.run(source, sourceBase, target, targetBase);
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
    /// @throws IndexOutOfBoundsException if there are not that many, or a segment is too small
    /// @throws ArithmeticException if a value does not fit its new data type
    public void run(
            MemorySegment source, long sourceBase, MemorySegment target, long targetBase, long first, long count) {
        if (first < 0 || count < 0 || count > elementCount - first) {
            throw new IndexOutOfBoundsException(
                    "range is " + count + " elements from " + first + ", plan has " + elementCount);
        }
        copy.run(source, sourceBase, target, targetBase, first, count);
    }

    /// What running it does, in one line for people.
    ///
    /// @return `1000 runs of 12 B, target byte strides [16, 4], copy`; for records that are no run of bytes, the same for each
    ///         part: `2 parts; id: 10 runs of 4 B, …; x to z: 10 runs of 24 B, …`
    public String explain() {
        return copy.explain();
    }

    @Override
    public String toString() {
        return explain();
    }
}
