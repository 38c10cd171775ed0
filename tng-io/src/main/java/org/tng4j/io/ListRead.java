package org.tng4j.io;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tng4j.arrays.shape.Text;
import org.tng4j.io.format.BlockTarget;

/// Frames of one block in any order into one target: read in one pass, each placed where it was asked for. Strings must
/// be placed in order, so text is sought frame by frame as asked.
final class ListRead {
    private final Contents file;
    private final BlockTarget wish;
    private final BlockInfo info;
    private final FrameCounts counts;

    ListRead(Contents file, BlockTarget wish) throws IOException {
        this.file = file;
        this.wish = wish;
        this.info = file.require(wish.block(), wish.dependence());
        this.counts = FrameCounts.of(file, List.of(info));
    }

    void run(long... frames) throws IOException {
        long[] known = known(frames);
        try (FrameCursor cursor = new Reading(file).cursor(Frames.ALL, known.length, wish)) {
            for (int place : order(known)) {
                cursor.deliverAt(place, known[place], counts);
            }
        }
    }

    private int[] order(long[] known) {
        IntStream places = IntStream.range(0, known.length);
        return info.type() instanceof Text ? places.toArray()
                : places.boxed().sorted(Comparator.comparingLong(i -> known[i])).mapToInt(i -> i).toArray();
    }

    private long[] known(long[] frames) {
        long total = counts.total();
        long[] known = new long[frames.length];
        for (int i = 0; i < frames.length; i++) {
            known[i] = frames[i] < 0 ? frames[i] + total : frames[i];
            if (known[i] < 0 || known[i] >= total) {
                throw new IndexOutOfBoundsException(info.subject() + ": frame " + i + " of the list is " + frames[i]
                        + ", " + file.name() + " has " + total + " frames of this block");
            }
        }
        return known;
    }
}
