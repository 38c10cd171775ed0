package org.tng4j.io.format;

/// The bytes of a file are legal, and this library does not read them (yet): docs/coverage.md says what it reads.
public final class TngUnsupportedException extends TngException {
    private static final long serialVersionUID = 1L;

    /// @param problem one clause in lower case without a full stop
    public TngUnsupportedException(Kind kind, Place place, String problem) {
        super(kind, place, problem);
    }
}
