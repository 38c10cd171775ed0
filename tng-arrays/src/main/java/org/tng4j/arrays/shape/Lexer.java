package org.tng4j.arrays.shape;

import java.util.List;

/// Cuts datashape text into tokens; white space and comments vanish here.
final class Lexer {

    private static final List<String> LONG_SYMBOLS = List.of("...", "->");

    private final String text;
    private int offset;

    Lexer(String text) {
        this.text = text;
    }

    Token next() {
        skipBlanks();
        int start = offset;
        if (start == text.length()) {
            return new Token(Token.Kind.END, "", start);
        }
        Token.Kind kind = kindAt(start);
        offset = endOf(kind, start);
        return new Token(kind, text.substring(start, offset), start);
    }

    private void skipBlanks() {
        boolean comment = false;
        while (offset < text.length()) {
            char c = text.charAt(offset);
            comment = c == '#' || (comment && c != '\n');
            if (!comment && " \t\r\n".indexOf(c) < 0) {
                return;
            }
            offset++;
        }
    }

    private Token.Kind kindAt(int start) {
        char c = text.charAt(start);
        boolean sign = c == '-' && start + 1 < text.length();
        if (Names.isDigit(sign ? text.charAt(start + 1) : c)) {
            return Token.Kind.INTEGER;
        }
        if (c == '\'' || c == '"') {
            return Token.Kind.QUOTED;
        }
        return Names.isLetter(c) ? Token.Kind.NAME : Token.Kind.SYMBOL;
    }

    private int endOf(Token.Kind kind, int start) {
        return switch (kind) {
            case QUOTED -> Quoted.end(text, start);
            case SYMBOL -> endOfSymbol(start);
            default -> endOfWord(kind, start);
        };
    }

    private int endOfSymbol(int start) {
        for (String symbol : LONG_SYMBOLS) {
            if (text.startsWith(symbol, start)) {
                return start + symbol.length();
            }
        }
        return text.offsetByCodePoints(start, 1);
    }

    private int endOfWord(Token.Kind kind, int start) {
        int end = start + 1;
        while (end < text.length() && belongs(kind, text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean belongs(Token.Kind kind, char c) {
        return Names.isDigit(c) || (kind == Token.Kind.NAME && Names.isLetter(c));
    }
}
