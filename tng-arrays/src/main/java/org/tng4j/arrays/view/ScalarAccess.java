package org.tng4j.arrays.view;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.tng4j.arrays.meta.ScalarMeta;

/// Reads one scalar, wherever it lies and in whichever order its bytes stand.
record ScalarAccess(MemorySegment segment, long offset, ScalarMeta meta) {

    float getFloat() {
        return switch (meta.scalar()) {
            case FLOAT32 -> segment.get(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(meta.order()), offset);
            default -> throw holdsOther("float32");
        };
    }

    double getDouble() {
        return switch (meta.scalar()) {
            case FLOAT32 -> getFloat();
            case FLOAT64 -> segment.get(ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(meta.order()), offset);
            default -> throw holdsOther("float32 or float64");
        };
    }

    long getLong() {
        return switch (meta.scalar()) {
            case INT8 -> segment.get(ValueLayout.JAVA_BYTE, offset);
            case UINT8 -> Byte.toUnsignedLong(segment.get(ValueLayout.JAVA_BYTE, offset));
            case INT16 -> getShort();
            case UINT16 -> Short.toUnsignedLong(getShort());
            case INT32 -> getInt();
            case UINT32 -> Integer.toUnsignedLong(getInt());
            case INT64, UINT64 -> segment.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(meta.order()), offset);
            default -> throw holdsOther("an integer type");
        };
    }

    private short getShort() {
        return segment.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(meta.order()), offset);
    }

    private int getInt() {
        return segment.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(meta.order()), offset);
    }

    private IllegalStateException holdsOther(String wanted) {
        return new IllegalStateException("view holds " + meta.scalar() + ", must hold " + wanted);
    }
}
