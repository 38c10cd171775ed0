package org.tng4j.arrays.view;

import java.util.function.Consumer;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.OptionMeta;
import org.tng4j.arrays.meta.ScalarMeta;

/// Writes numbers of a view, one at a time, for tools and tests. Widening loses nothing, narrowing does not happen.
///
/// An optional element is there once it is written, unless the value is the one that stands for a missing one.
///
/// **Datashape:** that of the view. **Ownership:** none: the memory stays the caller's. **Threads:** as the view.
/// **Errors:** an index outside is an [IndexOutOfBoundsException], another data type an [IllegalStateException], a value
/// that the data type does not hold an [IllegalArgumentException]. **Source:** docs/datashape.md, *Views*.
public final class ElementWriter {

    private final NdView view;

    ElementWriter(NdView view) {
        if (view.segment().isReadOnly()) {
            throw new IllegalArgumentException("memory of " + view + " is read-only");
        }
        this.view = view;
    }

    /// Writes one element.
    ///
    /// @param value for a `float16` one that it holds
    /// @param index one for each axis
    /// @throws IllegalStateException if the data type is none of `float16`, `float32` and `float64`
    public void setFloat(float value, long... index) {
        write(element -> element.setFloat(value), index);
    }

    /// Writes one element.
    ///
    /// @param value what it shall be
    /// @param index one for each axis
    /// @throws IllegalStateException if the data type is not `float64`
    public void setDouble(double value, long... index) {
        write(element -> element.setDouble(value), index);
    }

    /// Writes one element.
    ///
    /// @param value one that the data type holds; of a `uint64` its bits
    /// @param index one for each axis
    /// @throws IllegalStateException if the data type is no integer
    public void setLong(long value, long... index) {
        write(element -> element.setLong(value), index);
    }

    /// Writes one element.
    ///
    /// @param value what it shall be
    /// @param index one for each axis
    /// @throws IllegalStateException if the data type is not `bool`
    public void setBoolean(boolean value, long... index) {
        write(element -> element.setBoolean(value), index);
    }

    /// Makes one optional element a missing one.
    ///
    /// @param index one for each axis
    /// @throws IllegalStateException if the data type is no option
    public void setMissing(long... index) {
        NdView element = view.element(index);
        if (!(element.meta() instanceof OptionMeta option)) {
            throw new IllegalStateException(view.shape() + " holds " + element.shape() + ", must hold an option");
        }
        new Validity(element.segment(), element.base(), option).markMissing();
    }

    private void write(Consumer<ScalarAccess> setter, long... index) {
        NdView element = view.element(index);
        if (element.meta() instanceof OptionMeta option) {
            setter.accept(access(element, option.value()));
            new Validity(element.segment(), element.base(), option).markThere();
        } else {
            setter.accept(access(element, element.meta()));
        }
    }

    private ScalarAccess access(NdView element, ArrMeta meta) {
        if (meta instanceof ScalarMeta scalar) {
            return new ScalarAccess(element.segment(), element.base(), scalar);
        }
        throw new IllegalStateException(view.shape() + " holds no numbers");
    }
}
