package org.tng4j.arrays.meta;

import java.nio.ByteOrder;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;

/// One element: its data type, and the order of its bytes.
///
/// **Datashape:** `scalar`. **Ownership and threads:** an immutable value.
/// **Source:** docs/datashape.md, *Layouts*.
///
/// @param scalar the data type
/// @param order of the bytes of each component; without meaning where that is one byte
public record ScalarMeta(Scalar scalar, ByteOrder order) implements ArrMeta {

    @Override
    public DataShape shape() {
        return scalar;
    }

    @Override
    public ArrMeta leaf() {
        return this;
    }

    @Override
    public Span span() {
        return new Span(0, scalar.byteSize());
    }

    @Override
    public boolean isContiguous() {
        return true;
    }

    @Override
    public String toString() {
        return storageText(0);
    }
}
