package org.tng4j.arrays.shape;

import java.util.List;

/// Text in quotes: where it ends, and what its escapes stand for.
final class Quoted {

    private static final String ESCAPES = "'\"bfnrt";
    private static final String ESCAPED = "'\"\b\f\n\r\t";
    private static final List<String> EXPECTED = List.of("\\'", "\\\"", "\\b", "\\f", "\\n", "\\r", "\\t", "\\uXXXX");
    private static final int UNICODE_DIGITS = 4;

    private Quoted() {}

    /// The offset behind the closing quote of what begins at `start`.
    static int end(String text, int start) {
        char quote = text.charAt(start);
        for (int at = start + 1; at < text.length() && "\r\n".indexOf(text.charAt(at)) < 0; at++) {
            if (text.charAt(at) == quote) {
                return at + 1;
            }
            at += text.charAt(at) == '\\' ? 1 : 0;
        }
        throw new DataShapeSyntaxException(text, start, "quote " + quote + " is not closed in its line", List.of());
    }

    /// What a token of `text` says.
    static String read(String text, Token token) {
        StringBuilder read = new StringBuilder();
        int end = token.offset() + token.text().length() - 1;
        for (int at = token.offset() + 1; at < end; at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                read.append(escaped(text, at));
                at += text.charAt(at + 1) == 'u' ? 1 + UNICODE_DIGITS : 1;
            } else {
                read.append(c);
            }
        }
        return read.toString();
    }

    private static char escaped(String text, int backslash) {
        char kind = text.charAt(backslash + 1);
        int place = ESCAPES.indexOf(kind);
        return place >= 0 ? ESCAPED.charAt(place) : unicode(text, backslash, kind);
    }

    private static char unicode(String text, int backslash, char kind) {
        int end = Math.min(backslash + 2 + UNICODE_DIGITS, text.length());
        String digits = text.substring(backslash + 2, end);
        if (kind == 'u' && digits.matches("[0-9a-fA-F]{4}")) {
            return (char) Integer.parseInt(digits, 16);
        }
        String found = DataShapeSyntaxException.printable(text.substring(backslash, text.offsetByCodePoints(backslash, 2)), 64);
        throw new DataShapeSyntaxException(text, backslash, "found " + found + ", expected ", EXPECTED);
    }
}
