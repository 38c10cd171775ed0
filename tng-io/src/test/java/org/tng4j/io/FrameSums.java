package org.tng4j.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.TngException;

/// A file's contents in few lines, to compare two that must hold the same: every block's contents, and every frame of
/// every quantity of numbers, forwards and then in any order.
final class FrameSums {
    private static final int JUMPS = 4;

    private final TngFile file;
    private final List<String> lines = new ArrayList<>();

    private FrameSums(TngFile file) {
        this.file = file;
    }

    static List<String> of(TngFile file) throws IOException {
        FrameSums sums = new FrameSums(file);
        sums.addBlocks();
        try (Arena arena = Arena.ofConfined()) {
            for (BlockInfo info : file.blockInfos()) {
                sums.add(info, arena);
            }
        }
        return sums.lines;
    }

    private void addBlocks() throws IOException {
        BlockCursor blocks = file.blocks();
        while (blocks.next()) {
            StoredBlock block = blocks.block();
            byte[] contents = new byte[(int) block.contentsSize()];
            file.copyContents(block, java.lang.foreign.MemorySegment.ofArray(contents));
            lines.add(block.offset() + " " + block.name() + " " + Arrays.hashCode(contents));
        }
    }

    private void add(BlockInfo info, Arena arena) throws IOException {
        if (info.frameSetCount() == 0) {
            return;
        }
        try {
            NdView target = info.allocate(arena);
            try (FrameCursor frames = file.frames(info.id().into(target).with(info.dependence()).orFill(0))) {
                while (frames.next()) {
                    add(info, frames.frameIndex(), target);
                }
                Random random = new Random(9);
                for (int jump = 0; jump < JUMPS && info.frameCount() > 0; jump++) {
                    frames.seekFrame(random.nextLong(info.frameCount()));
                    add(info, frames.frameIndex(), target);
                }
            }
        } catch (TngException e) {
            lines.add(info.name() + " " + e.kind() + " " + e.problem());
        } catch (IllegalArgumentException e) {
            lines.add(info.name() + " " + e.getMessage());
        }
    }

    private void add(BlockInfo info, long frame, NdView target) {
        lines.add(info.name() + " " + frame + " "
                + Arrays.hashCode(target.segment().toArray(ValueLayout.JAVA_BYTE)));
    }
}
