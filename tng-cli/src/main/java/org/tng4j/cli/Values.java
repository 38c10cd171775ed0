package org.tng4j.cli;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.view.NdView;

/// The values in a target as words: the fewest digits that give them back, strings in quotes.
final class Values {
    private final NdView view;
    private final MemorySegment segment;
    private final long values;

    /// @param view   row major without gaps, native byte order
    /// @param values per particle and frame, or per frame
    Values(NdView view, long values) {
        this.view = view;
        this.segment = view.segment();
        this.values = values;
    }

    /// Returns a value, by its place among all of them.
    String text(long index) {
        return switch (view.shape().measure()) {
            case Scalar.FLOAT32 -> Shortest.of(
                    segment.get(ValueLayout.JAVA_FLOAT_UNALIGNED, view.base() + index * Float.BYTES));
            case Scalar.FLOAT64 -> Shortest.of(
                    segment.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, view.base() + index * Double.BYTES));
            case Scalar.INT64 -> Long.toString(
                    segment.get(ValueLayout.JAVA_LONG_UNALIGNED, view.base() + index * Long.BYTES));
            default -> '"' + Printable.field(string(index)) + '"';
        };
    }

    /// Writes a value into an array; what is no number becomes `null`.
    void write(Json json, long index) {
        if (!(view.shape().measure() instanceof Scalar)) {
            json.element(string(index));
            return;
        }
        json.number(text(index));
    }

    private String string(long index) {
        return switch (view.shape().rank()) {
            case 0 -> view.getString();
            case 1 -> view.getString(index);
            default -> view.getString(index / values, index % values);
        };
    }

    /// Returns the characters that the widest value takes.
    int width() {
        return switch (view.shape().measure()) {
            case Scalar.FLOAT32 -> 15;
            case Scalar.FLOAT64 -> 24;
            case Scalar.INT64 -> 20;
            default -> 0;
        };
    }
}
