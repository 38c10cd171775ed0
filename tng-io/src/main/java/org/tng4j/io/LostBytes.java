package org.tng4j.io;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.FrameSetState;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.internal.block.BlockWalk;
import org.tng4j.io.internal.block.Extents;
import org.tng4j.io.internal.block.Extents.Extent;
import org.tng4j.io.internal.block.FrameSetHeader;
import org.tng4j.io.internal.block.Source;
import org.tng4j.io.internal.block.Zeros;

/// The bytes of a broken file in which no block could be found. Zeros are holes, what a shrunk header section left is
/// stale, copies of frame sets are there once more: nothing is lost with them.
final class LostBytes {

    /// A frame set that ends in damage: what follows may have been its own.
    private record Tail(int set, long firstStep, long lastStep) {}

    private final Contents file;
    private final Source source;
    private final Losses losses;
    private final Extents claimed = new Extents();
    private final Map<Long, Tail> tails = new HashMap<>();

    LostBytes(Contents file, Losses losses) {
        this.file = file;
        this.source = file.source();
        this.losses = losses;
        claimed.add(0, file.section().end());
    }

    /// Takes the bytes of a frame set that a walk has passed.
    ///
    /// @param end behind its last block
    void claim(long end, FrameSetHeader set, FrameSetState state) {
        claimed.add(set.offset(), end);
        if (state == FrameSetState.TRUNCATED || state == FrameSetState.UNCERTAIN) {
            tails.put(end, new Tail(set.index(), set.firstStep(), set.endStep() - 1));
        }
    }

    /// Adds to the losses what nobody claims.
    void find() throws IOException {
        Set<Long> stale = new HashSet<>();
        Map<Long, Finding> cuts = new HashMap<>();
        for (Finding finding : file.findings()) {
            switch (finding.kind()) {
                case DUPLICATE_FRAME_SET -> claimCopy(finding.place().offset());
                case STALE_BYTES -> stale.add(finding.place().offset());
                case TRUNCATED -> cuts.put(finding.place().offset(), finding);
                default -> { }
            }
        }
        for (Extent gap : claimed.gaps(source.bytes().size())) {
            Finding cut = cuts.get(gap.start());
            boolean isEmpty = stale.contains(gap.start())
                    || Zeros.end(source.bytes(), gap.start(), gap.end()) == gap.end();
            if (cut != null || !isEmpty) {
                add(gap, cut);
            }
        }
    }

    private void claimCopy(long offset) throws IOException {
        BlockWalk walk = new BlockWalk(source, file.section().counts());
        FrameSetHeader set = new FrameSetHeader(source, file.section().counts());
        walk.startSet(offset, -1, set);
        while (walk.next()) {
            // on to where it ends
        }
        claimed.add(offset, walk.endOffset());
    }

    private void add(Extent gap, @Nullable Finding cut) {
        Tail tail = tails.get(gap.start());
        Place place = new Place(source.bytes().name(), "bytes", gap.start(), tail == null ? -1 : tail.set());
        Finding reason = cut != null ? cut : new Finding(Kind.UNREACHED_BYTES, place, "belong to no block"
                + (tail == null ? "" : ", blocks of this frame set may be among them"));
        losses.add(reason, gap.end(), tail == null ? -1 : tail.firstStep(), tail == null ? -1 : tail.lastStep());
    }
}
