package org.tng4j.arrays.shape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Recursive descent over the grammar of [DataShape]; one method per rule, one token of look-ahead.
final class DataShapeParser {

    private static final int MAX_TEXT = 1 << 20;

    private final TokenReader tokens;
    private final TypeParser types;

    DataShapeParser(String text) {
        if (text.length() > MAX_TEXT) {
            String rule = "text has " + text.length() + " characters, must be at most " + MAX_TEXT;
            throw new DataShapeSyntaxException(text, 0, rule, List.of());
        }
        this.tokens = new TokenReader(text);
        this.types = new TypeParser(tokens);
    }

    DataShape parse() {
        DataShape shape = shape(0);
        tokens.expectEnd();
        return shape;
    }

    /// @param nesting how many shapes are open round this one
    private DataShape shape(int nesting) {
        Token start = tokens.token();
        if (!tokens.accept("?")) {
            return body(nesting);
        }
        DataShape value = body(inside(start, nesting));
        return tokens.checked(start, () -> new Option(value));
    }

    private DataShape body(int nesting) {
        Token start = tokens.token();
        if (start.kind() == Token.Kind.INTEGER || start.is("fixed")) {
            long size = size();
            return new FixedDim(size, item(start, nesting));
        }
        if (Names.isVariable(start.text())) {
            return variable(nesting);
        }
        return switch (start.text()) {
            case "var" -> new VarDim(item(tokens.take(), nesting));
            case "..." -> ellipsis(tokens.take(), "", nesting);
            default -> type(nesting);
        };
    }

    private long size() {
        if (!tokens.token().is("fixed")) {
            return tokens.integer("size");
        }
        tokens.take();
        tokens.expect("[");
        long size = tokens.integer("size");
        tokens.expect("]");
        return size;
    }

    private DataShape item(Token dim, int nesting) {
        int inside = inside(dim, nesting);
        tokens.expect("*");
        return shape(inside);
    }

    private DataShape variable(int nesting) {
        Token name = tokens.take();
        if (tokens.accept("...")) {
            return ellipsis(name, name.text(), nesting);
        }
        return tokens.accept("*")
                ? new SymDim(name.text(), shape(inside(name, nesting)))
                : new TypeVar(name.text());
    }

    private DataShape ellipsis(Token start, String name, int nesting) {
        DataShape item = item(start, nesting);
        return tokens.checked(start, () -> new EllipsisDim(name, item));
    }

    private DataShape type(int nesting) {
        Token start = tokens.token();
        return switch (start.text()) {
            case "{" -> new RecordShape(members("}", opened(nesting)));
            case "(" -> tuple(opened(nesting));
            case "union" -> union(opened(nesting), start);
            case "option" -> option(opened(nesting), start);
            case "ref" -> new Ref(bracketed(opened(nesting)));
            case "pointer" -> pointer(opened(nesting));
            default -> types.type();
        };
    }

    private DataShape tuple(int inside) {
        List<DataShape> items = list(")", () -> shape(inside));
        return tokens.accept("->") ? new Proto(items, shape(inside)) : new TupleShape(items);
    }

    private DataShape union(int inside, Token start) {
        tokens.expect("[");
        List<NamedShape> members = members("]", inside);
        return tokens.checked(start, () -> new Union(members));
    }

    private DataShape option(int inside, Token start) {
        DataShape value = bracketed(inside);
        return tokens.checked(start, () -> new Option(value));
    }

    private DataShape pointer(int inside) {
        tokens.expect("[");
        tokens.expect("target");
        tokens.expect("=");
        DataShape target = shape(inside);
        tokens.expect("]");
        return new Ref(target);
    }

    private DataShape bracketed(int inside) {
        tokens.expect("[");
        DataShape shape = shape(inside);
        tokens.expect("]");
        return shape;
    }

    private List<NamedShape> members(String close, int inside) {
        Set<String> names = new HashSet<>();
        return list(close, () -> member(names, inside));
    }

    private NamedShape member(Set<String> names, int inside) {
        Token start = tokens.token();
        String name = name();
        if (!names.add(name)) {
            throw tokens.refused(start, NamedShape.twice(name));
        }
        tokens.expect(":");
        return new NamedShape(name, shape(inside));
    }

    private String name() {
        return switch (tokens.token().kind()) {
            case NAME -> tokens.take().text();
            case QUOTED -> tokens.quoted();
            default -> throw tokens.unexpected(List.of("name", "quoted text"));
        };
    }

    /// Entries with commas between them, and one behind the last if somebody likes it, up to the closing bracket.
    private <T> List<T> list(String close, Supplier<T> entry) {
        List<T> entries = new ArrayList<>();
        while (!tokens.accept(close)) {
            entries.add(entry.get());
            if (!tokens.accept(",")) {
                tokens.expect(close);
                break;
            }
        }
        return entries;
    }

    /// Takes the token that opens a shape round others.
    private int opened(int nesting) {
        int inside = inside(tokens.token(), nesting);
        tokens.take();
        return inside;
    }

    private int inside(Token start, int nesting) {
        if (nesting == DataShape.MAX_NESTING) {
            throw tokens.refused(
                    start, "nesting is " + (nesting + 1) + " or more, must be at most " + DataShape.MAX_NESTING);
        }
        return nesting + 1;
    }
}
