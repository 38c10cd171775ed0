package org.tng4j.io;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.internal.block.FrameSetIndex;

/// All blocks of a file that can be reached, in file order: the header section, then frame set by frame set as they
/// stand, which need not be the order of the chain. Reads headers. **Threads:** one. Ends with its [TngFile].
public final class BlockCursor {
    private final Contents file;
    private final Iterator<Integer> setsInFileOrder;
    private Iterator<StoredBlock> blocks;
    private @Nullable StoredBlock block;

    BlockCursor(Contents file) throws IOException {
        this.file = file;
        FrameSetIndex index = file.index();
        this.setsInFileOrder = IntStream.range(0, index.size()).boxed()
                .sorted((a, b) -> Long.compare(index.offset(a), index.offset(b))).iterator();
        this.blocks = file.section().blocks().iterator();
    }

    /// Moves to the next block. Returns false behind the last one.
    public boolean next() throws IOException {
        while (!blocks.hasNext()) {
            if (!setsInFileOrder.hasNext()) {
                return false;
            }
            List<StoredBlock> next = file.blocks(setsInFileOrder.next());
            blocks = next.iterator();
        }
        block = blocks.next();
        return true;
    }

    /// Returns the block at hand.
    public StoredBlock block() {
        StoredBlock at = block;
        if (at == null) {
            throw new NoSuchElementException("cursor stands at no block; call next() first");
        }
        return at;
    }
}
