package org.tng4j.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tng4j.io.BlockCursor;
import org.tng4j.io.BlockInfo;
import org.tng4j.io.format.ParticleRange;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.StoredValues;

/// The blocks of the header section: which particles they cover. There are no particle mappings outside frame sets, so
/// stored particles are real ones.
final class HeaderBlocks {
    private final List<StoredBlock> blocks = new ArrayList<>();

    HeaderBlocks(TngFile file) throws IOException {
        BlockCursor cursor = file.blocks();
        while (cursor.next() && cursor.block().frameSet() < 0) {
            blocks.add(cursor.block());
        }
    }

    /// Returns the particles that have values of a quantity.
    List<ParticleRange> covered(BlockInfo info) {
        List<ParticleRange> ranges = new ArrayList<>();
        blocks.stream().filter(block -> block.id().equals(info.id())).map(StoredBlock::values)
                .filter(values -> values != null && values.dependence() == info.dependence())
                .map(HeaderBlocks::range).sorted(Comparator.comparingLong(ParticleRange::first))
                .forEach(range -> add(ranges, range));
        return ranges;
    }

    private static ParticleRange range(StoredValues values) {
        return new ParticleRange(values.firstParticle(), values.particleCount());
    }

    private static void add(List<ParticleRange> ranges, ParticleRange next) {
        ParticleRange last = ranges.isEmpty() ? new ParticleRange(0, 0) : ranges.getLast();
        if (ranges.isEmpty() || next.first() > last.first() + last.count()) {
            ranges.add(next);
            return;
        }
        long end = Math.max(last.first() + last.count(), next.first() + next.count());
        ranges.set(ranges.size() - 1, new ParticleRange(last.first(), end - last.first()));
    }
}
