package org.tng4j.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.BlockInfo;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.TngFile;

/// The trajectory of many blocks among the fixtures, `blocks.tng`, with its oracle, and memory.
final class BlocksFile implements AutoCloseable {
    private static final long ALIGNMENT = 64;

    private final Arena arena = Arena.ofShared();
    private final Path path = Fixture.folder().resolve("blocks.tng");
    private final Oracle oracle = new Oracle(Fixture.folder().resolve("blocks.oracle.tsv"));

    BlocksFile() throws IOException {}

    Path path() {
        return path;
    }

    MemorySegment allocate(long size) {
        return arena.allocate(size, ALIGNMENT);
    }

    /// Reads all frames of a block, compares each with the oracle, and leaves the last.
    void readLast(BlockInfo info, MemorySegment into) throws IOException {
        try (TngFile file = TngFile.open(path);
                FrameCursor cursor = file.frames(info.id().into(NdView.wrap(into, info.datashape())))) {
            while (cursor.next()) {
                oracle.require(path.toString(), info.name(), cursor.step(), into);
            }
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
