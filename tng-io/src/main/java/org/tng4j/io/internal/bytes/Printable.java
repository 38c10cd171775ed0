package org.tng4j.io.internal.bytes;

/// Text from a file, made fit for a message.
public final class Printable {
    private static final int LONGEST = 64;

    private Printable() {}

    /// Returns the text in quotes, cut at 64 characters, with everything unprintable as `?`.
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder("'");
        text.codePoints().limit(LONGEST).forEach(c -> out.appendCodePoint(isPrintable(c) ? c : '?'));
        return out.append(text.codePointCount(0, text.length()) > LONGEST ? "…'" : "'").toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
