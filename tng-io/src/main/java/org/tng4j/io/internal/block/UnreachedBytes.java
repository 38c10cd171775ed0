package org.tng4j.io.internal.block;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tng4j.io.format.Kind;
import org.tng4j.io.internal.block.Extents.Extent;
import org.tng4j.io.internal.bytes.ByteReader;

/// Looks at the bytes of a file that no block of the header section or of the chain claims. Zeros are holes, and no
/// more. What a header section that has shrunk leaves behind is information; everything else that is not zero is damage,
/// but for the rest of a block that is cut, of which another finding tells already.
/// Source: docs/format.md, *The chain*.
final class UnreachedBytes {
    private final Source source;
    private final HeaderSection section;
    private final Set<Long> cuts = new HashSet<>();
    private boolean isDamage;

    UnreachedBytes(Source source, HeaderSection section) {
        this.source = source;
        this.section = section;
        if (section.endState() == BlockHeader.State.TRUNCATED) {
            addCut(section.end());
        }
    }

    /// Adds the offset of a block that runs past the end of the file.
    void addCut(long offset) {
        cuts.add(offset);
    }

    /// Says whether bytes were met that should not be there.
    boolean isDamage() {
        return isDamage;
    }

    /// Reports what stands in the gaps.
    ///
    /// @param firstSet offset of the first frame set of the chain in file order
    void report(List<Extent> gaps, long firstSet) throws IOException {
        for (Extent gap : gaps) {
            long other = Zeros.end(source.bytes(), gap.start(), gap.end());
            if (other < gap.end() && !cuts.contains(gap.start())) {
                report(gap, other, isStale(gap, other, firstSet));
            }
        }
    }

    private void report(Extent gap, long other, boolean isStale) {
        isDamage |= !isStale;
        source.findings().add(isStale ? Kind.STALE_BYTES : Kind.UNREACHED_BYTES, source.place("bytes", gap.start()),
                gap.size() + " bytes up to offset " + gap.end() + " belong to no block, the first that is not zero is at "
                        + other);
    }

    /// Between the header section and the first frame set, unless a frame set stands there.
    private boolean isStale(Extent gap, long other, long firstSet) throws IOException {
        return gap.start() == section.end() && gap.end() == firstSet && !isFrameSetNear(gap.start(), other);
    }

    /// The size of a big-endian header begins with zeros.
    private boolean isFrameSetNear(long start, long other) throws IOException {
        BlockHeader header = new BlockHeader(source);
        ByteReader reader = new ByteReader(source.bytes(), BlockWalk.FETCH_SIZE, source.order());
        for (long at = Math.max(start, other - Long.BYTES + 1); at <= other; at++) {
            if (header.read(reader, at, -1) == BlockHeader.State.SOUND && header.id() == TngConstants.FRAME_SET) {
                return true;
            }
        }
        return false;
    }
}
