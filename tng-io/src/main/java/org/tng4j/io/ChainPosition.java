package org.tng4j.io;

import java.io.IOException;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.FrameSetState;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.internal.block.BlockHeader;
import org.tng4j.io.internal.block.BlockWalk;
import org.tng4j.io.internal.block.FrameSetHeader;
import org.tng4j.io.internal.block.FrameSetIndex;

/// A place in the chain of frame sets. Follows the pointers as long as each set begins where the one before it ends, and
/// the last ends with the file; at the first link that is otherwise it takes the index, and goes on behind the last set
/// it delivered.
final class ChainPosition {
    private final Contents file;
    private final FrameSetHeader set;
    private final BlockWalk walk;
    private int index = -1;
    private int end = Integer.MAX_VALUE;
    private boolean isByIndex;
    private boolean isCopy;
    private boolean hasThrown;

    ChainPosition(Contents file) {
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
        isCopy = true;
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
    /// @throws IOException once, where frame sets are missing because the file is cut or a pointer is wrong
    boolean next() throws IOException {
        if (isByIndex || (index < 0 && file.hasIndex())) {
            isByIndex = true;
            return nextByIndex();
        }
        long next = index < 0 ? file.section().generalInfo().firstFrameSetOffset() : set.next();
        if (isRegular(next)) {
            return next > 0 && start(next);
        }
        takeIndex();
        return nextByIndex();
    }

    /// Says whether a pointer leads to where the blocks at hand end, or nowhere where the file ends with them. Who only
    /// looks ahead does not go through the blocks, and believes it.
    private boolean isRegular(long next) {
        boolean isFirst = index < 0;
        if (!isFirst && !walk.hasEnded()) {
            return isCopy && (next <= 0 || next > set.offset());
        }
        BlockHeader.State state = isFirst ? file.section().endState() : walk.endState();
        long here = isFirst ? file.section().end() : walk.endOffset();
        return next > 0 ? state == BlockHeader.State.SOUND && next == here : state == BlockHeader.State.END;
    }

    private boolean start(long next) throws IOException {
        try {
            walk.startSet(next, index + 1, set);
            index++;
            return true;
        } catch (TngFormatException e) {
            // An irregular link: the index knows more.
            takeIndex();
            return nextByIndex();
        }
    }

    private void takeIndex() throws IOException {
        isByIndex = true;
        index = index < 0 ? index : Math.max(index, file.index().indexOf(set.offset(), index));
    }

    private boolean nextByIndex() throws IOException {
        FrameSetIndex sets = file.index();
        if (index + 1 >= end) {
            return false;
        }
        Finding loss = sets.lossBefore(index + 1);
        if (loss != null && !hasThrown) {
            hasThrown = true;
            throw loss.toException();
        }
        if (index + 1 < sets.size()) {
            index++;
            walk.startSet(sets.offset(index), index, set);
            return true;
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

    /// Throws nothing where frame sets are missing: whoever asks has looked already.
    void passLoss() {
        hasThrown = true;
    }

    /// Says whether the set's blocks, through which the walk has gone, end where they should.
    boolean isWhole() throws IOException {
        if (walk.endState() == BlockHeader.State.SOUND || walk.endState() == BlockHeader.State.END) {
            return true;
        }
        FrameSetIndex sets = file.index();
        int here = sets.indexOf(set.offset(), index);
        return here < 0 || sets.state(here) == FrameSetState.COMPLETE;
    }
}
