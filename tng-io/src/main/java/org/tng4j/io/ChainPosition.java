package org.tng4j.io;

import java.io.IOException;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.FrameSetState;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.internal.block.BlockHeader;
import org.tng4j.io.internal.block.BlockWalk;
import org.tng4j.io.internal.block.FrameSetHeader;
import org.tng4j.io.internal.block.FrameSetIndex;

/// A place in the chain of frame sets. Follows the pointers as long as they lead forward to frame sets; at the first
/// link that does not, it takes the index and goes on behind the last set it delivered.
final class ChainPosition {
    private final TngFile file;
    private final FrameSetHeader set;
    private final BlockWalk walk;
    private int index = -1;
    private int end = Integer.MAX_VALUE;
    private boolean isByIndex;
    private boolean hasThrown;

    ChainPosition(TngFile file) {
        this.file = file;
        this.set = new FrameSetHeader(file.source(), file.section().counts());
        this.walk = new BlockWalk(file.source(), file.section().counts());
    }

    /// Goes where another one stands, in front of the blocks of its set.
    void follow(ChainPosition other) throws IOException {
        index = other.index;
        end = other.end;
        isByIndex = other.isByIndex;
        hasThrown = other.hasThrown;
        if (index >= 0 && other.set.offset() > 0) {
            walk.startSet(other.set.offset(), index, set);
        }
    }

    FrameSetHeader set() {
        return set;
    }

    /// Returns the walk through the blocks of the set, which stands in front of the first one.
    BlockWalk walk() {
        return walk;
    }

    /// Returns the place of the set at hand in the chain; -1 before the first.
    int index() {
        return index;
    }

    /// Moves to the next set. Returns false behind the last one.
    ///
    /// @throws IOException once, where the chain breaks off because the file is cut or a pointer is wrong
    boolean next() throws IOException {
        if (isByIndex) {
            return nextByIndex();
        }
        long here = index < 0 ? 0 : set.offset();
        long next = index < 0 ? file.generalInfo().firstFrameSetOffset() : set.next();
        if (next <= 0 && index >= 0 && isLast(here)) {
            return false;
        }
        if (next > here) {
            try {
                walk.startSet(next, index + 1, set);
                index++;
                return true;
            } catch (TngFormatException e) {
                // An irregular link: the index knows more.
                return nextAfter(e);
            }
        }
        isByIndex = true;
        return nextByIndex();
    }

    /// Says whether GENERAL INFO agrees that the chain ends here, or knows no end.
    private boolean isLast(long offset) {
        long last = file.generalInfo().lastFrameSetOffset();
        return last <= 0 || last == offset;
    }

    private boolean nextAfter(TngFormatException irregularity) throws IOException {
        isByIndex = true;
        if (nextByIndex()) {
            return true;
        }
        throw irregularity;
    }

    private boolean nextByIndex() throws IOException {
        FrameSetIndex sets = file.index();
        if (index + 1 >= end) {
            return false;
        }
        if (index + 1 < sets.size()) {
            index++;
            walk.startSet(sets.offset(index), index, set);
            return true;
        }
        Finding broken = file.chainEnd();
        if (broken != null && !hasThrown) {
            hasThrown = true;
            throw broken.toException();
        }
        return false;
    }

    /// Moves to a set of the index.
    void seek(int to) throws IOException {
        isByIndex = true;
        FrameSetIndex sets = file.index();
        index = to;
        walk.startSet(sets.offset(to), to, set);
    }

    /// Moves in front of the first of some sets; the last of them is where it ends.
    void keepTo(FrameRange sets) throws IOException {
        isByIndex = true;
        index = sets.firstSet() - 1;
        end = sets.lastSet() + 1 < file.index().size() ? sets.lastSet() + 1 : Integer.MAX_VALUE;
    }

    /// Moves in front of the first set.
    void rewind() {
        index = -1;
        isByIndex = false;
    }

    /// Says whether the set's blocks, through which the walk has gone, end where they should.
    boolean isWhole() throws IOException {
        if (walk.endState() == BlockHeader.State.SOUND || walk.endState() == BlockHeader.State.END) {
            return true;
        }
        FrameSetIndex sets = file.index();
        return index >= sets.size() || sets.state(index) == FrameSetState.COMPLETE;
    }
}
