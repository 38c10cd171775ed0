package org.tng4j.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tng4j.io.format.BlockTarget;
import org.tng4j.io.internal.block.FrameSetIndex;

/// What [TngFile] does to make targets and blocks meet: cursors, constants, parts of a file.
final class Reading {
    private final Contents file;

    Reading(Contents file) {
        this.file = file;
    }

    /// Makes a cursor over a range.
    FrameCursor frames(Frames range, BlockTarget... targets) throws IOException {
        if (range.every() < 0) {
            throw new IllegalArgumentException("every is " + range.every() + ", must be at least 1 for a cursor");
        }
        List<BoundBlock> blocks = bind(targets, BoundBlock.ONE_FRAME);
        if (range.isForward()) {
            return cursor(blocks, range);
        }
        long total = FrameCounts.of(file, blocks.stream().map(BoundBlock::info).toList()).total();
        return cursor(blocks, range.within(total));
    }

    /// Reads a block of the header section.
    ReadStatus constant(BlockTarget target) throws IOException {
        BlockInfo info = file.require(target.block(), target.dependence());
        if (!info.isInHeaderSection()) {
            throw new IllegalArgumentException(info.subject() + " is not constant in " + file.name()
                    + "; use frames(…), or read(" + target.block().name() + ", Frames.ALL, target)");
        }
        try (BoundBlock block = new BoundBlock(file, info, target, BoundBlock.ONE_FRAME, payloads())) {
            return block.readFileBlock();
        }
    }

    /// Makes a cursor for one target of several frames.
    FrameCursor cursor(Frames range, long frames, BlockTarget target) throws IOException {
        return cursor(bind(new BlockTarget[] {target}, frames), range);
    }

    /// Makes a cursor over some frame sets.
    FrameCursor frames(FrameRange range, BlockTarget... targets) throws IOException {
        requireOwn(range);
        FrameCursor cursor = cursor(bind(targets, BoundBlock.ONE_FRAME), Frames.ALL);
        cursor.keepTo(range);
        return cursor;
    }

    /// A range of another file would give frames that nobody asked for.
    private void requireOwn(FrameRange range) throws IOException {
        Objects.checkIndex(range.lastSet(), file.frameSetCount());
        FrameRange own = range(file.index(), range.firstSet(), range.lastSet());
        if (range.firstStep() != own.firstStep() || range.lastStep() != own.lastStep()) {
            throw new IllegalArgumentException("frame sets " + range.firstSet() + " to " + range.lastSet() + " have steps "
                    + range.firstStep() + " to " + range.lastStep() + " in the range, " + own.firstStep() + " to "
                    + own.lastStep() + " in " + file.name());
        }
    }

    /// Cuts the file into ranges of about as many bytes.
    List<FrameRange> split(int count) throws IOException {
        if (count < 1) {
            throw new IllegalArgumentException("ranges are " + count + ", must be at least 1");
        }
        FrameSetIndex sets = file.index();
        int ranges = Math.min(count, sets.size());
        List<FrameRange> split = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= ranges; i++) {
            long end = (long) ((double) (file.size() - start(sets, 0)) * i / ranges) + start(sets, 0);
            int last = first;
            while (last + 1 < sets.size() - (ranges - i) && (i == ranges || start(sets, last + 1) < end)) {
                last++;
            }
            split.add(range(sets, first, last));
            first = last + 1;
        }
        return split;
    }

    private long start(FrameSetIndex sets, int set) {
        return set < sets.size() ? sets.offset(set) : file.size();
    }

    private FrameRange range(FrameSetIndex sets, int first, int last) {
        return new FrameRange(first, last, sets.firstStep(first), sets.firstStep(last) + sets.stepCount(last) - 1,
                Math.max(0, start(sets, last + 1) - start(sets, first)));
    }

    /// Does the same work on each range of a split.
    <R> List<R> map(int count, Supplier<BlockTarget[]> targets, CursorWork<R> work) throws IOException {
        List<FrameRange> ranges = split(count);
        AtomicReferenceArray<R> results = new AtomicReferenceArray<>(ranges.size());
        int threads = Runtime.getRuntime().availableProcessors();
        Crew.run(file.visitors(), threads, ranges.size(), (part, isStopped) -> {
            try (FrameCursor cursor = frames(ranges.get(part), targets.get())) {
                cursor.stopWhen(isStopped);
                results.set(part, work.run(cursor));
            } catch (Throwable e) {
                e.addSuppressed(new IllegalStateException("in frame sets " + ranges.get(part).firstSet() + " to "
                        + ranges.get(part).lastSet() + " of " + file.name()));
                throw e;
            }
        });
        return IntStream.range(0, ranges.size()).mapToObj(results::get).collect(Collectors.toCollection(ArrayList::new));
    }

    private FrameCursor cursor(List<BoundBlock> blocks, Frames range) {
        return new FrameCursor(file, blocks, file.hashChecks(), range);
    }

    private OpenPayloads payloads() {
        return new OpenPayloads(file.hashChecks(), file.options(), file.size());
    }

    private List<BoundBlock> bind(BlockTarget[] targets, long frames) throws IOException {
        if (targets.length == 0) {
            throw new IllegalArgumentException("targets are 0, must be at least 1");
        }
        OpenPayloads payloads = payloads();
        List<BoundBlock> blocks = new ArrayList<>();
        for (BlockTarget target : targets) {
            BlockInfo info = file.require(target.block(), target.dependence());
            if (blocks.stream().anyMatch(bound -> bound.info().key().id() == info.key().id())) {
                throw new IllegalArgumentException(info.subject() + " is asked for twice");
            }
            blocks.add(new BoundBlock(file, info, target, frames, payloads));
        }
        requireFrames(blocks, targets);
        return blocks;
    }

    private void requireFrames(List<BoundBlock> blocks, BlockTarget[] targets) throws IOException {
        for (BoundBlock block : blocks) {
            if (!block.info().isInHeaderSection() || block.info().frameSetCount() > 0) {
                return;
            }
        }
        String names = Arrays.stream(targets).map(target -> target.block().label()).toList().toString();
        throw new IllegalArgumentException(names + " have no frames in " + file.name()
                + ", they are constant in the file; use read("
                + targets[0].block().name() + ", target)");
    }
}
