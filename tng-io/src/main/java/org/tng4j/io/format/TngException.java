package org.tng4j.io.format;

import java.io.IOException;

/// What a file is wrong in, or what of it is not read: one of its two cases, and nothing else, leaves the library
/// because of a file's bytes. **Threads:** immutable once thrown.
public abstract sealed class TngException extends IOException permits TngFormatException, TngUnsupportedException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient Place place;
    private final String problem;

    TngException(Kind kind, Place place, String problem) {
        super(place + ": " + problem);
        this.kind = kind;
        this.place = place;
        this.problem = problem;
    }

    /// Returns in which way the file is wrong, or what of it is not read.
    public Kind kind() {
        return kind;
    }

    /// Returns where.
    public Place place() {
        return place;
    }

    /// Returns what is wrong there: found and expected.
    public String problem() {
        return problem;
    }

    /// Returns the finding that says the same.
    public Finding toFinding() {
        return new Finding(kind, place, problem);
    }
}
