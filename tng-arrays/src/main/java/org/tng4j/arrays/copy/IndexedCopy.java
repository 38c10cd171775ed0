package org.tng4j.arrays.copy;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.Layout;

/// A compiled copy of items along the first axis, by an index vector: a selection of particles, or another order of them.
///
/// Gathering puts source item `index[i]` into target item `i`; scattering puts source item `i` into target item
/// `index[i]`, and leaves the other items of the target as they are. A vector that changes nothing is the plan of the
/// whole; long runs are a plan of each; short ones are copied item by item, in one loop where they are bytes without gaps.
///
/// **Datashape:** `n * item` on both sides, each its own `n`; items as in a [CopyPlan].
/// **Ownership, threads, overlap, errors:** as a [CopyPlan]. Running allocates nothing, but for the scratch.
/// **Source:** docs/datashape.md, *Gather and scatter*.
public final class IndexedCopy {

    /// Shorter runs, on average, go item by item.
    private static final int SHORTEST_RUN = 4;

    private final boolean gathers;
    private final IndexVector indices;
    private final FixedMeta source;
    private final FixedMeta target;
    private final Casting casting;
    private final CopyPlan plan; // of the longest run
    private final long elementsPerItem;
    private final @Nullable ItemCopy items;
    private final Overlap overlap;
    private @Nullable Aside aside;

    /// What is needed where source and target share bytes.
    private record Aside(MemorySegment scratch, CopyPlan in, IndexedCopy out) {}

    private IndexedCopy(boolean gathers, FixedMeta source, IndexVector indices, FixedMeta target, Casting casting) {
        this.gathers = gathers;
        this.indices = indices;
        this.source = source;
        this.target = target;
        this.casting = casting;
        CopyPlan ofItem = CopyPlan.of(source.item(), target.item(), casting);
        boolean areShort = indices.size() < SHORTEST_RUN * indices.runCount();
        plan = CopyPlan.of(longestRunOf(source), longestRunOf(target), casting);
        elementsPerItem = ofItem.elementCount();
        // what changes nothing is one run, whatever its size: the plan of it knows what to do where bytes are shared
        items = areShort && !indices.isIdentity() && ofItem.isOneCopy() ? itemCopy() : null;
        overlap = new Overlap(source.span(), target.span());
    }

    private FixedMeta longestRunOf(FixedMeta items) {
        return new FixedMeta(indices.longestRun(), items.byteStride(), items.item());
    }

    /// Compiles `target[i] = source[index[i]]`.
    ///
    /// @param source as many items as the vector is bound to
    /// @param indices of source items; the same may come again
    /// @param target as many items as there are indices
    /// @param casting what may become what
    /// @return a copy of its own
    /// @throws IllegalArgumentException if items differ, or are not that many
    public static IndexedCopy gather(ArrMeta source, IndexVector indices, ArrMeta target, Casting casting) {
        return new IndexedCopy(
                true, axisOf("source", source, indices.bound()), indices, axisOf("target", target, indices.size()), casting);
    }

    /// Compiles `target[index[i]] = source[i]`.
    ///
    /// @param source as many items as there are indices
    /// @param indices of target items, none of them twice
    /// @param target as many items as the vector is bound to
    /// @param casting what may become what
    /// @return a copy of its own
    /// @throws IllegalArgumentException if items differ, or are not that many, or an index comes twice
    public static IndexedCopy scatter(ArrMeta source, IndexVector indices, ArrMeta target, Casting casting) {
        indices.requireDistinct();
        return new IndexedCopy(
                false, axisOf("source", source, indices.size()), indices, axisOf("target", target, indices.bound()), casting);
    }

    private static FixedMeta axisOf(String side, ArrMeta meta, long count) {
        if (meta instanceof FixedMeta axis && axis.size() == count) {
            requireSpan(side, axis);
            return axis;
        }
        throw new IllegalArgumentException(side + " is " + meta.shape() + ", must have " + count + " items along its first axis");
    }

    private static void requireSpan(String side, FixedMeta axis) {
        try {
            axis.span();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(side + " is " + axis + ", must span at most " + Long.MAX_VALUE + " bytes", e);
        }
    }

    private ItemCopy itemCopy() {
        long[] from = new long[indices.size()];
        long[] to = new long[indices.size()];
        for (int i = 0; i < from.length; i++) {
            from[i] = source.byteStride() * (gathers ? indices.get(i) : i);
            to[i] = target.byteStride() * (gathers ? i : indices.get(i));
        }
        return new ItemCopy(source.item().span().size(), from, to);
    }

    /// How many items are copied.
    ///
    /// @return the size of the vector
    public int itemCount() {
        return indices.size();
    }

    /// Copies the items. Looks first whether both segments reach far enough, for all items of each side: if not, nothing is
    /// written.
    ///
    /// @param from where they are
    /// @param sourceBase where element 0 begins in it
    /// @param to where they go
    /// @param targetBase where element 0 begins in it
    /// @throws IndexOutOfBoundsException if a segment is too small
    /// @throws ArithmeticException if a value does not fit its new data type; its element is counted over the items copied, in
    ///         the order of the vector
    public void run(MemorySegment from, long sourceBase, MemorySegment to, long targetBase) {
        PlannedCopy.checkReach("source", from, sourceBase, overlap.source());
        PlannedCopy.checkReach("target", to, targetBase, overlap.target());
        if (overlap.existsIn(from, sourceBase, to, targetBase) && !indices.isIdentity()) {
            runAside(from, sourceBase, to, targetBase);
        } else if (items != null) {
            items.run(from, sourceBase, to, targetBase);
        } else {
            for (int run = 0; run < indices.runCount(); run++) {
                copyRun(run, from, sourceBase, to, targetBase);
            }
        }
    }

    private void copyRun(int run, MemorySegment from, long sourceBase, MemorySegment to, long targetBase) {
        long sourceRun = sourceBase + source.byteStride() * (gathers ? indices.first(run) : indices.start(run));
        long targetRun = targetBase + target.byteStride() * (gathers ? indices.start(run) : indices.first(run));
        try {
            copy(indices.count(run) * elementsPerItem, from, sourceRun, to, targetRun);
        } catch (ElementMisfit misfit) {
            throw misfit.after(indices.start(run) * elementsPerItem);
        }
    }

    private void copy(long count, MemorySegment from, long sourceRun, MemorySegment to, long targetRun) {
        if (count == plan.elementCount()) {
            plan.run(from, sourceRun, to, targetRun);
        } else {
            plan.run(from, sourceRun, to, targetRun, 0, count);
        }
    }

    private void runAside(MemorySegment from, long sourceBase, MemorySegment to, long targetBase) {
        if (aside == null) {
            FixedMeta gapless = (FixedMeta) Layout.PACKED.metaOf(source.shape());
            aside = new Aside(
                    NativeMemory.chunk(gapless.span().size()),
                    CopyPlan.of(source, gapless),
                    new IndexedCopy(gathers, gapless, indices, target, casting));
        }
        aside.in.run(from, sourceBase, aside.scratch, 0);
        aside.out.run(aside.scratch, 0, to, targetBase);
    }

    /// What running it does, in one line for people.
    ///
    /// @return `gather 3 of 1000 items in 2 runs, item by item, 12 B each`
    public String explain() {
        String what = gathers
                ? "gather " + indices.size() + " of " + indices.bound() + " items"
                : "scatter " + indices.size() + " items into " + indices.bound();
        int runs = indices.runCount();
        String how = items != null ? "item by item, " + items.byteSize() + " B each" : (runs > 1 ? "the longest: " : "") + plan;
        return what + " in " + runs + (runs == 1 ? " run, " : " runs, ") + how;
    }

    @Override
    public String toString() {
        return explain();
    }
}
