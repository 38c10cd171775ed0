package org.tng4j.arrays.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The datashape in a storage text, read once from the front to the back: where its data types stand, and where it ends.
///
/// It looks at each character a few times at most, whatever the text: strangers write it. What is no datashape it passes;
/// its parser will say so.
final class StorageWords {

    private static final int NONE = -1;
    private static final int END = -1;

    /// No data types, unless they are names of fields.
    private static final Set<String> OTHER_WORDS = Set.of("var", "fixed", "option");

    private final String text;
    private final StringBuilder plain;
    private final List<DataType> types = new ArrayList<>();
    private int at;
    private int mark = NONE; // offset of the one that nothing but blanks follow so far

    /// A data type in the text.
    ///
    /// @param mark of its byte order, or 0
    /// @param offset of its first letter
    record DataType(char mark, int offset) {}

    /// Reads up to the layout, or to the end.
    StorageWords(String text) {
        this.text = text;
        plain = new StringBuilder(text);
        while (found() != END && found() != '@') {
            pass(found());
        }
    }

    /// In the order of the text.
    List<DataType> types() {
        return types;
    }

    /// Where the layout begins, or the text ends.
    int end() {
        return at;
    }

    /// The datashape, with blanks instead of comments and marks, so that every column stays.
    String shape() {
        return plain.substring(0, at);
    }

    private void pass(int c) {
        if (isLetter(c)) {
            passWord();
        } else if (c == '\'' || c == '"') {
            passQuoted(c);
        } else {
            mark = c == '<' || c == '>' ? at : NONE;
            at++;
        }
    }

    private void passWord() {
        int start = at;
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        String word = text.substring(start, at);
        if (found() != ':' && !OTHER_WORDS.contains(word)) {
            addType(start);
            passBrackets();
        }
        mark = NONE;
    }

    private void addType(int offset) {
        types.add(new DataType(mark == NONE ? 0 : text.charAt(mark), offset));
        if (mark != NONE) {
            plain.setCharAt(mark, ' ');
        }
    }

    /// What stands in them belongs to the data type.
    private void passBrackets() {
        if (found() != '[') {
            return;
        }
        while (found() != ']' && found() != '@' && found() != END) {
            if (found() == '\'' || found() == '"') {
                passQuoted(found());
            } else {
                at++;
            }
        }
    }

    /// Up to the closing quote, or to the end.
    private void passQuoted(int quote) {
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, text.length());
        mark = NONE;
    }

    /// The next character that is no blank, or the end.
    private int found() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
            if (text.charAt(at) == '#') {
                passComment();
            } else {
                at++;
            }
        }
        return at < text.length() ? text.charAt(at) : END;
    }

    private void passComment() {
        for (; at < text.length() && text.charAt(at) != '\n'; at++) {
            plain.setCharAt(at, ' ');
        }
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
