package org.tng4j.arrays.shape;

import java.util.List;

/// Recursive descent over the grammar of [DataShape]; one method per rule, one token of look-ahead.
final class DataShapeParser {

    private static final int MAX_TEXT = 1 << 20;

    private final String text;
    private final Lexer lexer;
    private Token token;

    DataShapeParser(String text) {
        this.text = text;
        if (text.length() > MAX_TEXT) {
            throw error(0, "text has " + text.length() + " characters, must be at most " + MAX_TEXT);
        }
        this.lexer = new Lexer(text);
        this.token = lexer.next();
    }

    DataShape parse() {
        DataShape shape = shape(0);
        if (token.kind() != Token.Kind.END) {
            throw unexpected(List.of("the end of the text"));
        }
        return shape;
    }

    private DataShape shape(int rank) {
        boolean var = token.is("var");
        if (!var && !token.is("fixed") && token.kind() != Token.Kind.INTEGER) {
            return type();
        }
        if (rank == DataShape.MAX_RANK) {
            throw error(token.offset(), "rank is " + (rank + 1) + " or more, must be at most " + DataShape.MAX_RANK);
        }
        long size = var ? 0 : size();
        if (var) {
            advance();
        }
        expect("*");
        DataShape item = shape(rank + 1);
        return var ? new VarDim(item) : new FixedDim(size, item);
    }

    private long size() {
        if (!token.is("fixed")) {
            return integer();
        }
        advance();
        expect("[");
        long size = integer();
        expect("]");
        return size;
    }

    private long integer() {
        if (token.kind() != Token.Kind.INTEGER) {
            throw unexpected(List.of("integer"));
        }
        if (token.text().startsWith("-")) {
            throw error(token.offset(), "size is " + token.found() + ", must be at least 0");
        }
        try {
            long size = Long.parseLong(token.text());
            advance();
            return size;
        } catch (NumberFormatException _) {
            throw error(token.offset(), "size is " + token.found() + ", must be at most " + Long.MAX_VALUE);
        }
    }

    private DataShape type() {
        DataShape type = TypeNames.TYPES.get(token.text());
        if (type == null && TypeNames.FOREIGN.contains(token.text())) {
            throw error(token.offset(), "type " + token.text() + " is outside this project's datashape");
        }
        if (type == null) {
            throw unexpected(TypeNames.SHAPE_STARTS);
        }
        boolean complex = advance().is("complex");
        return complex && token.is("[") ? complex() : type;
    }

    private DataShape complex() {
        expect("[");
        if (!token.is("float32") && !token.is("float64")) {
            throw unexpected(List.of("float32", "float64"));
        }
        boolean single = advance().is("float32");
        expect("]");
        return single ? Scalar.COMPLEX64 : Scalar.COMPLEX128;
    }

    private void expect(String symbol) {
        if (!token.is(symbol)) {
            throw unexpected(List.of("'" + symbol + "'"));
        }
        advance();
    }

    private Token advance() {
        Token taken = token;
        token = lexer.next();
        return taken;
    }

    private DataShapeSyntaxException unexpected(List<String> expected) {
        String found = "found " + token.found() + ", expected ";
        return new DataShapeSyntaxException(text, token.offset(), found, expected);
    }

    private DataShapeSyntaxException error(int offset, String rule) {
        return new DataShapeSyntaxException(text, offset, rule, List.of());
    }
}
