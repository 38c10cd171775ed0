package org.tng4j.io;

import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.ReadLimits;
import org.tng4j.io.format.ShortBlock;
import org.tng4j.io.format.Strictness;

/// How to open a file. Immutable; [#DEFAULT] and withers.
///
/// @param hashMode   what to do with hashes
/// @param strictness what to do with oddities
/// @param shortBlock what dense blocks with too few frames mean
/// @param limits     what is too large
public record ReadOptions(HashMode hashMode, Strictness strictness, ShortBlock shortBlock, ReadLimits limits) {
    /// Verifies hashes, opens leniently, refuses short blocks.
    public static final ReadOptions DEFAULT =
            new ReadOptions(HashMode.VERIFY, Strictness.LENIENT, ShortBlock.REFUSE, ReadLimits.DEFAULT);

    /// Returns the same options with another hash mode.
    public ReadOptions with(HashMode mode) {
        return new ReadOptions(mode, strictness, shortBlock, limits);
    }

    /// Returns the same options with another strictness.
    public ReadOptions with(Strictness chosen) {
        return new ReadOptions(hashMode, chosen, shortBlock, limits);
    }

    /// Returns the same options with another meaning of short blocks.
    public ReadOptions with(ShortBlock meaning) {
        return new ReadOptions(hashMode, strictness, meaning, limits);
    }

    /// Returns the same options with other limits.
    public ReadOptions with(ReadLimits chosen) {
        return new ReadOptions(hashMode, strictness, shortBlock, chosen);
    }
}
