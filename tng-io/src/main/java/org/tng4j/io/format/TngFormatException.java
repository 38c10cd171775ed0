package org.tng4j.io.format;

/// The bytes of a file break the format. The message names file, block, offset, what was found and what the rule is.
public final class TngFormatException extends TngException {
    private static final long serialVersionUID = 1L;

    /// @param problem one clause in lower case without a full stop
    public TngFormatException(Kind kind, Place place, String problem) {
        super(kind, place, problem);
    }
}
