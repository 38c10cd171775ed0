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
/// @param order of the bytes of each component; always the native one where that is one byte
public record ScalarMeta(Scalar scalar, ByteOrder order) implements ArrMeta {

    /// Gives one byte one order.
    public ScalarMeta {
        order = scalar.componentSize() > 1 ? order : ByteOrder.nativeOrder();
    }

    @Override
    public DataShape shape() {
        return scalar;
    }

    @Override
    public String toString() {
        return storageText(0);
    }
}
