package org.tng4j.io;

import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.ReadLimits;
import org.tng4j.io.format.ShortBlock;
import org.tng4j.io.format.Strictness;

/// How to open a file. Immutable; [#DEFAULT] and withers.
///
/// @param hashMode    what to do with hashes
/// @param strictness  what to do with oddities
/// @param shortBlock  what dense blocks with too few frames mean
/// @param limits      what is too large
/// @param stateBudget bytes that each cursor may take for states of its decoders, from its first seek on: going back in
///     a TNG-compressed frame set then costs a few frames, not all in front. Shared evenly by the blocks that are so
///     compressed, and by the pieces of a block. 0 for none
/// @param progress    is told how far opening has unpacked a file that is packed
public record ReadOptions(HashMode hashMode, Strictness strictness, ShortBlock shortBlock, ReadLimits limits,
        long stateBudget, UnpackProgress progress) {
    /// Verifies hashes, opens leniently, refuses short blocks, keeps up to 64 MiB of states.
    public static final ReadOptions DEFAULT =
            new ReadOptions(HashMode.VERIFY, Strictness.LENIENT, ShortBlock.REFUSE, ReadLimits.DEFAULT, 64L << 20,
                    UnpackProgress.NONE);

    /// Checks that the budget is not negative.
    public ReadOptions {
        if (stateBudget < 0) {
            throw new IllegalArgumentException("state budget is " + stateBudget + " bytes, must be at least 0");
        }
    }

    /// Returns the same options with another hash mode.
    public ReadOptions with(HashMode mode) {
        return new ReadOptions(mode, strictness, shortBlock, limits, stateBudget, progress);
    }

    /// Returns the same options with another strictness.
    public ReadOptions with(Strictness chosen) {
        return new ReadOptions(hashMode, chosen, shortBlock, limits, stateBudget, progress);
    }

    /// Returns the same options with another meaning of short blocks.
    public ReadOptions with(ShortBlock meaning) {
        return new ReadOptions(hashMode, strictness, meaning, limits, stateBudget, progress);
    }

    /// Returns the same options with other limits.
    public ReadOptions with(ReadLimits chosen) {
        return new ReadOptions(hashMode, strictness, shortBlock, chosen, stateBudget, progress);
    }

    /// Returns the same options with another budget for states.
    ///
    /// @param size bytes, 0 for none
    public ReadOptions withStateBudget(long size) {
        return new ReadOptions(hashMode, strictness, shortBlock, limits, size, progress);
    }

    /// Returns the same options with another one to be told how far a packed file is unpacked.
    public ReadOptions with(UnpackProgress listener) {
        return new ReadOptions(hashMode, strictness, shortBlock, limits, stateBudget, listener);
    }
}
