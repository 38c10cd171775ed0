package org.tng4j.cli;

/// Makes text of files fit for a terminal: one line, no control characters. What a reader cannot see is escaped.
final class Printable {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private Printable() {
    }

    /// Returns a message with its control characters escaped.
    static String line(String text) {
        return escaped(text, false);
    }

    /// Returns a field with its control characters and backslashes escaped, so that it can be undone.
    static String field(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean withBackslash) {
        if (text.codePoints().noneMatch(c -> isEscaped(c, withBackslash))) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(out, c, withBackslash));
        return out.toString();
    }

    private static boolean isEscaped(int c, boolean withBackslash) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE -> true;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            // Joiners hold emoji and scripts together; the other format characters can turn a line round.
            case Character.FORMAT -> c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER;
            default -> withBackslash && c == '\\';
        };
    }

    private static void append(StringBuilder out, int c, boolean withBackslash) {
        if (!isEscaped(c, withBackslash)) {
            out.appendCodePoint(c);
            return;
        }
        switch (c) {
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\\' -> out.append("\\\\");
            default -> out.append(String.format("\\u%04x", c));
        }
    }
}
