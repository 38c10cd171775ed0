package org.tng4j.io.format;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.copy.Casting;
import org.tng4j.arrays.view.NdView;

/// A wish: this block's values into that memory. Nothing is checked until a cursor or a read takes it.
///
/// @param block      which block
/// @param dependence with or without particles; null: with, if the file has it so
/// @param view       the caller's memory; null: only the status is wanted
/// @param fill       what a particle without data gets; null: the memory keeps what it held
/// @param selection  which particles, and in which order; null: all, in real order
/// @param isQuantised the view takes the integers of codec 2 instead of the values that they stand for
/// @param casting    what data type may become the view's
public record BlockTarget(BlockId block, @Nullable ParticleDependence dependence, @Nullable NdView view,
        @Nullable Double fill, @Nullable ParticleSelection selection, boolean isQuantised, Casting casting) {

    /// Checks that there is a block.
    public BlockTarget {
        Objects.requireNonNull(block, "block");
        Objects.requireNonNull(casting, "casting");
    }

    /// A wish for all values of a block as they are.
    BlockTarget(BlockId block, @Nullable NdView view, boolean isQuantised) {
        this(block, null, view, null, null, isQuantised, Casting.NO);
    }

    /// Returns the same wish with a value for what has no data: whole frames (`NO_DATA`) and single particles.
    ///
    /// @param value written as the target's type; an integer type takes whole numbers only
    public BlockTarget orFill(double value) {
        return new BlockTarget(block, dependence, view, value, selection, isQuantised, casting);
    }

    /// Returns the same wish for the block with, or without, particles.
    public BlockTarget with(ParticleDependence chosen) {
        return new BlockTarget(block, chosen, view, fill, selection, isQuantised, casting);
    }

    /// Returns the same wish for some particles only, in the order of the selection: the target holds those, no others.
    /// No frame of all particles' values is made in between; codec 2 unpacks their integers, with stop bits, triplets
    /// and XTC2 up to the last one wanted.
    public BlockTarget only(ParticleSelection chosen) {
        return new BlockTarget(block, dependence, view, fill, chosen, isQuantised, casting);
    }

    /// Returns the same wish for a view of another data type than the file's: each value is first what it always is,
    /// and then converted, once, on its way into the target. A value that does not fit is an [ArithmeticException] of
    /// the reading call; the cursor goes on behind its frame set.
    ///
    /// @param allowed what may become what; [Casting#NO] unless asked, [Casting#SAFE] for `float32` into `float64`
    public BlockTarget casting(Casting allowed) {
        return new BlockTarget(block, dependence, view, fill, selection, isQuantised, allowed);
    }
}
