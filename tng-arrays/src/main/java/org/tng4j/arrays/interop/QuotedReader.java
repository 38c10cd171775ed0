package org.tng4j.arrays.interop;

/// Reads one string in quotes, escapes of Python and JSON included.
///
/// ```
/// escape := '\' ( ' | " | \ | / | a | b | f | n | r | t | v | 'x' HEX² | 'u' HEX⁴ | 'U' HEX⁸ )
/// ```
final class QuotedReader {

    private static final String LETTERS = "'\"\\/abfnrtv";
    private static final String MEANINGS = "'\"\\/\u0007\b\f\n\r\t\u000b";

    private final TextCursor text;
    private final Dialect dialect;

    /// @param text at the first quote; behind the last one after reading
    QuotedReader(TextCursor text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    String read() {
        char quote = take();
        StringBuilder value = new StringBuilder();
        for (char c = take(); c != quote; c = take()) {
            if (c == '\\') {
                appendEscape(value);
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    /// A string ends where its line does.
    private char take() {
        if (text.seesOneOf("\r\n")) {
            throw text.unexpected("a quote");
        }
        return text.take("a quote");
    }

    private void appendEscape(StringBuilder value) {
        char c = take();
        int known = LETTERS.indexOf(c);
        if (known >= 0) {
            value.append(MEANINGS.charAt(known));
            return;
        }
        switch (c) {
            case 'x' -> value.appendCodePoint(hexadecimal(2));
            case 'u' -> value.appendCodePoint(hexadecimal(4));
            case 'U' -> value.appendCodePoint(hexadecimal(8));
            default -> throw noEscape();
        }
    }

    private int hexadecimal(int digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(take(), 16);
            if (digit < 0) {
                throw noEscape();
            }
            value = value * 16 + digit;
        }
        if (value > Character.MAX_CODE_POINT) {
            throw noEscape();
        }
        return (int) value;
    }

    private IllegalArgumentException noEscape() {
        return new IllegalArgumentException("character " + (text.at() - 1) + " ends no escape of " + dialect);
    }
}
