package org.tng4j.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tng4j.arrays.shape.Text;
import org.tng4j.io.format.BlockTarget;

/// What [TngFile] does to make targets and blocks meet: cursors, constants, ranges.
final class Reading {
    private final TngFile file;

    Reading(TngFile file) {
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

    /// Reads a range of frames into one target, decoded forwards whatever its direction; strings must be placed in
    /// order, so text is sought frame by frame if it goes backwards.
    long range(BlockTarget target, Frames range) throws IOException {
        BlockInfo info = file.require(target.block(), target.dependence());
        Frames known = range.within(FrameCounts.of(file, List.of(info)).total());
        List<BoundBlock> blocks = bind(new BlockTarget[] {target}, known.size());
        long count = known.size();
        boolean isTextBackwards = known.every() < 0 && info.type() instanceof Text;
        try (FrameCursor cursor = cursor(blocks, count == 0 ? Frames.from(0).to(0) : forwards(known))) {
            for (long i = 0; i < count; i++) {
                if (isTextBackwards) {
                    cursor.place(i);
                    cursor.seekFrame(known.from() + i * known.every());
                } else {
                    cursor.place(known.every() > 0 ? i : count - 1 - i);
                    requireNext(cursor, i, count);
                }
            }
        }
        return count;
    }

    private static Frames forwards(Frames range) {
        return range.every() > 0 ? range
                : new Frames(range.from() + (range.size() - 1) * range.every(), range.from() + 1, -range.every());
    }

    private static void requireNext(FrameCursor cursor, long frame, long count) throws IOException {
        if (!cursor.next()) {
            throw new IllegalStateException("frame " + frame + " of " + count + " is not there any more");
        }
    }

    private FrameCursor cursor(List<BoundBlock> blocks, Frames range) {
        return new FrameCursor(file, blocks, file.hashChecks(), range);
    }

    private OpenPayloads payloads() {
        return new OpenPayloads(file.hashChecks(), file.options());
    }

    private List<BoundBlock> bind(BlockTarget[] targets, long frames) throws IOException {
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
                + (targets.length == 0 ? "BOX_SHAPE" : targets[0].block().name()) + ", target)");
    }
}
