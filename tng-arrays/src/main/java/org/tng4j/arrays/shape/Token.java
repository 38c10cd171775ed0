package org.tng4j.arrays.shape;

/// A piece of datashape text.
///
/// @param text as it stands there, quotes and escapes of a [Kind#QUOTED] included
/// @param offset chars before it
record Token(Kind kind, String text, int offset) {

    enum Kind {
        INTEGER,
        NAME,
        QUOTED,
        SYMBOL,
        END
    }

    boolean is(String wanted) {
        return text.equals(wanted);
    }

    /// How a message names it: quoted, cut at 64 characters.
    String found() {
        String shown = DataShapeSyntaxException.printable(text, 64);
        return switch (kind) {
            case END -> "the end of the text";
            case QUOTED -> "quoted " + shown;
            default -> "'" + shown + "'";
        };
    }
}
