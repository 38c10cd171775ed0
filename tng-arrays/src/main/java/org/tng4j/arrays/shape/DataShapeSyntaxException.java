package org.tng4j.arrays.shape;

import java.util.ArrayList;
import java.util.List;

/// Text that is no datashape. The message says where and what was expected, then shows the line with a caret:
///
/// ```
/// line 1, column 6: found 'x', expected '*'
/// 1000 x 3 * float32
///      ^
/// ```
///
/// **Ownership and threads:** immutable. **Source:** docs/datashape.md.
public final class DataShapeSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;
    private static final int EXCERPT = 64;

    /// From 1.
    private final int line;
    /// From 1.
    private final int column;
    /// What could have stood there.
    private final ArrayList<String> expected;

    /// Describes the place `offset` chars into `text`.
    DataShapeSyntaxException(String text, int offset, String what, List<String> expected) {
        super(at(text, offset) + what + join(expected) + picture(text, offset));
        this.line = lineOf(text, offset);
        this.column = columnOf(text, offset);
        this.expected = new ArrayList<>(expected);
    }

    /// The line of the error.
    ///
    /// @return from 1
    public int line() {
        return line;
    }

    /// The column of the error.
    ///
    /// @return from 1, in chars
    public int column() {
        return column;
    }

    /// What could have stood there.
    ///
    /// @return tokens, or nothing if the token was right but its value is not
    public List<String> expected() {
        return List.copyOf(expected);
    }

    /// Text of unknown origin for a message: control characters become spaces, and what is too long is cut.
    static String printable(String text, int limit) {
        String cut = text.length() <= limit ? text : text.substring(0, limit) + "…";
        return cut.replaceAll("[\\p{Cntrl}\\p{Cs}\\u2028\\u2029]", " ");
    }

    private static String at(String text, int offset) {
        return "line " + lineOf(text, offset) + ", column " + columnOf(text, offset) + ": ";
    }

    private static int lineOf(String text, int offset) {
        return 1 + (int) text.chars().limit(offset).filter(c -> c == '\n').count();
    }

    private static int columnOf(String text, int offset) {
        return offset - lineStart(text, offset) + 1;
    }

    private static int lineStart(String text, int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    private static String join(List<String> expected) {
        int last = expected.size() - 1;
        return last < 1
                ? String.join("", expected)
                : String.join(", ", expected.subList(0, last)) + " or " + expected.get(last);
    }

    /// The line, or the part of a long one round the place, and a caret below it.
    private static String picture(String text, int offset) {
        int from = Math.max(lineStart(text, offset), offset - EXCERPT / 2);
        int end = text.indexOf('\n', offset);
        String excerpt = printable(text.substring(from, end < 0 ? text.length() : end), EXCERPT);
        return "\n" + excerpt + "\n" + " ".repeat(offset - from) + "^";
    }
}
