package org.tng4j.arrays.view;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.Scalar;

/// The value that stands for a missing one, as [org.tng4j.arrays.meta.OptionMeta] lists them.
record Sentinel(MemorySegment segment, long offset, ScalarMeta meta) {

    boolean isThere() {
        ScalarAccess access = new ScalarAccess(segment, offset, meta);
        return switch (meta.scalar()) {
            case FLOAT16, FLOAT32 -> Float.isNaN(access.getFloat());
            case FLOAT64 -> Double.isNaN(access.getDouble());
            case COMPLEX64, COMPLEX128 -> part(0).isThere() || part(1).isThere();
            case BOOL -> segment.get(ValueLayout.JAVA_BYTE, offset) == 2;
            default -> access.getLong() == integer(meta.scalar());
        };
    }

    void write() {
        ScalarAccess access = new ScalarAccess(segment, offset, meta);
        switch (meta.scalar()) {
            case FLOAT16, FLOAT32 -> access.setFloat(Float.NaN);
            case FLOAT64 -> access.setDouble(Double.NaN);
            case COMPLEX64, COMPLEX128 -> {
                part(0).write();
                part(1).write();
            }
            case BOOL -> segment.set(ValueLayout.JAVA_BYTE, offset, (byte) 2);
            default -> access.setLong(integer(meta.scalar()));
        }
    }

    private Sentinel part(int index) {
        Scalar part = meta.scalar() == Scalar.COMPLEX64 ? Scalar.FLOAT32 : Scalar.FLOAT64;
        return new Sentinel(segment, offset + index * (long) part.byteSize(), new ScalarMeta(part, meta.order()));
    }

    /// The smallest signed value, the largest unsigned one; that of uint64 has all bits set.
    private static long integer(Scalar scalar) {
        return switch (scalar) {
            case UINT8, UINT16, UINT32, UINT64 -> -1L >>> Long.SIZE - 8 * scalar.byteSize();
            default -> -1L << 8 * scalar.byteSize() - 1;
        };
    }
}
