package org.tng4j.io.internal.block;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.internal.block.Extents.Extent;
import org.tng4j.io.internal.bytes.Bounds;
import org.tng4j.io.internal.bytes.ByteReader;
import org.tng4j.io.internal.bytes.Md5;

/// Looks for frame sets in bytes that no block claims, by the name in their headers. A set is taken only if everything
/// about its block holds: header, size, steps, and the hash, whatever is done with hashes elsewhere.
///
/// Another file's GENERAL INFO ends a search: what follows it is not this trajectory.
/// Source: docs/format.md, *The chain*.
final class FrameSetSearch {
    private static final byte[] NAME = "TRAJECTORY FRAME SET\0".getBytes(StandardCharsets.US_ASCII);
    private static final int WINDOW_SIZE = 1 << 16;
    /// Bytes of a frame set's contents behind the fields that we know: room for later versions.
    private static final long MOST_SURPLUS = 256;

    /// A frame set that was found.
    ///
    /// @param offset    of its block
    /// @param isWhole   its blocks end at another block or at the end of the file
    record Found(long offset, long firstStep, long stepCount, boolean isWhole) {

        long endStep() {
            return firstStep + stepCount;
        }
    }

    private final Source source;
    private final ParticleCounts counts;
    private final BlockHeader header;
    private final ByteReader reader;
    private final BlockWalk walk;
    private final FrameSetHeader set;
    private final Md5 md5 = new Md5();
    private final byte[] window = new byte[WINDOW_SIZE];
    private final List<Found> found = new ArrayList<>();
    private long windowOffset;
    private int windowSize;
    private long hashable;

    /// @param source whose findings are not kept: what is found is walked again by whoever takes it
    FrameSetSearch(Source source, ParticleCounts counts) {
        this.source = source;
        this.counts = counts;
        this.header = new BlockHeader(source);
        this.reader = new ByteReader(source.bytes(), BlockWalk.FETCH_SIZE, source.order());
        this.walk = new BlockWalk(source, counts);
        this.set = new FrameSetHeader(source, counts);
    }

    /// Returns the sets in the gaps, in file order.
    ///
    /// @throws IOException `LIMIT_EXCEEDED` where more is to be hashed than can be: frame sets do not overlap
    List<Found> in(List<Extent> gaps) throws IOException {
        hashable = gaps.stream().mapToLong(Extent::size).sum();
        for (Extent gap : gaps) {
            if (!startsAnotherFile(gap.start())) {
                search(gap);
            }
        }
        return found;
    }

    private boolean startsAnotherFile(long offset) throws IOException {
        return header.read(reader, offset, -1) == BlockHeader.State.SOUND && header.id() == TngConstants.GENERAL_INFO;
    }

    private void search(Extent gap) throws IOException {
        long at = gap.start();
        while (Bounds.contains(gap.end(), at, TngConstants.NAME_OFFSET + NAME.length)) {
            long name = nextName(at + TngConstants.NAME_OFFSET, gap.end());
            if (name < 0) {
                return;
            }
            long offset = name - TngConstants.NAME_OFFSET;
            at = isFrameSet(offset) ? Math.max(offset + 1, walk.endOffset()) : offset + 1;
        }
    }

    /// Returns where the name stands next, or -1.
    private long nextName(long from, long end) throws IOException {
        long at = from;
        while (end - at >= NAME.length) {
            fetch(at, end);
            int last = windowSize - NAME.length;
            for (int i = (int) (at - windowOffset); i <= last; i++) {
                if (window[i] == NAME[0] && Arrays.equals(window, i, i + NAME.length, NAME, 0, NAME.length)) {
                    return windowOffset + i;
                }
            }
            at = windowOffset + last + 1;
        }
        return -1;
    }

    /// Makes the window hold room for a name from an offset on, as far as the gap goes.
    private void fetch(long at, long end) throws IOException {
        boolean isThere = at >= windowOffset && at - windowOffset <= windowSize - NAME.length
                && windowOffset + windowSize <= end;
        if (!isThere) {
            windowOffset = at;
            windowSize = (int) Math.min(WINDOW_SIZE, end - at);
            source.bytes().read(at, window, 0, windowSize);
        }
    }

    private boolean isFrameSet(long offset) throws IOException {
        try {
            walk.startSet(offset, found.size(), set);
        } catch (TngFormatException e) {
            // Only the name of one.
            return false;
        }
        if (set.problem() != null || !hasSizeOfFrameSet(walk.header()) || !holdsHash(walk.header())) {
            return false;
        }
        while (walk.next()) {
            // on to where its blocks end
        }
        boolean isWhole = walk.endState() == BlockHeader.State.SOUND || walk.endState() == BlockHeader.State.END;
        found.add(new Found(offset, set.firstStep(), set.stepCount(), isWhole));
        return true;
    }

    private boolean hasSizeOfFrameSet(BlockHeader of) {
        long most = (TngConstants.FRAME_SET_FIELDS + (long) counts.storedCounts()) * Long.BYTES + MOST_SURPLUS;
        return of.contentsSize() <= most;
    }

    private boolean holdsHash(BlockHeader of) throws IOException {
        if (!of.hasMd5()) {
            return true;
        }
        hashable -= of.contentsSize();
        if (hashable < 0) {
            throw of.get().unsupported(Kind.LIMIT_EXCEEDED,
                    "frame-set blocks overlap in bytes that no block claims, are not looked for any further");
        }
        return of.md5Is(md5.of(source.bytes(), of.contentsOffset(), of.contentsSize()));
    }
}
