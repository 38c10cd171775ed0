package org.tng4j.io.format;

import java.io.IOException;

/// The bytes of a file are legal, and this library does not read them (yet): docs/coverage.md says what it reads.
public final class TngUnsupportedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient Place place;
    private final String problem;

    /// @param problem one clause in lower case without a full stop
    public TngUnsupportedException(Kind kind, Place place, String problem) {
        super(place + ": " + problem);
        this.kind = kind;
        this.place = place;
        this.problem = problem;
    }

    /// Returns in which way the file is wrong.
    public Kind kind() {
        return kind;
    }

    /// Returns where it is wrong.
    public Place place() {
        return place;
    }

    /// Returns what is wrong there: found and expected.
    public String problem() {
        return problem;
    }
}
