package org.tng4j.arrays.copy;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A compiled copy of records, tuples, text, bytes or options: one copy of numbers after the other, one for each part.
/// Padding belongs to no part, so none is written.
///
/// Where source and target share bytes, one part could overwrite what the next has yet to read. So that is done in place,
/// as one move if there is only one part, else through a scratch.
final class FieldsCopy extends PlannedCopy {

    private final CopyTask task;
    private final long elementCount;
    private final List<Part> parts;
    private final NumbersCopy[] copies;
    private final long[] sourceOffsets;
    private final long[] targetOffsets;
    private final boolean isOneMove;
    private final Overlap overlap;
    private @Nullable Scratch scratch;

    private FieldsCopy(CopyTask task, List<Part> parts) {
        this.task = task;
        this.parts = parts;
        elementCount = task.elementCount();
        copies = parts.stream().map(part -> part.copyFor(task)).toArray(NumbersCopy[]::new);
        sourceOffsets = parts.stream().mapToLong(Part::sourceOffset).toArray();
        targetOffsets = parts.stream().mapToLong(Part::targetOffset).toArray();
        isOneMove = parts.size() == 1 && parts.getFirst().keepsBytes();
        overlap = new Overlap(task.source().span(), task.target().span());
    }

    static FieldsCopy of(CopyTask task) {
        return new FieldsCopy(task, Parts.of(task));
    }

    @Override
    boolean isOneCopy() {
        return copies.length == 1 && sourceOffsets[0] == 0 && targetOffsets[0] == 0 && copies[0].isOneCopy();
    }

    @Override
    void run(MemorySegment source, long sourceBase, MemorySegment target, long targetBase) {
        checkReach("source", source, sourceBase, overlap.source());
        checkReach("target", target, targetBase, overlap.target());
        if (needsScratch(source, sourceBase, target, targetBase)) {
            scratch().run(source, sourceBase, target, targetBase, 0, elementCount);
            return;
        }
        for (int i = 0; i < copies.length; i++) {
            copies[i].run(source, sourceBase + sourceOffsets[i], target, targetBase + targetOffsets[i]);
        }
    }

    @Override
    void run(MemorySegment source, long sourceBase, MemorySegment target, long targetBase, long first, long count) {
        if (count == 0) {
            return;
        }
        if (needsScratch(source, sourceBase, target, targetBase)) {
            scratch().run(source, sourceBase, target, targetBase, first, count);
            return;
        }
        for (int i = 0; i < copies.length; i++) {
            copies[i].run(source, sourceBase + sourceOffsets[i], target, targetBase + targetOffsets[i], first, count);
        }
    }

    private boolean needsScratch(MemorySegment source, long sourceBase, MemorySegment target, long targetBase) {
        return !isOneMove
                && overlap.existsIn(source, sourceBase, target, targetBase)
                && !isInPlace(Overlap.shift(source, sourceBase, target, targetBase));
    }

    private boolean isInPlace(long shift) {
        for (int i = 0; i < copies.length; i++) {
            if (!copies[i].isInPlace(shift + targetOffsets[i] - sourceOffsets[i])) {
                return false;
            }
        }
        return true;
    }

    private Scratch scratch() {
        if (scratch == null) {
            scratch = new Scratch(task);
        }
        return scratch;
    }

    @Override
    String explain() {
        return switch (copies.length) {
            case 0 -> "0 runs, nothing to copy";
            case 1 -> copies[0].explain();
            default -> IntStream.range(0, copies.length)
                    .mapToObj(i -> parts.get(i).name() + ": " + copies[i].explain())
                    .collect(Collectors.joining("; ", copies.length + " parts; ", ""));
        };
    }
}
