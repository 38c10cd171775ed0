package org.tng4j.arrays.shape;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the data types that hold no other: numbers, text, bytes.
final class TypeParser {

    private static final String ENCODINGS =
            Stream.of(Encoding.values()).map(encoding -> "'" + encoding + "'").collect(Collectors.joining(", "));

    private final TokenReader tokens;

    TypeParser(TokenReader tokens) {
        this.tokens = tokens;
    }

    DataShape type() {
        return switch (tokens.token().text()) {
            case "complex" -> complex();
            case "string" -> text();
            case "bytes" -> bytes();
            default -> scalar();
        };
    }

    private DataShape scalar() {
        Token name = tokens.token();
        Scalar scalar = TypeNames.SCALARS.get(name.text());
        if (scalar != null) {
            tokens.take();
            return scalar;
        }
        if (TypeNames.FOREIGN.contains(name.text())) {
            throw tokens.refused(name, "type " + name.text() + " is outside this project's datashape");
        }
        if (TypeNames.ORDERS.contains(name.text())) {
            throw tokens.refused(name, name.found() + " is an order, which belongs to a layout, not to a datashape");
        }
        throw tokens.unexpected(TypeNames.BODY_STARTS);
    }

    private DataShape complex() {
        tokens.take();
        if (!tokens.accept("[")) {
            return Scalar.COMPLEX128;
        }
        if (!tokens.token().is("float32") && !tokens.token().is("float64")) {
            throw tokens.unexpected(List.of("float32", "float64"));
        }
        boolean single = tokens.take().is("float32");
        tokens.expect("]");
        return single ? Scalar.COMPLEX64 : Scalar.COMPLEX128;
    }

    private DataShape text() {
        tokens.take();
        if (!tokens.accept("[")) {
            return Text.STRING;
        }
        OptionalLong size = OptionalLong.empty();
        boolean coded = tokens.token().kind() == Token.Kind.QUOTED;
        if (!coded) {
            size = textSize();
            coded = tokens.accept(",");
        }
        Encoding encoding = coded ? encoding() : Encoding.UTF8;
        tokens.expect("]");
        return new Text(size, encoding);
    }

    private OptionalLong textSize() {
        if (tokens.token().kind() != Token.Kind.INTEGER) {
            throw tokens.unexpected(List.of("integer", "quoted text"));
        }
        return OptionalLong.of(tokens.integer("size"));
    }

    private Encoding encoding() {
        Token start = tokens.token();
        String name = tokens.quoted();
        String found = DataShapeSyntaxException.printable(start.text(), 64);
        return Encoding.named(name).orElseThrow(
                () -> tokens.refused(start, "encoding is " + found + ", must be one of " + ENCODINGS));
    }

    private DataShape bytes() {
        Token start = tokens.take();
        if (!tokens.accept("[")) {
            return Bytes.ANY;
        }
        OptionalLong size = OptionalLong.of(tokens.integer("size"));
        long alignment = tokens.accept(",") ? alignment() : 1;
        tokens.expect("]");
        return tokens.checked(start, () -> new Bytes(size, alignment));
    }

    private long alignment() {
        tokens.expect("align");
        tokens.expect("=");
        return tokens.integer("alignment");
    }
}
