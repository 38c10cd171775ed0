package org.tng4j.arrays.interop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a literal of strangers: nothing is evaluated, and nothing nests without end.
///
/// ```
/// value := STRING | INT 'L'? | WORD | list | map            STRING as QuotedReader says; WORD as Dialect says
/// list  := '[' (value (',' value)* ','?)? ']'               '(' … ')' in Python; '(' value ')' is the value alone
/// map   := '{' (STRING ':' value (',' STRING ':' value)* ','?)? '}'
/// ```
///
/// Lists and tuples become a [List], maps a [Map] in their order, integers a [Long]. White space may stand between tokens.
/// Python 2 put a `u` before its strings, and an `L` behind what its own integers could not hold.
final class LiteralReader {

    private static final int MAX_NESTING = 64;

    private final TextCursor text;
    private final Dialect dialect;
    private int nesting;

    private LiteralReader(String text, Dialect dialect) {
        this.text = new TextCursor(text);
        this.dialect = dialect;
    }

    /// @throws IllegalArgumentException if it is none; it says at which character, what was found and what expected
    static @Nullable Object read(String text, Dialect dialect) {
        LiteralReader reader = new LiteralReader(text, dialect);
        Object value = reader.value();
        reader.text.skipSpace();
        if (!reader.text.isAtEnd()) {
            throw reader.text.unexpected("the end");
        }
        return value;
    }

    private @Nullable Object value() {
        text.skipSpace();
        if (text.seesOneOf(dialect.quotes()) || text.sees("u")) {
            return string();
        }
        if (text.seesOneOf(dialect.listStarts())) {
            return text.sees("(") ? list("(", ")") : list("[", "]");
        }
        if (text.sees("{")) {
            return map();
        }
        return text.seesOneOf("-0123456789") ? number() : word();
    }

    private String string() {
        text.skipSpace();
        boolean isPrefixed = dialect == Dialect.PYTHON && text.takeIf("u");
        if (!text.seesOneOf(dialect.quotes())) {
            throw text.unexpected(isPrefixed ? "a quote" : "a string");
        }
        return new QuotedReader(text, dialect).read();
    }

    private @Nullable Object list(String start, String end) {
        enter(start);
        List<@Nullable Object> items = new ArrayList<>();
        boolean comma = false;
        while (!text.sees(end)) {
            items.add(value());
            comma = takeComma(end);
        }
        leave(end);
        return end.equals(")") && items.size() == 1 && !comma ? items.getFirst() : items;
    }

    private Map<String, @Nullable Object> map() {
        enter("{");
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        while (!text.sees("}")) {
            String key = string();
            text.skipSpace();
            text.require(":");
            if (entries.containsKey(key)) {
                throw new IllegalArgumentException("key " + TextCursor.printable(key) + " is there twice");
            }
            entries.put(key, value());
            takeComma("}");
        }
        leave("}");
        return entries;
    }

    private void enter(String start) {
        if (++nesting > MAX_NESTING) {
            throw new IllegalArgumentException("nesting at character " + text.at() + " is deeper than " + MAX_NESTING);
        }
        text.require(start);
        text.skipSpace();
    }

    private void leave(String end) {
        nesting--;
        text.require(end);
    }

    /// Passes a comma, or stays before the end of a list.
    private boolean takeComma(String end) {
        text.skipSpace();
        boolean comma = text.takeIf(",");
        if (!comma && !text.sees(end)) {
            throw text.unexpected("',' or '" + end + "'");
        }
        text.skipSpace();
        return comma;
    }

    private Long number() {
        int from = text.at();
        String digits = (text.takeIf("-") ? "-" : "") + text.takeWhile(TextCursor::isDigit);
        if (dialect == Dialect.PYTHON) {
            text.takeIf("L");
        }
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "number at character " + from + " is " + TextCursor.printable(digits) + ", must fit 64 bits", e);
        }
    }

    private @Nullable Object word() {
        for (String word : dialect.words()) {
            if (text.takeIf(word)) {
                return dialect.meaning(word);
            }
        }
        throw text.unexpected("a value");
    }
}
