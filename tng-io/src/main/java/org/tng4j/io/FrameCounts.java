package org.tng4j.io;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.tng4j.io.format.BlockTarget;
import org.tng4j.io.internal.bytes.Memory;

/// How many frames of some blocks, taken together, stand before each frame set. Made by one pass over headers.
final class FrameCounts {
    /// A frame whose number nobody has asked for yet.
    static final long UNKNOWN = -2;

    private final long[] before;

    private FrameCounts(long[] before) {
        this.before = before;
    }

    /// Counts the frames of blocks, merged by step.
    static FrameCounts of(Contents file, List<BlockInfo> infos) throws IOException {
        long[] before = Memory.longs(file.frameSetCount() + 1);
        BlockTarget[] wishes = infos.stream()
                .map(info -> info.id().withoutValues().with(info.dependence())).toArray(BlockTarget[]::new);
        try (FrameCursor cursor = file.frames(wishes)) {
            cursor.countFrames(before);
        }
        return new FrameCounts(before);
    }

    long total() {
        return before[before.length - 1];
    }

    int sets() {
        return before.length - 1;
    }

    long before(int set) {
        return before[set];
    }

    /// Returns the set that holds the n-th frame: the last one with no more frames before it.
    int setOf(long frame) {
        int at = Arrays.binarySearch(before, frame);
        int set = at >= 0 ? at : -at - 2;
        while (before[set + 1] == frame) {
            set++;
        }
        return set;
    }
}
