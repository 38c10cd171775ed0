package org.tng4j.arrays.shape;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// One token of look-ahead. It remembers what was looked for there, and says so when nothing fits.
final class TokenReader {

    private final String text;
    private final Lexer lexer;
    private final Set<String> lookedFor = new LinkedHashSet<>();
    private Token token;

    TokenReader(String text) {
        this.text = text;
        this.lexer = new Lexer(text);
        this.token = lexer.next();
    }

    Token token() {
        return token;
    }

    /// Goes on to the next token.
    ///
    /// @return the one that was there
    Token take() {
        Token taken = token;
        token = lexer.next();
        lookedFor.clear();
        return taken;
    }

    /// Takes this symbol or word, if it is there.
    boolean accept(String wanted) {
        lookedFor.add("'" + wanted + "'");
        boolean there = token.is(wanted);
        if (there) {
            take();
        }
        return there;
    }

    void expect(String wanted) {
        if (!accept(wanted)) {
            throw unexpected(List.of());
        }
    }

    void expectEnd() {
        if (token.kind() != Token.Kind.END) {
            throw unexpected(List.of("the end of the text"));
        }
    }

    /// Takes a number, from 0 to 2^63 - 1.
    ///
    /// @param what it counts, for messages
    long integer(String what) {
        if (token.kind() != Token.Kind.INTEGER) {
            throw unexpected(List.of("integer"));
        }
        if (token.text().startsWith("-")) {
            throw refused(token, what + " is " + token.found() + ", must be at least 0");
        }
        try {
            long value = Long.parseLong(token.text());
            take();
            return value;
        } catch (NumberFormatException _) {
            throw refused(token, what + " is " + token.found() + ", must be at most " + Long.MAX_VALUE);
        }
    }

    /// Takes text in quotes.
    String quoted() {
        if (token.kind() != Token.Kind.QUOTED) {
            throw unexpected(List.of("quoted text"));
        }
        String read = Quoted.read(text, token);
        take();
        return read;
    }

    /// Makes a shape whose constructor has rules of its own.
    DataShape checked(Token start, Supplier<DataShape> shape) {
        try {
            return shape.get();
        } catch (IllegalArgumentException e) {
            throw refused(start, String.valueOf(e.getMessage()));
        }
    }

    /// Another token than could stand here.
    ///
    /// @param expected besides what was looked for
    DataShapeSyntaxException unexpected(List<String> expected) {
        lookedFor.addAll(expected);
        String found = "found " + token.found() + ", expected ";
        return new DataShapeSyntaxException(text, token.offset(), found, new ArrayList<>(lookedFor));
    }

    /// A token that may stand there, but not with this value.
    DataShapeSyntaxException refused(Token at, String rule) {
        return new DataShapeSyntaxException(text, at.offset(), rule, List.of());
    }
}
