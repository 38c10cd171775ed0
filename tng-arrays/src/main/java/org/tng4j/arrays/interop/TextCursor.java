package org.tng4j.arrays.interop;

import java.util.function.IntPredicate;

/// A place in a text of strangers, and the words for something else standing there.
final class TextCursor {

    /// Characters of a text of strangers that a message shows.
    static final int EXCERPT = 16;

    private final String text;
    private int at;

    TextCursor(String text) {
        this.text = text;
    }

    /// Characters passed so far.
    int at() {
        return at;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    /// Whether this is next.
    boolean sees(String token) {
        return text.startsWith(token, at);
    }

    /// Whether the next character is one of these; the end is none.
    boolean seesOneOf(String characters) {
        return !isAtEnd() && characters.indexOf(text.charAt(at)) >= 0;
    }

    /// Passes the next character.
    char take(String expected) {
        if (isAtEnd()) {
            throw unexpected(expected);
        }
        return text.charAt(at++);
    }

    /// Passes this if it is next.
    boolean takeIf(String token) {
        boolean isNext = sees(token);
        at += isNext ? token.length() : 0;
        return isNext;
    }

    void require(String token) {
        if (!takeIf(token)) {
            throw unexpected("'" + token + "'");
        }
    }

    /// Passes characters as long as they are of a kind.
    String takeWhile(IntPredicate kind) {
        int from = at;
        while (!isAtEnd() && kind.test(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    /// Passes white space.
    void skipSpace() {
        takeWhile(c -> " \t\r\n".indexOf(c) >= 0);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    IllegalArgumentException unexpected(String expected) {
        String found = isAtEnd() ? "the end" : printable(text.substring(at));
        return new IllegalArgumentException("character " + at + " is " + found + ", expected " + expected);
    }

    /// Text of strangers for a message: quoted, cut, and without what a terminal obeys.
    static String printable(String text) {
        String cut = text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
        return "'" + cut.replaceAll("[^\\x20-\\x7e…]", "?") + "'";
    }
}
