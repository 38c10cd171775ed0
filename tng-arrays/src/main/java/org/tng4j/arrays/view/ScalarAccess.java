package org.tng4j.arrays.view;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.tng4j.arrays.meta.ScalarMeta;

/// Reads and writes one scalar, wherever it lies and in whichever order its bytes stand. Nothing is narrowed.
record ScalarAccess(MemorySegment segment, long offset, ScalarMeta meta) {

    float getFloat() {
        return switch (meta.scalar()) {
            case FLOAT16 -> Float.float16ToFloat(getShort());
            case FLOAT32 -> segment.get(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(meta.order()), offset);
            default -> throw holdsOther("float16 or float32");
        };
    }

    double getDouble() {
        return switch (meta.scalar()) {
            case FLOAT16, FLOAT32 -> getFloat();
            case FLOAT64 -> segment.get(ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(meta.order()), offset);
            default -> throw holdsOther("float16, float32 or float64");
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

    boolean getBoolean() {
        return switch (meta.scalar()) {
            case BOOL -> segment.get(ValueLayout.JAVA_BYTE, offset) != 0;
            default -> throw holdsOther("bool");
        };
    }

    void setFloat(float value) {
        switch (meta.scalar()) {
            case FLOAT16 -> setFloat16(value);
            case FLOAT32 -> segment.set(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(meta.order()), offset, value);
            case FLOAT64 -> setDouble(value);
            default -> throw holdsOther("float16, float32 or float64");
        }
    }

    void setDouble(double value) {
        switch (meta.scalar()) {
            case FLOAT64 -> segment.set(ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(meta.order()), offset, value);
            default -> throw holdsOther("float64");
        }
    }

    void setLong(long value) {
        switch (meta.scalar()) {
            case INT8, UINT8 -> segment.set(ValueLayout.JAVA_BYTE, offset, (byte) whole(value));
            case INT16, UINT16 -> setShort((short) whole(value));
            case INT32, UINT32 -> segment.set(ValueLayout.JAVA_INT_UNALIGNED.withOrder(meta.order()), offset, (int) whole(value));
            case INT64, UINT64 -> segment.set(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(meta.order()), offset, value);
            default -> throw holdsOther("an integer type");
        }
    }

    void setBoolean(boolean value) {
        switch (meta.scalar()) {
            case BOOL -> segment.set(ValueLayout.JAVA_BYTE, offset, (byte) (value ? 1 : 0));
            default -> throw holdsOther("bool");
        }
    }

    private short getShort() {
        return segment.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(meta.order()), offset);
    }

    private int getInt() {
        return segment.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(meta.order()), offset);
    }

    private void setShort(short value) {
        segment.set(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(meta.order()), offset, value);
    }

    private void setFloat16(float value) {
        short half = Float.floatToFloat16(value);
        if (Float.float16ToFloat(half) != value && !Float.isNaN(value)) {
            throw new IllegalArgumentException("value is " + value + ", float16 would hold " + Float.float16ToFloat(half));
        }
        setShort(half);
    }

    /// A value of 1, 2 or 4 bytes, signed or not.
    private long whole(long value) {
        int bits = 8 * meta.scalar().byteSize();
        boolean unsigned = meta.scalar().toString().startsWith("u");
        long lowest = unsigned ? 0 : -1L << bits - 1;
        long highest = unsigned ? -1L >>> Long.SIZE - bits : ~lowest;
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(
                    "value is " + value + ", " + meta.scalar() + " holds " + lowest + " to " + highest);
        }
        return value;
    }

    private IllegalStateException holdsOther(String wanted) {
        return new IllegalStateException("view holds " + meta.scalar() + ", must hold " + wanted);
    }
}
