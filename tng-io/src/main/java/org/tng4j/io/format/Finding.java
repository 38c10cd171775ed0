package org.tng4j.io.format;

/// Something odd in a file that reading could go round, or will throw at when it gets there.
///
/// @param kind  in which way the file is odd
/// @param place where
/// @param text  one clause, found and expected
public record Finding(Kind kind, Place place, String text) {

    /// Returns the exception that says the same.
    public TngException toException() {
        return kind.isUnsupported() ? place.unsupported(kind, text) : place.broken(kind, text);
    }

    /// Returns one line: place and text, as an exception's message has them.
    @Override
    public String toString() {
        return place + ": " + text;
    }
}
