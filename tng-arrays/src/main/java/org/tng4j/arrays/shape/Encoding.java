package org.tng4j.arrays.shape;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How the characters of a [Text] become bytes.
///
/// **Datashape:** the name in `string['U16']`. **Ownership and threads:** constants. **Source:** docs/datashape.md.
public enum Encoding {
    /// One byte a character, 0 to 127.
    ASCII("A", StandardCharsets.US_ASCII),
    /// One to four bytes a character; what `string` alone means.
    UTF8("U8", StandardCharsets.UTF_8),
    /// Two or four bytes a character; in which order is the layout's affair.
    UTF16("U16", StandardCharsets.UTF_16LE),
    /// Four bytes a character; in which order is the layout's affair.
    UTF32("U32", StandardCharsets.UTF_32LE);

    private final String text;
    private final Charset charset;

    Encoding(String text, Charset charset) {
        this.text = text;
        this.charset = charset;
    }

    /// Finds an encoding by its short name, `U8`, or by its long one in any case, `utf8` or `utf-8`.
    static Optional<Encoding> named(String name) {
        String longName = name.toUpperCase(Locale.ROOT).replace("UTF-", "UTF");
        return Stream.of(values())
                .filter(encoding -> encoding.text.equals(name) || encoding.name().equals(longName))
                .findFirst();
    }

    /// The bytes that some text takes, or nothing if it has characters that this encoding has not.
    Optional<byte[]> bytes(CharSequence characters) {
        return charset.newEncoder().canEncode(characters)
                ? Optional.of(characters.toString().getBytes(charset))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
