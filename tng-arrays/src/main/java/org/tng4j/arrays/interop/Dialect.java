package org.tng4j.arrays.interop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The two spellings of literals: what `ast.literal_eval` of Python takes, as far as NumPy's headers need it, and JSON.
enum Dialect {
    /// `{'shape': (3, 4), 'strides': None}`.
    PYTHON("True", "False", "None", "'\"", "(["),
    /// `{"shape": [3, 4], "strides": null}`.
    JSON("true", "false", "null", "\"", "[");

    private final String yes;
    private final String no;
    private final String nothing;
    private final String quotes;
    private final String listStarts;

    Dialect(String yes, String no, String nothing, String quotes, String listStarts) {
        this.yes = yes;
        this.no = no;
        this.nothing = nothing;
        this.quotes = quotes;
        this.listStarts = listStarts;
    }

    String quotes() {
        return quotes;
    }

    String listStarts() {
        return listStarts;
    }

    /// The constants; none begins another.
    List<String> words() {
        return List.of(yes, no, nothing);
    }

    /// What a constant means.
    @Nullable Boolean meaning(String word) {
        return word.equals(nothing) ? null : Boolean.valueOf(word.equals(yes));
    }

    /// How true, false, or nothing is spelled.
    String spelled(@Nullable Object constant) {
        return constant == null ? nothing : constant.equals(true) ? yes : no;
    }
}
