package org.tng4j.arrays.shape;

/// A piece of datashape text.
///
/// @param offset chars before it
record Token(Kind kind, String text, int offset) {

    enum Kind {
        INTEGER,
        NAME,
        SYMBOL,
        END
    }

    boolean is(String wanted) {
        return text.equals(wanted);
    }

    /// How a message names it: quoted, cut at 64 characters.
    String found() {
        return kind == Kind.END ? "the end of the text" : "'" + DataShapeSyntaxException.printable(text, 64) + "'";
    }
}
