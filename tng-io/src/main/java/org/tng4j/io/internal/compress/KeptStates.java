package org.tng4j.io.internal.compress;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import org.tng4j.io.internal.bytes.Memory;

/// What a decoder was at every n-th frame of the payload at hand, so that going back need not start the payload again:
/// 12 bytes a particle and [Mark#SIZE] numbers for each, within a budget. A decoder that nobody told a budget keeps
/// none.
///
/// n is the square root of the number of frames, so that keeping, and coming from a state, both cost about as many
/// frames; more where the budget is too small for so many. Memory is taken when a frame is kept, and used again for the
/// next payload with as many particles.
final class KeptStates {
    private static final int NONE = -1;

    private final Mark mark = new Mark();
    private final int[] start = new int[Mark.SIZE];
    private final BitSet kept = new BitSet();
    /// A frame's integers, then its mark; null where none has been kept yet.
    private int[][] states = {};
    private long budget;
    private int count;
    private int frames;
    /// Frames from one state to the next; 0 where none are kept.
    private int every;

    /// Takes up to so many bytes from now on; another number than before forgets what was kept.
    void allow(long bytes) {
        if (bytes != budget) {
            budget = bytes;
            states = new int[0][];
            plan();
        }
    }

    /// Starts on a payload: forgets all, keeps the memory if it fits.
    ///
    /// @param integers in a frame
    void open(int integers, int frameCount) {
        if (integers != count) {
            states = new int[0][];
        }
        count = integers;
        frames = frameCount;
        plan();
    }

    private void plan() {
        kept.clear();
        long most = frames < 2 ? 0 : budget / stateSize();
        every = most == 0 ? 0
                : Math.max((int) Math.ceil(Math.sqrt(frames)), (int) Math.ceilDiv(frames, Math.min(most, frames)));
        int room = stateCount();
        if (states.length != room) {
            states = Arrays.copyOf(states, room);
        }
    }

    private long stateSize() {
        return (count + (long) Mark.SIZE) * Integer.BYTES;
    }

    private int stateCount() {
        return every == 0 ? 0 : Math.ceilDiv(frames, every);
    }

    /// Returns the bytes that are taken.
    long size() {
        return Arrays.stream(states).filter(state -> state != null).count() * stateSize();
    }

    /// Returns the last frame that is kept up to this one, -1 if there is none.
    int lastUpTo(int frame) {
        int last = every == 0 ? NONE : kept.previousSetBit(frame / every);
        return last == NONE ? NONE : last * every;
    }

    /// Says whether a frame is to be kept and not there yet.
    boolean wants(int frame) {
        return every > 0 && frame % every == 0 && !kept.get(frame / every);
    }

    /// Keeps a whole frame; where its coder stands does not matter for frame 0, which has a section of its own.
    void keep(int frame, int[] integers, CodedFrames coder) {
        int slot = frame / every;
        int[] state = states[slot];
        if (state == null) {
            state = Memory.ints(count + Mark.SIZE);
            states[slot] = state;
        }
        System.arraycopy(integers, 0, state, 0, count);
        if (frame > 0) {
            coder.mark(mark.at(state, count));
        }
        kept.set(slot);
    }

    /// Puts a frame back as it was kept, and, behind frame 0, its coder, whose section must be open.
    void restore(int frame, int[] integers, CodedFrames coder) throws IOException {
        int[] state = states[frame / every];
        System.arraycopy(state, 0, integers, 0, count);
        if (frame > 0) {
            coder.resume(mark.at(state, count), integers);
        }
    }

    /// Keeps where the coder of the following frames begins.
    void keepStart(CodedFrames coder) {
        coder.mark(mark.at(start, 0));
    }

    /// Puts it back there.
    void restoreStart(int[] integers, CodedFrames coder) throws IOException {
        coder.resume(mark.at(start, 0), integers);
    }

    /// Says in a few words where going back begins.
    String explain() {
        return every == 0 ? "going back decodes the payload again"
                : "going back starts from a state, kept every " + every + " frames";
    }
}
