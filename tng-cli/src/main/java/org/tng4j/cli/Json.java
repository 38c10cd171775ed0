package org.tng4j.cli;

import java.io.IOException;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/// Writes one JSON object on one line, piece by piece: what it describes may be larger than memory.
final class Json {
    /// Writes what is inside an object or an array.
    interface Part {
        void write(Json json) throws IOException;
    }

    private static final int BUFFER_SIZE = 1 << 13;

    private final PrintStream out;
    private final StringBuilder text = new StringBuilder(2 * BUFFER_SIZE);
    private boolean isFirst = true;

    private Json(PrintStream out) {
        this.out = out;
    }

    /// Writes an object and the end of its line; the end even where `members` throws, so that a line is always whole.
    static void print(PrintStream out, Part members) throws IOException {
        Json json = new Json(out);
        try {
            json.element(members);
        } finally {
            json.text.append('\n');
            json.flush();
        }
    }

    /// Writes an object into an array.
    void element(Part members) throws IOException {
        comma();
        nest('{', members, '}');
    }

    /// Writes a member that is an object.
    Json object(String name, Part members) throws IOException {
        name(name);
        nest('{', members, '}');
        return this;
    }

    /// Writes a member that is an array.
    Json array(String name, Part elements) throws IOException {
        name(name);
        nest('[', elements, ']');
        return this;
    }

    /// Writes an array into an array.
    void arrayElement(Part elements) throws IOException {
        comma();
        nest('[', elements, ']');
    }

    private void nest(char open, Part inner, char close) throws IOException {
        text.append(open);
        isFirst = true;
        try {
            inner.write(this);
        } finally {
            text.append(close);
            isFirst = false;
        }
        if (text.length() > BUFFER_SIZE) {
            flush();
        }
    }

    Json member(String name, @Nullable String value) {
        name(name);
        value(value);
        return this;
    }

    Json member(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    Json member(String name, @Nullable Long value) {
        name(name);
        text.append(value);
        return this;
    }

    /// Writes a number; `null` where it is none.
    Json member(String name, double value) {
        name(name);
        text.append(number(!Double.isFinite(value), Shortest.of(value)));
        return this;
    }

    Json member(String name, boolean value) {
        name(name);
        text.append(value);
        return this;
    }

    /// Writes a number that is already spelled; `null` where it is none.
    void number(String spelled) {
        comma();
        text.append(number(spelled.endsWith("n") || spelled.endsWith("f"), spelled));
    }

    /// Many parsers take `-0` for an integer, which loses the sign.
    private static String number(boolean isNone, String spelled) {
        return isNone ? "null" : spelled.equals("-0") ? "-0.0" : spelled;
    }

    /// Writes `null` into an array.
    void nothing() {
        comma();
        text.append("null");
    }

    /// Writes text into an array.
    void element(String value) {
        comma();
        value(value);
    }

    void element(long value) {
        comma();
        text.append(value);
    }

    private void name(String name) {
        comma();
        value(name);
        text.append(':');
    }

    private void comma() {
        if (!isFirst) {
            text.append(',');
        }
        isFirst = false;
        if (text.length() > BUFFER_SIZE) {
            flush();
        }
    }

    private void value(@Nullable String value) {
        if (value == null) {
            text.append("null");
            return;
        }
        text.append('"');
        value.chars().forEach(this::character);
        text.append('"');
    }

    private void character(int c) {
        if (c == '"' || c == '\\') {
            text.append('\\').append((char) c);
        } else if (c < ' ' || c == 0x7f) {
            text.append(String.format("\\u%04x", c));
        } else {
            text.append((char) c);
        }
    }

    private void flush() {
        out.append(text);
        text.setLength(0);
    }
}
