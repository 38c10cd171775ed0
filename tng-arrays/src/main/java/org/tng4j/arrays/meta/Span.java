package org.tng4j.arrays.meta;

/// A range of bytes, relative to element 0: `[from, to)`. `from` is negative where byte strides are.
///
/// **Ownership and threads:** an immutable value. **Errors:** [IllegalArgumentException] if it ends before it starts.
///
/// @param from the lowest byte touched
/// @param to one past the highest byte touched
public record Span(long from, long to) {

    /// No byte at all.
    public static final Span EMPTY = new Span(0, 0);

    /// Checks the order.
    public Span {
        if (to < from) {
            throw new IllegalArgumentException("span ends at " + to + ", must not end before " + from);
        }
    }

    /// So many bytes from some place on.
    ///
    /// @param from the first byte
    /// @param size how many, at least 0
    /// @return `[from, from + size)`
    /// @throws ArithmeticException if it does not fit 63 bits
    public static Span of(long from, long size) {
        return new Span(from, Math.addExact(from, size));
    }

    /// The number of bytes from the lowest to the highest, gaps included.
    ///
    /// @return at least 0
    /// @throws ArithmeticException if it does not fit 63 bits
    public long size() {
        return Math.subtractExact(to, from);
    }

    /// The smallest span that holds this one at both ends of a move.
    ///
    /// @param bytes how far, either way
    /// @return this and its moved copy, and what lies between
    /// @throws ArithmeticException if it does not fit 63 bits
    public Span stretched(long bytes) {
        return new Span(
                Math.addExact(from, Math.min(bytes, 0)), Math.addExact(to, Math.max(bytes, 0)));
    }

    /// The same range somewhere else.
    ///
    /// @param bytes how far, either way
    /// @return a range of the same size
    /// @throws ArithmeticException if it does not fit 63 bits
    public Span moved(long bytes) {
        return new Span(Math.addExact(from, bytes), Math.addExact(to, bytes));
    }

    /// The smallest span that holds this one and another.
    ///
    /// @param other does not count if it is empty
    /// @return both, and what lies between; [#EMPTY] if both are empty
    public Span and(Span other) {
        if (from == to) {
            return other.from == other.to ? EMPTY : other;
        }
        if (other.from == other.to) {
            return this;
        }
        return new Span(Math.min(from, other.from), Math.max(to, other.to));
    }
}
