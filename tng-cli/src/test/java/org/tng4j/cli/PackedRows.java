package org.tng4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.tng4j.io.BlockCursor;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.FrameSet;
import org.tng4j.io.format.KnownCodec;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.StoredValues;

/// The rows of a file that are packed with codec 2, by its own list of blocks. They are not decoded yet.
final class PackedRows {

    private PackedRows() {
    }

    /// Returns their places, [OracleRow#place()].
    static Set<String> of(Path trajectory) throws IOException {
        Set<String> places = new HashSet<>();
        try (TngFile file = TngFile.open(trajectory)) {
            BlockCursor blocks = file.blocks();
            while (blocks.next()) {
                StoredBlock block = blocks.block();
                StoredValues values = block.values();
                if (values != null && values.codec() == KnownCodec.TNG) {
                    add(places, file, block, values);
                }
            }
        }
        return places;
    }

    private static void add(Set<String> places, TngFile file, StoredBlock block, StoredValues values)
            throws IOException {
        if (!values.isFrameDependent()) {
            FrameSet set = file.frameSet(block.frameSet());
            places.add(set.firstStep() + ".." + set.lastStep() + ' ' + block.name());
        }
        for (long i = 0; values.isFrameDependent() && i < values.frameCount(); i++) {
            places.add(values.firstStep() + i * values.stride() + " " + block.name());
        }
    }
}
