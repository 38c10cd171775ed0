package org.tng4j.arrays.shape;

/// Cuts datashape text into tokens; white space and comments vanish here.
final class Lexer {

    private final String text;
    private int position;

    Lexer(String text) {
        this.text = text;
    }

    Token next() {
        skipBlanks();
        int start = position;
        if (start == text.length()) {
            return new Token(Token.Kind.END, "", start);
        }
        Token.Kind kind = kindAt(start);
        position = endOf(kind, start);
        return new Token(kind, text.substring(start, position), start);
    }

    private void skipBlanks() {
        boolean comment = false;
        while (position < text.length()) {
            char c = text.charAt(position);
            comment = c == '#' || (comment && c != '\n');
            if (!comment && " \t\r\n".indexOf(c) < 0) {
                return;
            }
            position++;
        }
    }

    private Token.Kind kindAt(int start) {
        char c = text.charAt(start);
        boolean sign = c == '-' && start + 1 < text.length();
        if (isDigit(sign ? text.charAt(start + 1) : c)) {
            return Token.Kind.INTEGER;
        }
        return isLetter(c) ? Token.Kind.NAME : Token.Kind.SYMBOL;
    }

    private int endOf(Token.Kind kind, int start) {
        if (kind == Token.Kind.SYMBOL) {
            return text.offsetByCodePoints(start, 1);
        }
        int end = start + 1;
        while (end < text.length() && belongs(kind, text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean belongs(Token.Kind kind, char c) {
        return isDigit(c) || (kind == Token.Kind.NAME && isLetter(c));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
