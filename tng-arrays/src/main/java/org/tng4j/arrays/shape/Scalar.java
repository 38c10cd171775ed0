package org.tng4j.arrays.shape;

/// The data types of one fixed size each.
///
/// **Datashape:** the lower-case name; complex numbers are two floats, `complex[float32]`.
/// **Ownership and threads:** constants. **Source:** docs/datashape.md.
public enum Scalar implements DataShape {
    /// One byte, 0 or 1.
    BOOL("bool", 1, 1),
    /// Signed, 1 byte.
    INT8("int8", 1, 1),
    /// Signed, 2 bytes.
    INT16("int16", 2, 2),
    /// Signed, 4 bytes.
    INT32("int32", 4, 4),
    /// Signed, 8 bytes.
    INT64("int64", 8, 8),
    /// Unsigned, 1 byte.
    UINT8("uint8", 1, 1),
    /// Unsigned, 2 bytes.
    UINT16("uint16", 2, 2),
    /// Unsigned, 4 bytes.
    UINT32("uint32", 4, 4),
    /// Unsigned, 8 bytes.
    UINT64("uint64", 8, 8),
    /// IEEE 754 binary16: stored and moved, never computed with.
    FLOAT16("float16", 2, 2),
    /// IEEE 754 binary32.
    FLOAT32("float32", 4, 4),
    /// IEEE 754 binary64.
    FLOAT64("float64", 8, 8),
    /// Two [#FLOAT32]: real, imaginary; 8 bytes.
    COMPLEX64("complex[float32]", 8, 4),
    /// Two [#FLOAT64]: real, imaginary; 16 bytes.
    COMPLEX128("complex[float64]", 16, 8),
    /// A Unicode code point, 4 bytes. Text of files is [Text], not this.
    CHAR("char", 4, 4),
    /// Nothing, 0 bytes.
    VOID("void", 0, 0);

    private final String text;
    private final int byteSize;
    private final int componentSize;

    Scalar(String text, int byteSize, int componentSize) {
        this.text = text;
        this.byteSize = byteSize;
        this.componentSize = componentSize;
    }

    /// Bytes of one element.
    ///
    /// @return from 0 ([#VOID]) to 16
    public int byteSize() {
        return byteSize;
    }

    /// Bytes that byte order turns round together: half of a complex number, all of anything else.
    ///
    /// @return 0, 1, 2, 4 or 8
    public int componentSize() {
        return componentSize;
    }

    @Override
    public String toString() {
        return text;
    }
}
