package org.tng4j.io.format;

import org.tng4j.arrays.view.NdView;

/// What a block is: a constant of [KnownBlock], such as `POSITIONS`, or any [Other] number.
///
/// Numbers are signed 64 bits in the file and printed as unsigned hexadecimals.
/// Source: docs/format.md, *Block ids*.
public sealed interface BlockId permits KnownBlock, BlockId.Other {
    /// A number without a meaning of its own: the block's stored name says what it is.
    record Other(long number) implements BlockId {
        @Override
        public String name() {
            return "block";
        }

        @Override
        public String toString() {
            return label();
        }
    }

    /// Returns the id of a number: the known one where there is one.
    static BlockId of(long number) {
        KnownBlock known = KnownBlock.of(number);
        return known == null ? new Other(number) : known;
    }

    /// Returns the number in the file.
    long number();

    /// Returns the conventional name, `block` where there is none.
    String name();

    /// Returns name and number for messages: `POSITIONS (0x10000001)`.
    default String label() {
        return name().replace('_', ' ') + " (" + hex() + ")";
    }

    /// Returns the number as `0x10000001`.
    default String hex() {
        return "0x" + Long.toHexString(number());
    }

    /// Asks for this block's values in `view`; checked when a cursor or a read takes it.
    ///
    /// @param view stays the caller's, is written and never kept beyond the cursor
    default BlockTarget into(NdView view) {
        return new BlockTarget(this, view, false);
    }

    /// Asks for the integers that codec 2 stores of this block's values, as they are: multiples of the cursor's
    /// `precision`, which may change from frame set to frame set. Nothing is rounded on the way. A block with another
    /// codec is refused with `IllegalArgumentException`.
    ///
    /// @param view of `particles * 3 * int32`; else as in [#into]
    default BlockTarget quantisedInto(NdView view) {
        return new BlockTarget(this, view, true);
    }

    /// Asks a cursor to stop at this block's frames and to report its status, without reading its values.
    default BlockTarget withoutValues() {
        return new BlockTarget(this, null, false);
    }
}
