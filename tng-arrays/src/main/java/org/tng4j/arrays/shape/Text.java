package org.tng4j.arrays.shape;

/// A string of any size: `string`. Its bytes are UTF-8 by intention; what a file holds is kept as it is.
///
/// **Datashape:** `string`. **Ownership and threads:** an immutable value, always equal to [#STRING].
/// **Source:** docs/datashape.md.
public record Text() implements DataShape {

    /// The one text type there is today.
    public static final Text STRING = new Text();

    @Override
    public String toString() {
        return "string";
    }
}
