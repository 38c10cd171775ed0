package org.tng4j.arrays.shape;

import java.util.List;

/// One step of a path into a datashape, for [DataShape#subShape(Index...)].
///
/// **Ownership and threads:** immutable values. **Source:** docs/datashape.md.
public sealed interface Index permits Index.At, Index.Field, Index.Fields, Index.NewAxis, Slice {

    /// One item of an axis, of a record or of a tuple.
    ///
    /// @param index from 0; a negative one counts from the end
    record At(long index) implements Index {}

    /// One field, of every record of an array if there are dimensions in front.
    ///
    /// @param name as it is, without quotes
    record Field(String name) implements Index {}

    /// Several fields, of every record of an array if there are dimensions in front.
    ///
    /// @param names as they are, without quotes
    record Fields(List<String> names) implements Index {

        /// Keeps a copy.
        public Fields {
            names = List.copyOf(names);
        }
    }

    /// An axis of size 1 that was not there.
    record NewAxis() implements Index {}
}
