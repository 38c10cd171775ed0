package org.tng4j.arrays.interop;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Prints values as literals, character for character as Python's `repr` does, or as JSON.
final class LiteralText {

    private static final String SHORT_ESCAPES = "\n\r\t\\";
    private static final String SHORT_LETTERS = "nrt\\";
    private static final int ASCII_END = 0x7f;
    private static final int LATIN1_END = 0x100;

    private final Dialect dialect;

    private LiteralText(Dialect dialect) {
        this.dialect = dialect;
    }

    /// @param value null, Boolean, Number, String, List, Tuple or Map of them
    static String of(@Nullable Object value, Dialect dialect) {
        return new LiteralText(dialect).printed(value);
    }

    private String printed(@Nullable Object value) {
        return switch (value) {
            case String text -> quoted(text);
            case Number number -> number.toString();
            case Tuple tuple when dialect == Dialect.PYTHON -> "(" + joined(tuple.items()) + (tuple.items().size() == 1 ? ",)" : ")");
            case Tuple tuple -> printed(tuple.items());
            case List<?> list -> "[" + joined(list) + "]";
            case Map<?, ?> map -> map.entrySet().stream()
                    .map(entry -> printed(entry.getKey()) + ": " + printed(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
            case null, default -> dialect.spelled(value);
        };
    }

    private String joined(List<? extends @Nullable Object> items) {
        return items.stream().map(this::printed).collect(Collectors.joining(", "));
    }

    /// Python takes the other quote where that saves an escape.
    private String quoted(String text) {
        boolean isDouble = dialect == Dialect.JSON || (text.contains("'") && !text.contains("\""));
        String quote = isDouble ? "\"" : "'";
        StringBuilder quoted = new StringBuilder(quote);
        text.codePoints().forEach(c -> append(quoted, c, quote.charAt(0)));
        return quoted.append(quote).toString();
    }

    private void append(StringBuilder quoted, int c, char quote) {
        int known = SHORT_ESCAPES.indexOf(c);
        if (known >= 0 || c == quote) {
            quoted.append('\\').append(known >= 0 ? SHORT_LETTERS.charAt(known) : quote);
        } else if (isPrintable(c)) {
            quoted.appendCodePoint(c);
        } else if (dialect == Dialect.JSON || (c >= LATIN1_END && c < Character.MIN_SUPPLEMENTARY_CODE_POINT)) {
            new String(Character.toChars(c)).chars().forEach(unit -> quoted.append(String.format("\\u%04x", unit)));
        } else {
            quoted.append(String.format(c < LATIN1_END ? "\\x%02x" : "\\U%08x", c));
        }
    }

    private static boolean isPrintable(int c) {
        if (c < ASCII_END) {
            return c >= ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
